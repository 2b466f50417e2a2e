#include "app/cli/selection.hpp"

#include <CLI/CLI.hpp>

namespace vekha::cli {
namespace {

std::optional<std::string> maybe(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

/// «sch993263» and «993263» are one school.
std::string school_code(const std::string& text) {
  if (text.starts_with("sch") || text.starts_with("edu")) return text.substr(3);
  return text;
}

}  // namespace

void add_selection(CLI::App& command, Selection& selection) {
  command.add_option("--data", selection.data, "Папка данных")->required();
  command.add_option("--procedure", selection.procedure, "Процедура: ВПР, ОГЭ, ЕГЭ…");
  command.add_option("--year", selection.year, "Год");
  command.add_option("--grade", selection.grade, "Класс (параллель)");
  command.add_option("--subject", selection.subject, "Предмет");
  command.add_option("--school", selection.school, "Код школы");
  command.add_option("--class", selection.class_name, "Буква или название класса");
  command.add_option("--scope", selection.scope, "Часть организаций: municipality:КОД");
}

org::Scope scope_of(const db::Read& read, const std::string& text) {
  if (text.empty()) return {};
  const auto colon = text.find(':');
  const auto kind = org::kind_from_name(text.substr(0, colon));
  if (!kind || colon == std::string::npos)
    throw Error(Code::bad_arguments, "Область «" + text + "» не понята. Ожидалось municipality:КОД или school:КОД.");
  const std::string code = text.substr(colon + 1);
  const auto node = org::find(read, *kind, code);
  if (!node) throw Error(Code::not_found, "Нет организации с кодом «" + code + "».");
  return {node->path};
}

results::Filter filter_of(const db::Read& read, const catalog::Catalog& catalog, const Selection& selection) {
  results::Filter filter;
  filter.scope = scope_of(read, selection.scope);
  filter.procedure = maybe(selection.procedure);
  filter.year = selection.year;
  filter.grade = selection.grade;
  filter.class_name = maybe(selection.class_name);
  if (!selection.subject.empty()) filter.subject = catalog.find_subject(selection.subject).value_or(selection.subject);
  if (selection.school.empty()) return filter;
  const auto school = org::find(read, org::Kind::school, school_code(selection.school));
  if (!school || !filter.scope.covers(*school))
    throw Error(Code::not_found, "Школы с кодом «" + selection.school + "» нет. Коды школ — цифры логина ФИС ОКО.");
  filter.school = school->id;
  return filter;
}

}  // namespace vekha::cli
