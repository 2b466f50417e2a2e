#include "domain/execution/rules.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/execution/words.hpp"
#include "io/sys/embedded.hpp"
#include "io/sys/yaml.hpp"

namespace vekha::execution {
namespace {

constexpr std::string_view kFile = "catalog/executors/rules.yaml";

struct Row {
  Guess guess;
  std::vector<std::string> phrases;
};
struct Book {
  std::vector<Row> parties;
  std::vector<Row> conditions;
  std::vector<std::string> unless;
  std::vector<ListKind> lists;
};

Row read_row(const sys::YamlMap& map) {
  map.only({"rule", "list", "body", "words"});
  Row row{.phrases = map.texts("words")};
  row.guess.list = map.text_or("list", "");
  row.guess.body = map.text_or("body", "");
  const std::string rule = map.text_or("rule", "schools_with_signs");
  const auto known = rule_from_name(rule);
  if (!known) map.fail("rule", "такого правила нет.");
  row.guess.rule = *known;
  return row;
}

Book read_book() {
  const sys::YamlMap file = sys::read_yaml(kFile, sys::embedded(kFile).value_or(""));
  file.only({"parties", "conditions", "unless", "lists"});
  Book book{.unless = file.texts("unless")};
  for (const sys::YamlMap& map : file.maps("parties")) book.parties.push_back(read_row(map));
  for (const sys::YamlMap& map : file.maps("conditions")) book.conditions.push_back(read_row(map));
  for (const sys::YamlMap& map : file.maps("lists")) {
    map.only({"id", "title"});
    book.lists.push_back({map.text("id"), map.text("title")});
  }
  return book;
}

const Book& book() {
  static const Book kBook = read_book();
  return kBook;
}

bool meets(const std::vector<std::string>& words, const std::vector<std::string>& phrases) {
  return std::ranges::any_of(
      phrases, [&](const std::string& phrase) { return find_phrase(words, phrase) != std::string::npos; });
}

const Row* first_met(const std::vector<Row>& rows, const std::vector<std::string>& words) {
  const auto found = std::ranges::find_if(rows, [&](const Row& row) { return meets(words, row.phrases); });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

Guess guess(const std::string& name, const std::string& full_name) {
  for (const std::string* text : {&name, &full_name})
    if (const Row* row = first_met(book().parties, words_of(*text))) return row->guess;
  return {};
}

std::string condition_of(std::string_view measure_text) {
  const std::vector<std::string> words = words_of(measure_text);
  const Row* row = first_met(book().conditions, words);
  return row == nullptr || meets(words, book().unless) ? "" : row->guess.list;
}

const std::vector<ListKind>& list_kinds() { return book().lists; }

}  // namespace vekha::execution
