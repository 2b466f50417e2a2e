#include "domain/reports/material.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/ordering.hpp"
#include "base/text.hpp"
#include "domain/reports/numbers.hpp"

namespace vekha::reports {
namespace {

using results::Exam;
using results::Filter;
using results::Key;

/// The stores and what is asked, handed round together.
struct Source {
  const db::Read& records;
  facts::Store& facts;
  const catalog::Catalog& catalog;
  const AnalysisOrder& order;
};

Filter of_year(const Source& source, int year) {
  Filter filter;
  filter.scope = source.order.scope;
  filter.year = year;
  return filter;
}

[[noreturn]] void refuse(const Source& source) {
  std::set<int> years;
  Filter all;
  all.scope = source.order.scope;
  for (const Exam& exam : results::exams(source.records, source.facts, all)) years.insert(exam.year);
  std::vector<std::string> texts;
  texts.reserve(years.size());
  for (const int year : years) texts.push_back(std::to_string(year));
  const std::string year = std::to_string(source.order.year);
  if (texts.empty())
    throw Error(Code::not_found, "Результатов за " + year +
                                     " год нет: в папке данных нет ни одного загруженного результата. Загрузите файлы "
                                     "командой «vekha results import ФАЙЛ… --data ПАПКА».");
  throw Error(Code::not_found, "Результатов за " + year + " год нет, отчёт составить не из чего. Загружены годы: " +
                                   joined(texts, ", ") + ".");
}

/// The rows of a grouping by exam and more keys, by exam.
std::map<Exam, std::vector<indicators::Row>> rows_by_exam(const Source& source, int year, std::vector<Key> more) {
  indicators::Query query{of_year(source, year), {Key::procedure, Key::year, Key::grade, Key::subject}};
  query.by.insert(query.by.end(), more.begin(), more.end());
  std::map<Exam, std::vector<indicators::Row>> out;
  for (indicators::Row& row : indicators::compute(source.records, source.facts, source.catalog, query))
    out[row.exam].push_back(std::move(row));
  return out;
}

void add_before(const Source& source, std::vector<ExamPicture>& exams) {
  const auto rows = rows_by_exam(source, source.order.year - 1, {});
  for (ExamPicture& picture : exams) {
    Exam earlier = picture.exam;
    --earlier.year;
    if (const auto found = rows.find(earlier); found != rows.end()) picture.before = found->second.front().values;
  }
}

void add_schools(const Source& source, std::vector<ExamPicture>& exams) {
  auto rows = rows_by_exam(source, source.order.year, {Key::school});
  for (ExamPicture& picture : exams) {
    picture.schools = std::move(rows[picture.exam]);
    std::stable_sort(picture.schools.begin(), picture.schools.end(),
                     [](const auto& a, const auto& b) { return natural_less(a.school_name, b.school_name); });
  }
}

void add_municipalities(const Source& source, std::vector<ExamPicture>& exams) {
  auto rows = rows_by_exam(source, source.order.year, {Key::municipality});
  for (ExamPicture& picture : exams) {
    auto& list = rows[picture.exam];
    if (list.size() < 2) continue;
    picture.municipalities = std::move(list);
    std::stable_sort(picture.municipalities.begin(), picture.municipalities.end(), [](const auto& a, const auto& b) {
      return natural_less(a.municipality_name, b.municipality_name);
    });
  }
}

ExamPicture* picture_of(std::vector<ExamPicture>& exams, const Exam& exam) {
  for (ExamPicture& picture : exams)
    if (picture.exam == exam) return &picture;
  return nullptr;
}

void add_histograms(const Source& source, std::vector<ExamPicture>& exams) {
  const auto tallies =
      results::tallies(source.records, source.facts, of_year(source, source.order.year), results::Detail::exam);
  for (const results::Tally& tally : tallies) {
    ExamPicture* picture = picture_of(exams, tally.exam);
    if (picture == nullptr || tally.score < 0) continue;
    picture->maximum = std::max(picture->maximum, tally.maximum);
    const int score = tally.score / tally.unit;  // halves stand with the whole points below
    const auto length = static_cast<std::size_t>(std::max(tally.maximum, score)) + 1;
    if (picture->histogram.size() < length) picture->histogram.resize(length);
    picture->histogram[static_cast<std::size_t>(score)] += tally.works;
  }
}

void add_coverage(const Source& source, std::vector<ExamPicture>& exams) {
  for (const results::Coverage& part :
       results::coverage(source.records, source.facts, of_year(source, source.order.year))) {
    ExamPicture* picture = picture_of(exams, part.exam);
    if (picture == nullptr) continue;
    picture->rows += part.rows;
    picture->absent += part.absent;
    picture->without_total += part.without_total;
  }
}

void add_signs(const Source& source, std::vector<ExamPicture>& exams) {
  for (ExamPicture& picture : exams) {
    objectivity::Question question;
    question.exam = picture.exam;
    question.shown = source.order.scope;
    picture.signs = objectivity::signs(source.records, source.facts, source.catalog, question);
    objectivity::withhold(*picture.signs, source.order.sight);
  }
}

/// The node the scope ends at; the only municipality stands for the region around it.
std::string place_of(const Source& source, const Material& material) {
  const org::Scope& scope = source.order.scope;
  const auto ids = split(std::string(trimmed(replaced(scope.path, "/", " "))), ' ');
  if (const auto id = parse_integer(ids.back())) {
    const org::Node node = org::node(source.records, {}, NodeId{*id});
    if (node.kind != org::Kind::region) return node.full_name.empty() ? node.name : node.full_name;
  }
  const auto municipalities = org::list(source.records, scope, org::Kind::municipality);
  if (material.municipalities == 1)
    for (const ExamPicture& picture : material.exams)
      for (const indicators::Row& row : picture.schools)
        if (!row.municipality_name.empty()) return row.municipality_name;
  return municipalities.size() == 1 ? municipalities.front().name : org::root(source.records).name;
}

/// «ВПР — всероссийские проверочные работы»; the short name alone when the catalogue does not know it.
std::string procedure_text(const catalog::Catalog& catalog, const std::string& name) {
  for (const catalog::Procedure& each : catalog.procedures)
    if (each.name == name && !each.title.empty())
      return name + " — " + lower(prefix(each.title, 1)) + each.title.substr(prefix(each.title, 1).size());
  return name;
}

void count_all(Material& material, const catalog::Catalog& catalog) {
  std::set<NodeId> schools;
  std::set<NodeId> municipalities;
  std::set<std::string> procedures;
  for (const ExamPicture& picture : material.exams) {
    procedures.insert(picture.exam.procedure);
    for (const indicators::Row& row : picture.schools) {
      schools.insert(row.school);
      municipalities.insert(row.municipality);
    }
  }
  material.schools = schools.size();
  material.municipalities = municipalities.size();
  for (const std::string& name : procedures) material.procedures.push_back(procedure_text(catalog, name));
}

}  // namespace

Material gather(const db::Read& records, facts::Store& facts, const catalog::Catalog& catalog,
                const AnalysisOrder& order) {
  const Source source{records, facts, catalog, order};
  Material material;
  for (auto& [exam, rows] : rows_by_exam(source, order.year, {}))
    material.exams.push_back({.exam = exam, .whole = rows.front().values, .scale = catalog.find_scale(exam)});
  if (material.exams.empty()) refuse(source);
  add_before(source, material.exams);
  add_schools(source, material.exams);
  add_municipalities(source, material.exams);
  add_histograms(source, material.exams);
  add_coverage(source, material.exams);
  add_signs(source, material.exams);
  material.batches = results::batches_of(records, of_year(source, order.year));
  std::erase_if(material.batches, [](const results::Batch& batch) { return batch.state != "committed"; });
  material.everything = order.scope.path == "/" || order.scope.path == org::root(records).path;
  count_all(material, catalog);
  material.place = place_of(source, material);
  return material;
}

}  // namespace vekha::reports
