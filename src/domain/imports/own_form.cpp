#include "domain/imports/own_form.hpp"

#include <cctype>

#include "base/text.hpp"
#include "domain/imports/problems.hpp"

namespace vekha::imports {
namespace {

using catalog::Field;

constexpr const char* kTaskHeader =
    "^(?:задание|зад\\.?|№|балл за)? ?(\\d+(?:[.,]\\d+|\\(\\d+\\))? ?(?:(?:к|k)\\d+)?)(?: ?\\(?(\\d+) "
    "?б(?:алл(?:ов|а)?)?\\.?\\)?)?$";

std::optional<Field> field_of(const std::string& written) {
  if (const auto field = catalog::field_from_name(written)) return field;
  for (std::size_t i = 0; i < catalog::kFieldCount; ++i)
    if (folded(catalog::field_title(static_cast<Field>(i))) == folded(written)) return static_cast<Field>(i);
  return std::nullopt;
}

std::string known_fields() {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < catalog::kFieldCount; ++i) {
    const auto field = static_cast<Field>(i);
    out.push_back(std::string(catalog::field_name(field)) + " (" + std::string(catalog::field_title(field)) + ")");
  }
  return joined(out, ", ");
}

/// The text as a regular expression that matches itself.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("^$.*+?()[]{}|\\").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string title_of(const OwnTable& table) { return table.title.empty() ? "Своя таблица" : squeezed(table.title); }

/// Letters, digits and dashes: fit for the name of a file.
std::string slug(const std::string& title) {
  std::string out;
  for (const char c : folded(title)) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte >= 0x80 || std::isalnum(byte) != 0 ? c : '-';
  }
  return prefix(replaced(replaced(out, "---", "-"), "--", "-"), 60);
}

}  // namespace

namespace {

std::pair<std::string, std::string> parted_at(const std::string& text, std::size_t at) {
  if (at == std::string::npos || at == 0)
    throw Error(Code::bad_arguments, "Нужны две части со знаком «=» между ними, а дано «" + quotable(text) + "».");
  return {squeezed(text.substr(0, at)), squeezed(text.substr(at + 1))};
}

}  // namespace

std::pair<std::string, std::string> parted(const std::string& text) { return parted_at(text, text.rfind('=')); }
std::pair<std::string, std::string> parted_first(const std::string& text) { return parted_at(text, text.find('=')); }

std::string own_form_name(const OwnTable& table) { return slug(title_of(table)); }

catalog::Form own_form(const OwnTable& table, const std::string& procedure) {
  catalog::Form form;
  form.title = title_of(table);
  form.name = own_form_name(table);
  form.source = "Соответствие столбцов задано при загрузке";
  form.procedure = procedure;
  form.needs = {"procedure", "subject", "grade", "year"};
  bool pupils = false;
  std::string tasks;
  for (const auto& [name, column] : table.columns) {
    if (folded(name) == "балл за задание" || name == "score") {
      tasks += (tasks.empty() ? "" : "|") + escaped(folded(column));
      continue;
    }
    if (folded(name) == "показатель" || folded(name) == "значение показателя" || name == "value") {
      form.values.push_back({.header = "^" + escaped(folded(column)) + "$", .item = squeezed(column)});
      continue;
    }
    const auto field = field_of(name);
    if (!field)
      throw Error(Code::bad_arguments, "Нет поля «" + name + "». Есть: " + known_fields() +
                                           ", value (показатель), score (балл за задание).");
    catalog::FieldRule rule{.field = *field, .headers = {folded(column)}, .required = true};
    if (*field == Field::school) rule.extract = "(?:sch|edu)(\\d+)|^([0-9]+)$";
    form.fields.push_back(std::move(rule));
    pupils = pupils || *field == Field::pupil;
  }
  const bool names_school = form.field(Field::school) != nullptr || form.field(Field::school_name) != nullptr;
  if (pupils) {
    form.tasks.header = tasks.empty() ? kTaskHeader : "^(" + tasks + ")$";
    form.one_school = !names_school;
    form.absent = {"отсутствовал", "отсутствовала", "н/я", "неявка", "не явился", "н"};
    return form;
  }
  if (!names_school && form.field(Field::municipality) == nullptr && form.field(Field::who) == nullptr)
    throw Error(Code::bad_arguments,
                "Укажите, в каком столбце стоит код участника (pupil=…), либо школа (school=… или school_name=…).");
  form.kind = catalog::FormKind::figures;
  form.needs = {"year"};
  form.measure = form.title;
  if (form.values.empty()) form.values.push_back({.item = "$h"});
  return form;
}

}  // namespace vekha::imports
