#include "domain/papers/check.hpp"

#include "base/text.hpp"
#include "domain/papers/papers.sql.hpp"

namespace vekha::papers {
namespace {

constexpr std::size_t kLongest = 2000;  ///< letters of any text of a card

}  // namespace

Stand stand(const db::Read& read, const org::Scope& scope, PaperId id) {
  const auto found = read.first(sql::in_subtree, {id, scope.path, scope.path}, [](const db::Row& row) {
    return Stand{status_from_name(row.text(0)).value_or(Status::draft), static_cast<int>(row.integer(1)),
                 row.id<NodeId>(2), row.text(3), row.text(4)};
  });
  if (!found) throw Error(Code::not_found, "Документ не найден или ведётся другой организацией.");
  return *found;
}

void check_card(const Card& card) {
  Issues issues;
  const auto complain = [&](const char* code, const std::string& message, const std::string& fix) {
    issues.push_back({.code = code, .severity = Severity::error, .message = message, .fix = fix});
  };
  if (card.kind.empty()) complain("no_kind", "Не указан вид документа.", "Например: приказ, письмо, положение.");
  if (card.title.empty() && card.number.empty())
    complain("no_title", "Не указаны ни заголовок, ни номер документа.", "Укажите заголовок: о чём документ.");
  for (const std::string& text : {card.kind, card.number, card.issuer, card.title})
    if (length(text) > kLongest)
      complain("long_text", "Текст длиннее 2000 знаков: «" + prefix(text, 40) + "…».", "Сократите его.");
  if (card.dated && (card.dated->year() < 1900 || card.dated->year() > 2200))
    complain("odd_date", "Дата " + ru_date(*card.dated) + " не похожа на дату документа.", "Проверьте год.");
  if (!issues.empty()) throw Error(Code::bad_input, "Документ не принят.", std::move(issues));
}

}  // namespace vekha::papers
