#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/papers/papers.hpp"
#include "domain/papers/papers.sql.hpp"
#include "domain/papers/rows.hpp"

namespace vekha::papers {
namespace {

constexpr int kNameColumn = 19;  ///< behind the columns of a paper
constexpr std::size_t kMostWords = 8;

struct SortName {
  Sort sort;
  std::string_view name;
};
constexpr std::array kSorts{SortName{Sort::dated, "dated"}, SortName{Sort::number, "number"},
                            SortName{Sort::title, "title"}, SortName{Sort::kind, "kind"}};

Row row_of(const db::Row& row) {
  return {.paper = paper_of(row),
          .node_name = row.text(kNameColumn),
          .repealed_by_title = row.text(kNameColumn + 1),
          .acquainted = static_cast<int>(row.integer(kNameColumn + 2)),
          .people = static_cast<int>(row.integer(kNameColumn + 3))};
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::string& word : split(folded(text), ' '))
    if (!word.empty() && words.size() < kMostWords) words.push_back(std::move(word));
  return words;
}

/// The first word is searched by the store; the others are looked for in what it found.
std::string like(const std::string& word) {
  std::string out = "%";
  for (const char c : word) out += (c == '%' || c == '_' || c == '!' ? std::string("!") : std::string()) + c;
  return out + "%";
}

bool has_words(const Paper& paper, const std::vector<std::string>& words) {
  const Card& card = paper.card;
  const std::string day = card.dated ? ru_date(*card.dated) : "";
  const std::string text = folded(joined({card.kind, card.number, day, card.issuer, card.title}, " "));
  return std::ranges::all_of(words, [&](const auto& word) { return text.find(word) != std::string::npos; });
}

std::int64_t leading_number(const std::string& number) {
  std::size_t digits = 0;
  while (digits < number.size() && digits < 15 && number[digits] >= '0' && number[digits] <= '9') ++digits;
  return parse_integer(number.substr(0, digits)).value_or(0);
}

bool before(const Row& a, const Row& b, Sort sort) {
  const Card& left = a.paper.card;
  const Card& right = b.paper.card;
  switch (sort) {
    case Sort::dated: return left.dated > right.dated;
    case Sort::number:
      return std::pair(leading_number(left.number), left.number) <
             std::pair(leading_number(right.number), right.number);
    case Sort::title: return folded(left.title) < folded(right.title);
    case Sort::kind: return left.kind < right.kind;
  }
  return false;
}

}  // namespace

std::optional<Sort> sort_from_name(std::string_view name) {
  for (const SortName& row : kSorts)
    if (row.name == name) return row.sort;
  return std::nullopt;
}

Page list(const db::Read& read, const Sight& sight, const Query& query) {
  const std::string& path = sight.scope.path;
  const std::vector<std::string> words = words_of(query.text);
  const std::string first = words.empty() ? "" : words.front();
  const std::string kind = lower(squeezed(query.kind));
  const std::string level(query.level ? level_name(*query.level) : "");
  const std::string status(query.status ? status_name(*query.status) : "");
  std::vector<Row> rows =
      read.all(sql::page,
               {path, path, path, sight.account, first, like(first), kind, kind, level, level, status, status,
                query.year, std::to_string(query.year), query.object, query.object, query.object_id},
               row_of);
  if (words.size() > 1) std::erase_if(rows, [&](const Row& row) { return !has_words(row.paper, words); });
  std::ranges::stable_sort(rows, [&](const Row& a, const Row& b) { return before(a, b, query.sort); });
  Page page{.total = rows.size()};
  const std::size_t from = std::min(query.after, rows.size());
  const std::size_t count = query.limit == 0 ? rows.size() - from : std::min(query.limit, rows.size() - from);
  for (std::size_t i = 0; i < count; ++i) page.items.push_back(std::move(rows[from + i]));
  return page;
}

Row row(const db::Read& read, const Sight& sight, PaperId id) {
  Row out{.paper = get(read, sight, id)};
  read.each(sql::beside, {id}, [&](const db::Row& row) {
    out.node_name = row.text(0);
    out.repealed_by_title = row.text(1);
    out.acquainted = static_cast<int>(row.integer(2));
    out.people = static_cast<int>(row.integer(3));
  });
  return out;
}

}  // namespace vekha::papers
