#include "app/cli/columns.hpp"
#include "app/cli/objectivity.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/objectivity/objectivity.hpp"

namespace vekha::cli {
namespace {

void write_share(JsonWriter& json, const objectivity::MethodShare& share) {
  json.field("marked", share.marked).field("systemic", share.systemic).field("assessed", share.assessed);
  json.field("nonobjectivity_index", share.share);
}

void write_school(JsonWriter& json, const objectivity::MethodSchool& school) {
  json.begin_object().field("code", school.code).field("name", school.name).field("municipality", school.municipality);
  json.field("marked", school.marked).field("fired", school.fired).field("judged", school.judged);
  json.field("index", school.index).field("marked_before", school.before);
  json.field("marked_twice_before", school.twice_before);
  std::vector<std::string> names;
  for (const objectivity::MethodFinding& finding : school.findings)
    if (!finding.of_results) names.push_back(finding.sign);
  json.list("signs", names).key("findings").begin_array();
  for (const objectivity::MethodFinding& finding : school.findings) {
    json.begin_object().field("sign", finding.sign).field("title", finding.title);
    if (finding.exam) {
      json.field("procedure", finding.exam->procedure).field("year", finding.exam->year);
      json.field("grade", finding.exam->grade).field("subject", finding.exam->subject);
    }
    json.field("explanation", finding.explanation).field("of_results", finding.of_results).end_object();
  }
  json.end_array().end_object();
}

void tell_json(std::ostream& out, const objectivity::MethodSigns& signs) {
  JsonWriter json;
  json.begin_object().field("method", signs.method).field("year", signs.year);
  write_share(json, signs.whole);
  json.field("expected_false", signs.expected).key("counts").begin_object();
  for (const auto& [name, count] : signs.counts) json.field(name, count);
  json.end_object().key("municipalities").begin_array();
  for (const objectivity::MethodShare& share : signs.municipalities) {
    json.begin_object().field("name", share.name);
    write_share(json, share);
    json.end_object();
  }
  json.end_array().key("schools").begin_array();
  for (const objectivity::MethodSchool& school : signs.schools) write_school(json, school);
  out << json.end_array().list("notes", signs.notes).end_object().text() << "\n";
}

std::string share_text(const objectivity::MethodShare& share) {
  return share.share ? ru_number(*share.share, 1) + " %" : "нет данных";
}

std::string before_text(const objectivity::MethodSchool& school) {
  if (!school.marked || !school.before) return "";
  return school.twice_before ? "три года подряд" : "второй год подряд";
}

void tell_schools(std::ostream& out, const objectivity::MethodSigns& signs) {
  for (const objectivity::MethodSchool& school : signs.schools) {
    if (school.findings.empty()) continue;
    const std::string before = before_text(school);
    out << school.code << " " << school.name << (before.empty() ? "" : " — " + before) << "\n";
    for (const objectivity::MethodFinding& finding : school.findings) {
      out << "  " << finding.title;
      if (finding.exam) out << " (" << finding.exam->subject << ", " << finding.exam->grade << " класс)";
      out << ": " << finding.explanation << "\n";
    }
  }
}

void tell(std::ostream& out, const objectivity::MethodSigns& signs) {
  const objectivity::Method& method = objectivity::method(signs.method);
  out << method.title << ", " << signs.year << " год.\nШкол с возможными признаками: " << signs.whole.marked;
  if (signs.whole.assessed > 0) out << " из " << signs.whole.assessed << " (" << share_text(signs.whole) << ")";
  out << ", системно (и годом раньше): " << signs.whole.systemic << ".\n";
  if (signs.expected)
    out << "Если бы все школы были одинаковы, случай отметил бы в среднем " << ru_number(*signs.expected, 1)
        << " шк.\n";
  Columns table({{"Муниципалитет", Align::left}, {"С признаками"}, {"Системно"}, {"Оценено"}, {"Доля"}});
  for (const objectivity::MethodShare& share : signs.municipalities)
    table.add({share.name, std::to_string(share.marked), std::to_string(share.systemic),
               share.assessed > 0 ? std::to_string(share.assessed) : "нет данных", share_text(share)});
  out << "\n" << table.text() << "\n";
  tell_schools(out, signs);
  for (const std::string& note : signs.notes) out << note << "\n";
  out << "Источник: " << method.source << "\n";
}

int last_year(const db::Read& read, facts::Store& facts, const results::Filter& filter) {
  int year = 0;
  for (const results::Exam& exam : results::exams(read, facts, {.scope = filter.scope}))
    year = std::max(year, exam.year);
  for (const char* form : {"bias-markers", "observers"})
    for (const results::FigureRow& row : results::figures(read, facts, {.scope = filter.scope}, form))
      year = std::max(year, row.exam.year);
  if (year == 0) throw Error(Code::not_found, "Результаты ещё не загружены.");
  return year;
}

}  // namespace

void show_findings(const ObjectivityOptions& options, Session& session) {
  const app::Stores& stores = session.stores(session.path(options.select.data));
  const catalog::Catalog catalog = catalog::load(stores.folder());
  const auto signs = stores.records().read([&](const db::Read& read) {
    const results::Filter filter = filter_of(read, catalog, options.select);
    const int year = filter.year ? *filter.year : last_year(read, stores.facts(), filter);
    org::Scope shown = filter.scope;
    if (filter.school) shown = {org::node(read, filter.scope, *filter.school).path};
    return objectivity::method_signs(read, stores.facts(), catalog, {options.method, year, filter.scope, shown});
  });
  options.json ? tell_json(session.out, signs) : tell(session.out, signs);
}

}  // namespace vekha::cli
