#include <algorithm>
#include <set>

#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/objectivity.hpp"
#include "app/cli/options.hpp"
#include "app/cli/selection.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/objectivity/objectivity.hpp"

namespace vekha::cli {
namespace {

/// What is loaded nearest to the wish: the same subject and grade of other years, else the same year, else the years.
std::string loaded_instead(const std::vector<results::Exam>& exams, const results::Filter& wish) {
  std::set<std::string> near;
  std::set<std::string> same_year;
  std::set<std::string> years;
  for (const results::Exam& exam : exams) {
    const bool grade_fits = wish.grade.value_or(exam.grade) == exam.grade;
    if (grade_fits && wish.subject.value_or(exam.subject) == exam.subject) near.insert(exam.title());
    if (grade_fits && wish.year.value_or(exam.year) == exam.year) same_year.insert(exam.title());
    years.insert(std::to_string(exam.year) + " год");
  }
  const std::set<std::string>& told = !near.empty() ? near : !same_year.empty() ? same_year : years;
  return joined({told.begin(), told.end()}, "; ");
}

/// The one exam the options mean. Throws not_found naming what is loaded, bad_arguments when several fit.
results::Exam exam_of(const db::Read& read, facts::Store& facts, const results::Filter& filter) {
  const std::vector<results::Exam> fitting = results::exams(read, facts, filter);
  if (fitting.size() == 1) return fitting.front();
  if (!fitting.empty()) {
    std::vector<std::string> titles;
    for (const results::Exam& exam : fitting) titles.push_back(exam.title());
    const std::size_t more = titles.size() > 5 ? titles.size() - 5 : 0;
    titles.resize(titles.size() - more);
    throw Error(Code::bad_arguments, "Подходит несколько работ, уточните --year, --grade, --subject или --procedure: " +
                                         joined(titles, "; ") +
                                         (more > 0 ? " и ещё " + std::to_string(more) + "." : "."));
  }
  results::Filter everything;
  everything.scope = filter.scope;
  const std::vector<results::Exam> loaded = results::exams(read, facts, everything);
  throw Error(Code::not_found, loaded.empty() ? "Результаты ещё не загружены."
                                              : "Такой работы нет. Загружено: " + loaded_instead(loaded, filter) + ".");
}

// Output as JSON.

void write_bounds(JsonWriter& json, const std::optional<Interval>& ci) {
  json.key("ci");
  if (!ci) {
    json.null();
    return;
  }
  json.begin_array().value(ci->lo).value(ci->hi).end_array();
}

void write_reference(JsonWriter& json, const objectivity::Reference& reference) {
  json.begin_object().field("n", reference.n).field("mean", reference.mean).field("sd", reference.sd);
  write_bounds(json, reference.ci);
  json.field("schools", reference.schools).field("region", reference.region).field("label", reference.label);
  json.field("arithmetic", reference.arithmetic).end_object();
}

void write_school(JsonWriter& json, const objectivity::School& school) {
  json.begin_object().field("code", school.code).field("n", school.n).field("mean", school.mean);
  write_bounds(json, school.ci);
  json.list("signs", school.signs).key("absence");
  school.absence ? json.value(absence_name(*school.absence)) : json.null();
  json.field("name", school.name).field("municipality", school.municipality).field("sd", school.sd);
  json.field("below", school.below).field("zero_width", school.zero_width).field("few", school.few);
  json.field("arithmetic", school.arithmetic).field("explanation", school.explanation);
  json.key("findings").begin_array();
  for (const objectivity::Finding& finding : school.findings)
    json.begin_object()
        .field("sign", finding.sign)
        .field("title", finding.title)
        .field("explanation", finding.explanation)
        .end_object();
  json.end_array().end_object();
}

void tell_json(std::ostream& out, const objectivity::Signs& signs) {
  JsonWriter json;
  json.begin_object().key("reference");
  write_reference(json, signs.reference);
  json.key("schools").begin_array();
  for (const objectivity::School& school : signs.schools) write_school(json, school);
  json.end_array().field("method", signs.method).field("procedure", signs.exam.procedure);
  json.field("year", signs.exam.year).field("grade", signs.exam.grade).field("subject", signs.exam.subject);
  json.field("listed", signs.listed).list("notes", signs.notes);
  out << json.end_object().text() << "\n";
}

// Output for people.

std::string name_of(const objectivity::School& school) {
  return school.name.empty() ? school.code : school.code + " " + school.name;
}

std::string interval_text(const objectivity::School& school) {
  if (!school.ci) return "не оценивается";
  return "[" + ru_number(school.ci->lo, 2) + "; " + ru_number(school.ci->hi, 2) + "]";
}

std::string titles_of(const objectivity::School& school) {
  std::vector<std::string> titles;
  for (const objectivity::Finding& finding : school.findings) titles.push_back(lower(finding.title));
  if (school.below) titles.emplace_back("ниже группы сравнения");
  if (school.zero_width) titles.emplace_back("все баллы равны");
  if (school.few) titles.emplace_back("мало работ");
  return joined(titles, "; ");
}

void tell_found(std::ostream& out, const objectivity::Signs& signs) {
  std::int64_t found = 0;
  std::int64_t judged = 0;
  for (const objectivity::School& school : signs.schools) {
    found += school.signs.empty() ? 0 : 1;
    judged += school.absence ? 0 : 1;
  }
  out << "Школ с признаками: " << found << " из " << judged << " оценённых (всего "
      << counted(static_cast<std::int64_t>(signs.schools.size()), "школа", "школы", "школ") << ").\n";
  for (const objectivity::School& school : signs.schools) {
    if (school.signs.empty()) continue;
    out << "  " << name_of(school) << ": " << school.arithmetic << "\n";
    for (const objectivity::Finding& finding : school.findings)
      out << "    " << finding.title << ". " << finding.explanation << "\n";
  }
}

void tell(std::ostream& out, const objectivity::Signs& signs) {
  const objectivity::Method& method = objectivity::method(signs.method);
  out << method.title << ": " << signs.exam.title() << "\nСравнение " << signs.reference.label << ".\n";
  out << "Группа сравнения: " << counted(signs.reference.n, "работа", "работы", "работ");
  if (!signs.reference.arithmetic.empty()) out << "; " << signs.reference.arithmetic;
  out << "\n";
  for (const objectivity::SignRule& rule : method.signs)
    out << "Признак «" << rule.title << "»: " << rule.rule << " " << rule.meaning << "\n";
  tell_found(out, signs);
  Columns table({{"Школа", Align::left}, {"Работ"}, {"Средний"}, {"Интервал"}, {"Отметки", Align::left}});
  for (const objectivity::School& school : signs.schools)
    table.add({name_of(school), ru_number(static_cast<double>(school.n), 0),
               school.mean ? ru_number(*school.mean, 2) : "нет данных", interval_text(school), titles_of(school)});
  out << "\n" << table.text();
  for (const std::string& note : signs.notes) out << note << "\n";
  out << "Источник: " << method.source << "\n";
}

void show_signs(const ObjectivityOptions& options, Session& session) {
  objectivity::method(options.method);
  if (options.method == "vekha") {
    show_own_signs(options, session);
    return;
  }
  const auto& lists = objectivity::finding_methods();
  if (std::find(lists.begin(), lists.end(), options.method) != lists.end()) {
    show_findings(options, session);
    return;
  }
  if (asks_a_year(options)) {
    show_year_signs(options, session);
    return;
  }
  const app::Stores& stores = session.stores(session.path(options.select.data));
  const catalog::Catalog catalog = catalog::load(stores.folder());
  const auto signs = stores.records().read([&](const db::Read& read) {
    const results::Filter filter = filter_of(read, catalog, options.select);
    objectivity::Question question{exam_of(read, stores.facts(), filter), options.method, filter.scope, filter.scope};
    if (filter.school) question.shown = {org::node(read, filter.scope, *filter.school).path};
    return objectivity::signs(read, stores.facts(), catalog, question);
  });
  options.json ? tell_json(session.out, signs) : tell(session.out, signs);
}

}  // namespace

void add_objectivity(Command app, Session& session) {
  const auto options = std::make_shared<ObjectivityOptions>();
  Command room = app.add_subcommand("objectivity", "Объективность результатов");
  room.require_subcommand(1);
  Command signs = room.add_subcommand("signs", "Признаки необъективности, с арифметикой");
  signs
      .add_option("--method", options->method,
                  "Методика: fioko-2019, vekha, federal, recommendations-2026, procedure-exam, observers или olympiad")
      .show_default();
  add_selection(signs, options->select);
  signs.add_flag("--json", options->json, "Ответ в JSON");
  signs.callback([options, &session] { show_signs(*options, session); });
  add_borders(room, session);
}

}  // namespace vekha::cli
