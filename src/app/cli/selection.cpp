#include "app/cli/selection.hpp"

#include "app/cli/options.hpp"
#include "io/sys/clock.hpp"

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

std::optional<Date> structure_day(const std::string& text) {
  if (text.empty() || text == "then") return std::nullopt;
  if (text == "today") return sys::today();
  const auto day = parse_iso_date(text);
  if (!day) throw Error(Code::bad_arguments, "--structure: ожидалось today, then или день вида 2026-09-01.");
  return day;
}

}  // namespace

void add_selection(Command command, Selection& selection) {
  command.add_option("--data", selection.data, "Папка данных").required();
  command.add_option("--procedure", selection.procedure, "Процедура: ВПР, ОГЭ, ЕГЭ…");
  command.add_option("--year", selection.year, "Год");
  command.add_option("--grade", selection.grade, "Класс (параллель)");
  command.add_option("--subject", selection.subject, "Предмет");
  command.add_option("--school", selection.school, "Код школы");
  command.add_option("--class", selection.class_name, "Буква или название класса");
  command.add_option("--scope", selection.scope, "Часть организаций: municipality:КОД");
  command.add_option("--part", selection.part, "Этап экзамена, который проводится в несколько дней");
  command.add_option("--as-known-on", selection.as_known_on, "Что было известно на день: 2026-05-31");
  command.add_option("--structure", selection.structure,
                     "Школы, какими они стали: today или день; без этого — какими были при написании работы");
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
  filter.part = maybe(selection.part);
  if (!selection.as_known_on.empty()) filter.as_known_on = results::known_moment(selection.as_known_on);
  filter.structure = structure_day(selection.structure);
  if (!selection.subject.empty()) filter.subject = catalog.find_subject(selection.subject).value_or(selection.subject);
  if (selection.school.empty()) return filter;
  const auto school = org::find(read, org::Kind::school, school_code(selection.school));
  if (!school || !filter.scope.covers(*school))
    throw Error(Code::not_found, "Школы с кодом «" + selection.school + "» нет. Коды школ — цифры логина ФИС ОКО.");
  filter.school = school->id;
  return filter;
}

}  // namespace vekha::cli
