#include <algorithm>

#include "base/text.hpp"
#include "domain/papers/fill.hpp"
#include "domain/papers/papers.hpp"

namespace vekha::papers {
namespace {

/// Requisites every template has beside its own fields.
const std::vector<Field>& requisites() {
  static const std::vector<Field> fields{
      {.id = "issuer", .title = "Наименование органа", .kind = "text", .standard = "{issuer}"},
      {.id = "place", .title = "Место издания", .kind = "text", .standard = "{place}"},
      {.id = "post", .title = "Должность подписывающего", .kind = "text", .standard = "{post}"},
      {.id = "signatory",
       .title = "Кто подписывает",
       .help = "И.О. Фамилия",
       .kind = "text",
       .standard = "{signatory}"}};
  return fields;
}

void check(const std::vector<Field>& fields, const Known& filled) {
  Issues issues;
  for (const auto& [id, text] : filled)
    if (std::ranges::find(fields, id, &Field::id) == fields.end())
      issues.push_back(
          {.code = "unknown_field", .severity = Severity::error, .message = "Поля «" + id + "» в шаблоне нет."});
  for (const Field& field : fields) {
    const auto found = filled.find(field.id);
    const std::string text(found == filled.end() ? "" : trimmed(found->second));
    if (text.empty() && field.need == Field::Need::required)
      issues.push_back({.code = "empty_field",
                        .severity = Severity::error,
                        .message = "Не заполнено поле «" + field.title + "».",
                        .fix = field.help});
    if (!text.empty() && field.kind == "date" && !parse_iso_date(text) && !parse_ru_date(text))
      issues.push_back({.code = "bad_date",
                        .severity = Severity::error,
                        .message = "Поле «" + field.title + "» — не дата.",
                        .found = text,
                        .expected = "05.09.2025"});
  }
  if (!issues.empty()) throw Error(Code::bad_input, "Проект не составлен: проверьте поля.", std::move(issues));
}

}  // namespace

std::string filled(const std::string& pattern, const Known& fields, const std::string& blank) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    const auto open = pattern.find('{', at);
    const auto close = open == std::string::npos ? open : pattern.find('}', open);
    out += pattern.substr(at, close == std::string::npos ? close : open - at);
    if (close == std::string::npos) break;
    const auto found = fields.find(pattern.substr(open + 1, close - open - 1));
    const std::string text(found == fields.end() ? "" : trimmed(found->second));
    const auto day = parse_iso_date(text);
    out += text.empty() ? blank : day ? ru_date(*day) : text;
    at = close + 1;
  }
  return out;
}

std::vector<Field> fields_with(const Template& pattern, const Known& known) {
  std::vector<Field> fields = pattern.fields;
  fields.insert(fields.end(), requisites().begin(), requisites().end());
  for (Field& field : fields) field.standard = filled(field.standard, known, "");
  return fields;
}

PaperId draft(const db::Write& write, NodeId node, const std::string& template_id, const Known& fields,
              const Known& known) {
  const Template& pattern = template_of(template_id);
  const std::vector<Field> all = fields_with(pattern, known);
  Known values = fields;
  for (const Field& field : all)
    if (!values.contains(field.id)) values[field.id] = field.standard;
  check(all, values);
  return add(
      write,
      {.node = node,
       .card = {.kind = pattern.kind, .issuer = values["issuer"], .title = filled(pattern.subject, values, "____")},
       .level = known.contains("level") ? level_from_name(known.at("level")).value_or(Level::unknown) : Level::unknown,
       .status = Status::draft,
       .template_id = pattern.id,
       .fields = values});
}

}  // namespace vekha::papers
