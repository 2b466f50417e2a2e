#include "core/formula/russian.hpp"

#include <algorithm>
#include <cctype>

#include "core/formula/words.hpp"

namespace vekha::formula {
namespace {

bool of_word(char byte) { return std::isalnum(static_cast<unsigned char>(byte)) != 0 || byte == '_'; }

/// `rows`: the source named last, whose fields come before those of others.
std::string_view russian_name(std::string_view name, const Schema& schema, const Source*& rows) {
  if (rows != nullptr)
    if (const auto field = std::ranges::find(rows->fields, name, &Field::name); field != rows->fields.end())
      return field->russian;
  for (const Source& source : schema.sources) {
    if (source.name == name) {
      rows = &source;
      return source.russian;
    }
    const auto field = std::ranges::find(source.fields, name, &Field::name);
    if (field != source.fields.end()) return field->russian;
  }
  for (const auto& [english, russian] : kLevels)
    if (english == name) return russian;
  return name;
}

/// `calls`: a bracket follows, so it is a function even where a field has the same name.
std::string_view translated(std::string_view word, bool calls, const Schema& schema, const Source*& rows) {
  if (word == "pp") return "пп";
  const Word* known = known_word(word);
  const bool may = known != nullptr && (calls || known->role == Role::keyword);
  return may ? known->russian : russian_name(word, schema, rows);
}

std::size_t quote_end(std::string_view text, std::size_t at) {
  const std::string_view closing = text.substr(at).starts_with("«") ? "»" : text.substr(at, 1);
  const std::size_t end = text.find(closing, at + closing.size());
  return end == text.npos ? text.size() : end + closing.size();
}

}  // namespace

std::string in_russian(std::string_view canonical, const Schema& schema) {
  std::string out;
  const Source* rows = nullptr;
  std::size_t at = 0;
  while (at < canonical.size()) {
    const char first = canonical[at];
    std::size_t end = at + 1;
    if (first == '\'' || first == '"' || canonical.substr(at).starts_with("«")) {
      end = quote_end(canonical, at);
      out += canonical.substr(at, end - at);
    } else if (of_word(first)) {
      while (end < canonical.size() && of_word(canonical[end])) ++end;
      const bool calls = end < canonical.size() && canonical[end] == '(';
      out += translated(canonical.substr(at, end - at), calls, schema, rows);
    } else {
      out += first;
    }
    at = end;
  }
  return out;
}

}  // namespace vekha::formula
