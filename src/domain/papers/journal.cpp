#include "base/text.hpp"
#include "domain/papers/check.hpp"
#include "domain/papers/identity.hpp"
#include "domain/papers/papers.hpp"
#include "domain/papers/papers.sql.hpp"

namespace vekha::papers {
namespace {

constexpr const char* kPlainPattern = "{n}";

std::string pattern_of(const db::Read& read, NodeId node, const std::string& kind) {
  return read.first(sql::pattern, {node, kind}, [](const db::Row& row) { return row.text(0); }).value_or(kPlainPattern);
}

/// The number put into the pattern; {n:3} fills with zeros.
std::string formed(const std::string& pattern, std::int64_t number, int year) {
  const std::string years = std::to_string(year);
  std::string out = replaced(replaced(pattern, "{year}", years), "{yy}", years.substr(2));
  const auto open = out.find("{n");
  const auto close = out.find('}', open);
  VEKHA_CHECK(open != std::string::npos && close != std::string::npos);
  const std::string width = out.substr(open + 2, close - open - 2);
  std::string digits = std::to_string(number);
  const auto least = width.starts_with(':') ? parse_integer(width.substr(1)).value_or(0) : 0;
  while (static_cast<std::int64_t>(digits.size()) < least) digits.insert(0, "0");
  return out.substr(0, open) + digits + out.substr(close + 1);
}

bool taken(const db::Read& read, const Stand& paper, PaperId id, const std::string& number, int year) {
  return read.count(sql::number_taken, {paper.node, paper.kind, number, std::to_string(year), id}) > 0;
}

std::string next_number(const db::Write& write, const Stand& paper, PaperId id, int year) {
  const std::string pattern = pattern_of(write, paper.node, paper.kind);
  std::string number;
  do {
    number = formed(pattern, write.insert(sql::next_number, {paper.node, paper.kind, year}), year);
  } while (taken(write, paper, id, number, year));
  return number;
}

}  // namespace

void set_pattern(const db::Write& write, NodeId node, std::string_view kind, const std::string& pattern) {
  const std::string plain = squeezed(pattern);
  const auto open = plain.find("{n");
  const bool good =
      open != std::string::npos && (plain.substr(open).starts_with("{n}") ||
                                    (plain.substr(open).starts_with("{n:") && plain.size() > open + 4 &&
                                     plain[open + 3] >= '1' && plain[open + 3] <= '9' && plain[open + 4] == '}'));
  if (!good || length(plain) > 60)
    throw Error(Code::bad_input, "Образец номера «" + prefix(plain, 60) +
                                     "» не подходит: в нём должно быть {n} — место порядкового номера. Например: "
                                     "{n}, {n}-од, {n:3}/{year}.");
  write.run(sql::set_pattern, {node, lower(squeezed(kind)), plain});
}

std::string enter(const db::Write& write, const org::Scope& scope, PaperId id, const Registration& registration) {
  const Stand now = stand(write, scope, id);
  if (now.status != Status::draft)
    throw Error(Code::conflict, "Документ уже зарегистрирован под № " + now.number + ".");
  const int year = registration.dated.year();
  Card card = get(write, {scope, {}}, id).card;
  card.dated = registration.dated;
  card.number = registration.number;
  card = tidy(card);
  if (card.number.empty()) card.number = next_number(write, now, id, year);
  check_card(card);
  if (taken(write, now, id, card.number, year))
    throw Error(Code::conflict, "Номер " + card.number + " в журнале за " + std::to_string(year) +
                                    " год уже занят. Оставьте номер пустым: программа даст следующий.");
  write.run(sql::set_registered, {card.number, iso_date(*card.dated), identity(card), search_text(card), id});
  return card.number;
}

void withdraw(const db::Write& write, const org::Scope& scope, PaperId id) {
  const Stand now = stand(write, scope, id);
  Card card = get(write, {scope, {}}, id).card;
  if (now.status != Status::registered || !card.dated)
    throw Error(Code::conflict, "Снять регистрацию можно только с зарегистрированного документа.");
  if (write.count(sql::marks, {id}) > 0)
    throw Error(Code::conflict,
                "С документом уже ознакомлены люди: отметьте его отменённым, а не снимайте регистрацию.");
  const int year = card.dated->year();
  const std::int64_t last = write.count(sql::last_number, {now.node, now.kind, year});
  const std::string pattern = pattern_of(write, now.node, now.kind);
  for (std::int64_t number = 1; number < last; ++number)
    if (formed(pattern, number, year) == card.number)
      throw Error(Code::conflict, "После № " + card.number + " уже выданы номера: снятие регистрации оставит пропуск.");
  if (last > 0 && formed(pattern, last, year) == card.number)
    write.run(sql::give_number_back, {now.node, now.kind, year});
  card.number.clear();
  card.dated.reset();
  write.run(sql::set_withdrawn, {identity(card), search_text(card), id});
}

}  // namespace vekha::papers
