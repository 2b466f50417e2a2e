#include "domain/imports/layout.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::imports {
namespace {

struct FieldRow {
  Field field;
  std::string_view name;
  std::string_view title;
};
constexpr std::int64_t kMostPoints = 1000;    // for one task; a header that says more is not believed
constexpr std::size_t kLongestMatched = 400;  // bytes
constexpr std::size_t kWidest = 300;          // columns of a header that are looked at
constexpr std::array<FieldRow, kFieldCount> kFields{{
    {Field::procedure, "procedure", "процедура"},
    {Field::year, "year", "год"},
    {Field::subject, "subject", "предмет"},
    {Field::grade, "grade", "параллель"},
    {Field::school, "school", "код школы"},
    {Field::school_name, "school_name", "название школы"},
    {Field::municipality_code, "municipality_code", "код муниципалитета"},
    {Field::municipality, "municipality", "муниципалитет"},
    {Field::pupil, "pupil", "код участника"},
    {Field::class_name, "class", "класс"},
    {Field::sex, "sex", "пол"},
    {Field::class_number, "class_number", "номер класса"},
    {Field::variant, "variant", "вариант"},
    {Field::variant_2, "variant_2", "вариант части 2"},
    {Field::journal_mark, "journal_mark", "отметка по журналу"},
    {Field::mark, "mark", "отметка"},
    {Field::total, "total", "первичный балл"},
    {Field::uploaded, "uploaded", "дата загрузки"},
    {Field::maximum, "maximum", "наибольший балл"},
}};

Field field_named(std::string_view name) {
  for (const FieldRow& row : kFields)
    if (row.name == name) return row.field;
  VEKHA_CHECK(!"a field the catalogue knows");
  return Field::pupil;
}

std::optional<std::regex> compiled(const std::string& pattern) {
  if (pattern.empty()) return std::nullopt;
  return std::regex(pattern, std::regex::ECMAScript | std::regex::optimize);
}

bool names(const CompiledForm::Rule& rule, const std::string& header) {
  const auto& headers = rule.rule->headers;
  if (std::find(headers.begin(), headers.end(), header) != headers.end()) return true;
  return std::any_of(rule.patterns.begin(), rule.patterns.end(),
                     [&](const std::regex& pattern) { return found_in(header, pattern); });
}

/// «4к1» → «4К1»: criteria are written with a Cyrillic capital whichever alphabet the file used.
std::string task_name(const std::string& folded_name) {
  std::string name = squeezed(folded_name);
  for (const char* letter : {"к", "k"}) name = replaced(name, letter, "К");
  return replaced(name, ",", ".");
}

void find_tasks(Layout& layout, const std::vector<std::string>& headers) {
  const CompiledForm& form = *layout.form;
  layout.end_of_tasks = headers.size();
  if (!form.task) return;
  std::vector<bool> taken(headers.size());
  for (const auto& field : layout.fields)
    if (field) taken[field->column] = true;
  std::smatch match;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    if (found_in(headers[i], form.until)) {
      layout.end_of_tasks = i;
      return;
    }
    if (taken[i] || layout.personal_column[i] || !found_in(headers[i], form.task, match)) continue;
    const auto points = match.size() > 2 && match[2].matched ? parse_integer(match[2].str()) : std::nullopt;
    const int maximum = points && *points <= kMostPoints ? static_cast<int>(*points) : 0;
    layout.tasks.push_back({i, task_name(match[1].str()), maximum});
  }
}

void find_field(Layout& layout, const CompiledForm::Rule& rule, const std::vector<std::string>& headers) {
  for (std::size_t i = 0; i < headers.size(); ++i) {
    if (headers[i].empty() || layout.personal_column[i] || !names(rule, headers[i])) continue;
    layout.fields[static_cast<std::size_t>(rule.field)] = FieldColumn{i, compiled(rule.rule->extract)};
    ++layout.matched;
    return;
  }
  if (rule.rule->required) layout.missing.emplace_back(field_title(rule.field));
}

}  // namespace

CompiledForm::CompiledForm(const catalog::Form& from)
    : form(&from),
      sheet(compiled(from.sheet)),
      task(compiled(from.tasks.header)),
      until(compiled(from.tasks.until)),
      separator(compiled(from.separator)),
      exam_line(compiled(from.preamble.exam)),
      subject_label(compiled(from.preamble.subject)),
      maximum_label(compiled(from.preamble.maximum)) {
  for (const catalog::FieldRule& rule : from.fields) {
    Rule one{field_named(rule.field), &rule, {}};
    for (const std::string& pattern : rule.patterns) one.patterns.push_back(*compiled(pattern));
    rules.push_back(std::move(one));
  }
}

Layout lay(const CompiledForm& form, const sheet::Row& row, const catalog::PersonalColumns& personal) {
  Layout layout;
  layout.form = &form;
  std::vector<std::string> headers;
  for (const sheet::Cell& cell : row.cells) {
    if (headers.size() == kWidest) break;
    headers.push_back(folded(cell.text.substr(0, kLongestMatched)));
    layout.headers.push_back(squeezed(prefix(cell.text, kLongestMatched)));
    layout.personal_column.push_back(!headers.back().empty() && personal.covers(headers.back()));
    if (layout.personal_column.back()) layout.personal.push_back(layout.headers.back());
  }
  for (const CompiledForm::Rule& rule : form.rules) find_field(layout, rule, headers);
  find_tasks(layout, headers);
  if (layout.tasks.empty() && !layout.of(Field::total)) layout.missing.emplace_back("баллы за задания или за работу");
  return layout;
}

bool found_in(const std::string& text, const std::optional<std::regex>& pattern, std::smatch& match) {
  return pattern && text.size() <= kLongestMatched && std::regex_search(text, match, *pattern);
}

bool found_in(const std::string& text, const std::optional<std::regex>& pattern) {
  std::smatch match;
  return found_in(text, pattern, match);
}

std::string_view field_title(Field field) {
  for (const FieldRow& row : kFields)
    if (row.field == field) return row.title;
  return "";
}

}  // namespace vekha::imports
