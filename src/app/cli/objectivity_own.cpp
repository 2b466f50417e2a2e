#include "app/cli/columns.hpp"
#include "app/cli/objectivity.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/objectivity/objectivity.hpp"

namespace vekha::cli {
namespace {

void write_evidence(JsonWriter& json, const objectivity::Evidence& evidence) {
  json.begin_object().field("kind", evidence.kind).field("title", evidence.title).field("p", evidence.p);
  json.field("distance", evidence.distance).field("n", evidence.n).field("value", evidence.value);
  json.field("expected", evidence.expected).field("explanation", evidence.explanation).end_object();
}

void write_unit(JsonWriter& json, const objectivity::OwnUnit& unit) {
  const objectivity::Verdict& verdict = unit.verdict;
  json.begin_object().field("procedure", unit.procedure);
  if (unit.year != 0) json.field("year", unit.year);
  json.field("flagged", verdict.flagged).field("posterior", verdict.posterior).field("p", verdict.p);
  json.field("q", verdict.q).field("works", verdict.works).field("exams", verdict.exams).key("absence");
  verdict.absence ? json.value(absence_name(*verdict.absence)) : json.null();
  json.key("evidence").begin_array();
  for (const objectivity::Evidence& evidence : verdict.evidence) write_evidence(json, evidence);
  json.end_array().end_object();
}

void write_school(JsonWriter& json, const objectivity::OwnSchool& school) {
  json.begin_object().field("code", school.code).field("name", school.name);
  json.field("municipality", school.municipality).field("flagged", school.flagged);
  json.field("marked_before", school.flagged_before).field("judged", school.judged).field("index", school.index);
  json.field("posterior", school.posterior).key("evidence").begin_array();
  for (const objectivity::OwnUnit& unit : school.together)
    for (const objectivity::Evidence& evidence : unit.verdict.evidence) write_evidence(json, evidence);
  json.end_array().key("procedures").begin_array();
  for (const objectivity::OwnUnit& unit : school.together) write_unit(json, unit);
  json.end_array().key("years").begin_array();
  for (const objectivity::OwnUnit& unit : school.by_year) write_unit(json, unit);
  json.end_array().end_object();
}

void write_exams(JsonWriter& json, const char* name, const std::vector<results::Exam>& exams) {
  json.key(name).begin_array();
  for (const results::Exam& exam : exams) json.value(exam.title());
  json.end_array();
}

void tell_json(std::ostream& out, const objectivity::OwnSigns& signs) {
  JsonWriter json;
  json.begin_object().field("method", "vekha").field("false_share", signs.false_share);
  json.field("schools_compared", signs.schools_compared).field("judged", signs.judged);
  json.field("marked", signs.flagged).field("systemic", signs.systemic).field("nonobjectivity_index", signs.index);
  write_exams(json, "exams", signs.exams);
  write_exams(json, "controlled", signs.controlled);
  json.key("schools").begin_array();
  for (const objectivity::OwnSchool& school : signs.schools) write_school(json, school);
  json.end_array().list("notes", signs.notes);
  out << json.end_object().text() << "\n";
}

/// Nothing is certain: «> 0,999» instead of 1.
std::string likelihood(double posterior) {
  constexpr double kNearlyOne = 0.9995;
  return posterior >= kNearlyOne ? "> 0,999" : ru_number(posterior, 3);
}

std::string strongest(const objectivity::OwnSchool& school) {
  for (const objectivity::OwnUnit& unit : school.together) {
    if (unit.verdict.absence) return std::string(absence_text(*unit.verdict.absence));
    if (!unit.verdict.evidence.empty()) return lower(unit.verdict.evidence.front().title);
  }
  return "";
}

void tell(std::ostream& out, const objectivity::OwnSigns& signs) {
  std::int64_t flagged = 0;
  for (const objectivity::OwnSchool& school : signs.schools) flagged += school.flagged ? 1 : 0;
  out << objectivity::method("vekha").title << ": возможный признак у " << counted(flagged, "школы", "школ", "школ")
      << " из " << signs.schools.size() << ". Сравнение с "
      << counted(signs.schools_compared, "школой", "школами", "школами") << ", работ разных экзаменов "
      << signs.exams.size() << ". Случайно в списке в среднем не больше " << ru_number(100 * signs.false_share, 0)
      << " %.\n\n";
  if (signs.index)
    out << "Индекс необъективности: " << ru_number(*signs.index, 1) << " % (" << signs.flagged << " из "
        << counted(signs.judged, "оценённой школы", "оценённых школ", "оценённых школ")
        << "); системно (два года подряд): " << signs.systemic << ".\n\n";
  Columns table(
      {{"Школа", Align::left}, {"Работ"}, {"Вероятность"}, {"Вывод", Align::left}, {"Сильнее всего", Align::left}});
  for (const objectivity::OwnSchool& school : signs.schools)
    table.add({school.code + " " + school.name,
               school.together.empty() ? "0" : ru_number(static_cast<double>(school.together.front().verdict.works), 0),
               likelihood(school.posterior),
               school.flagged ? std::string("возможный признак") + (school.flagged_before ? ", системно" : "")
                              : "не выделяется",
               strongest(school)});
  out << table.text() << "\n";
  for (const objectivity::OwnSchool& school : signs.schools) {
    if (!school.flagged) continue;
    out << school.code << " " << school.name << "\n";
    for (const objectivity::Evidence& evidence : school.together.front().verdict.evidence)
      if (evidence.p < 0.05) out << "  " << evidence.title << ": " << evidence.explanation << "\n";
  }
  for (const std::string& note : signs.notes) out << note << "\n";
}

}  // namespace

void show_own_signs(const ObjectivityOptions& options, Session& session) {
  const app::Stores& stores = session.stores(session.path(options.select.data));
  const catalog::Catalog catalog = catalog::load(stores.folder());
  const auto signs = stores.records().read([&](const db::Read& read) {
    objectivity::OwnQuestion question{.filter = filter_of(read, catalog, options.select), .shown = {}};
    question.shown = question.filter.school
                         ? org::Scope{org::node(read, question.filter.scope, *question.filter.school).path}
                         : question.filter.scope;
    question.filter.scope = {};
    question.before = objectivity::YearBefore::asked;
    return objectivity::own_signs(read, stores.facts(), catalog, question);
  });
  options.json ? tell_json(session.out, signs) : tell(session.out, signs);
}

}  // namespace vekha::cli
