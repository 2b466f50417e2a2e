#include <set>

#include "app/cli/columns.hpp"
#include "app/cli/objectivity.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/objectivity/objectivity.hpp"

namespace vekha::cli {
namespace {

void write_interval(JsonWriter& json, const char* name, const std::optional<Interval>& interval) {
  json.key(name);
  interval ? json.begin_array().value(interval->lo).value(interval->hi).end_array() : json.null();
}

void write_exam(JsonWriter& json, const objectivity::SignColumn& column) {
  json.field("sign", column.sign).field("title", column.title).field("procedure", column.exam.procedure);
  json.field("grade", column.exam.grade).field("subject", column.exam.subject);
}

void write_column(JsonWriter& json, const objectivity::SignColumn& column) {
  json.begin_object();
  write_exam(json, column);
  json.field("loaded", column.loaded).field("schools", column.schools).field("marked", column.marked);
  write_interval(json, "limits", column.limits);
  json.end_object();
}

void write_cell(JsonWriter& json, const objectivity::SignColumn& column, const objectivity::SignCell& cell) {
  json.begin_object();
  write_exam(json, column);
  json.key("fired");
  cell.fired ? json.value(*cell.fired) : json.null();
  json.key("absence");
  cell.fired ? json.null() : json.value(absence_name(cell.absence));
  json.field("n", cell.n)
      .field("value", cell.value)
      .field("other", cell.other)
      .field("arithmetic", objectivity::arithmetic(column, cell));
  json.end_object();
}

void write_school(JsonWriter& json, const objectivity::YearSigns& signs, const objectivity::YearSchool& school) {
  json.begin_object().field("code", school.code).field("name", school.name);
  json.field("municipality", school.municipality).field("marked", school.marked).field("fired", school.fired);
  json.field("judged", school.judged).field("index", school.index).field("marked_before", school.marked_before);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < school.cells.size(); ++i)
    if (school.cells[i].fired.value_or(false)) names.push_back(signs.columns[i].sign);
  json.list("signs", names).key("cells").begin_array();
  for (std::size_t i = 0; i < school.cells.size(); ++i) write_cell(json, signs.columns[i], school.cells[i]);
  json.end_array().end_object();
}

void write_expected(JsonWriter& json, const objectivity::FalseFlags& expected) {
  json.key("expected_false").begin_object().field("simulations", expected.simulations);
  json.field("alike", expected.alike);
  write_interval(json, "alike_range", expected.alike_range);
  json.field("different", expected.different);
  write_interval(json, "different_range", expected.different_range);
  json.end_object();
}

void tell_json(std::ostream& out, const objectivity::YearSigns& signs) {
  JsonWriter json;
  json.begin_object().field("method", signs.method).field("year", signs.year).field("region", signs.region);
  json.field("label", signs.label).field("judged", signs.judged).field("marked", signs.marked);
  json.field("objectivity_index", signs.objectivity).field("nonobjectivity_index", signs.nonobjectivity);
  write_expected(json, signs.expected);
  json.key("signs").begin_array();
  for (const objectivity::SignColumn& column : signs.columns) write_column(json, column);
  json.end_array().key("schools").begin_array();
  for (const objectivity::YearSchool& school : signs.schools) write_school(json, signs, school);
  json.end_array().list("notes", signs.notes);
  out << json.end_object().text() << "\n";
}

std::string range(const std::optional<double>& mean, const std::optional<Interval>& interval) {
  if (!mean || !interval) return "нет данных";
  return ru_number(*mean, 1) + " (" + ru_number(interval->lo, 0) + "–" + ru_number(interval->hi, 0) + ")";
}

std::string fired_titles(const objectivity::YearSigns& signs, const objectivity::YearSchool& school) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < school.cells.size(); ++i)
    if (school.cells[i].fired.value_or(false)) {
      const objectivity::SignColumn& column = signs.columns[i];
      out.push_back(lower(column.title) + " (" + lower(column.exam.subject) + ", " + column.exam.procedure + " " +
                    std::to_string(column.exam.grade) + ")");
    }
  return joined(out, "; ");
}

void tell(std::ostream& out, const objectivity::YearSigns& signs) {
  out << objectivity::method(signs.method).title << ", " << signs.year << " год, " << signs.label << ".\n";
  out << "Школ хотя бы с одним признаком: " << signs.marked << " из " << signs.judged << " оценённых.";
  if (signs.objectivity)
    out << " Индекс объективности " << ru_number(*signs.objectivity, 1) << " %, необъективности "
        << ru_number(*signs.nonobjectivity, 1) << " %.";
  out << "\nЕсли бы все школы работали честно, методика при этих же размерах школ отметила бы в среднем "
      << range(signs.expected.different, signs.expected.different_range) << " шк., а если бы они к тому же были равны "
      << "по силе — " << range(signs.expected.alike, signs.expected.alike_range)
      << " (в скобках — в 9 случаях из 10).\n\n";
  Columns columns({{"Признак", Align::left}, {"Работа", Align::left}, {"Оценено"}, {"Отмечено"}});
  for (const objectivity::SignColumn& column : signs.columns)
    columns.add({column.title,
                 column.exam.procedure + ", " + std::to_string(column.exam.grade) + " класс, " + column.exam.subject,
                 column.loaded ? std::to_string(column.schools) : "не загружено", std::to_string(column.marked)});
  out << columns.text() << "\n";
  Columns table({{"Школа", Align::left}, {"Признаков"}, {"Оценено"}, {"Какие", Align::left}});
  for (const objectivity::YearSchool& school : signs.schools)
    if (school.marked)
      table.add({school.code + " " + school.name, std::to_string(school.fired), std::to_string(school.judged),
                 fired_titles(signs, school) + (school.marked_before ? "; и годом раньше" : "")});
  out << table.text();
  for (const std::string& note : signs.notes) out << note << "\n";
  out << "Источник: " << objectivity::method(signs.method).source << "\n";
}

int last_year(const db::Read& read, facts::Store& facts, const org::Scope& scope) {
  int year = 0;
  for (const results::Exam& exam : results::exams(read, facts, {.scope = scope})) year = std::max(year, exam.year);
  if (year == 0) throw Error(Code::not_found, "Результаты ещё не загружены.");
  return year;
}

}  // namespace

bool asks_a_year(const ObjectivityOptions& options) {
  return options.select.subject.empty() && !options.select.grade && options.select.procedure.empty();
}

void show_year_signs(const ObjectivityOptions& options, Session& session) {
  const app::Stores& stores = session.stores(session.path(options.select.data));
  const catalog::Catalog catalog = catalog::load(stores.folder());
  const auto signs = stores.records().read([&](const db::Read& read) {
    const results::Filter filter = filter_of(read, catalog, options.select);
    objectivity::YearQuestion question{filter.year.value_or(0), options.method, filter.scope, filter.scope};
    if (question.year == 0) question.year = last_year(read, stores.facts(), filter.scope);
    if (filter.school) question.shown = {org::node(read, filter.scope, *filter.school).path};
    return objectivity::year_signs(read, stores.facts(), catalog, question);
  });
  options.json ? tell_json(session.out, signs) : tell(session.out, signs);
}

}  // namespace vekha::cli
