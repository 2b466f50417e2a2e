#include "domain/objectivity/borders.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <span>

#include "domain/objectivity/sat.hpp"

namespace vekha::objectivity {
namespace {

constexpr double kFactor = 1.959963984540054;

/// Histograms of the schools of one exam.
struct ExamSchools {
  results::Exam exam;
  int unit = 1;
  std::vector<int> borders;
  std::size_t scores = 0;
  std::map<NodeId, std::vector<std::int64_t>> works;
  std::optional<stats::Bunching> region;

  stats::ScoreHistogram sum(const std::function<bool(NodeId)>& wanted) const {
    stats::ScoreHistogram out{std::vector<std::int64_t>(scores), borders};
    for (const auto& [school, own] : works)
      if (wanted(school))
        for (std::size_t i = 0; i < own.size(); ++i) out.works[i] += own[i];
    return out;
  }
};

/// Tallies of one exam; ordered by exam already.
ExamSchools exam_schools(std::span<const results::Tally> rows, const catalog::Catalog& catalog) {
  ExamSchools out{.exam = rows.front().exam};
  TotalMarks marks;
  int highest = 0;
  for (const results::Tally& row : rows) out.unit = std::lcm(out.unit, std::max(1, row.unit));
  for (const results::Tally& row : rows) {
    const int score = row.score * (out.unit / std::max(1, row.unit));
    highest = std::max({highest, score, row.maximum * out.unit});
    marks[score].at(static_cast<std::size_t>(std::clamp(row.mark_in_file, 0, 5))) += row.works;
  }
  out.scores = static_cast<std::size_t>(highest) + 1;
  out.borders = borders_of(catalog, out.exam, out.unit, marks);
  for (const results::Tally& row : rows) {
    auto& own = out.works[row.school];
    own.resize(out.scores);
    own[static_cast<std::size_t>(row.score * (out.unit / std::max(1, row.unit)))] += row.works;
  }
  out.region = stats::bunching(out.sum([](NodeId) { return true; }));
  return out;
}

std::vector<ExamSchools> all_exams(const std::vector<results::Tally>& tallies, const catalog::Catalog& catalog) {
  std::vector<ExamSchools> out;
  for (std::size_t i = 0; i < tallies.size();) {
    std::size_t end = i;
    while (end < tallies.size() && tallies[end].exam == tallies[i].exam) ++end;
    out.push_back(exam_schools(std::span(tallies).subspan(i, end - i), catalog));
    i = end;
  }
  return out;
}

ExamBorders of_place(const ExamSchools& exam, const BorderPlace& place, const stats::ScoreHistogram& works) {
  ExamBorders out{.exam = exam.exam, .unit = exam.unit, .histogram = works};
  if (exam.borders.empty()) {
    out.absence = Absence::no_scale;
  } else if (place.level == BorderLevel::region) {
    out.found = exam.region;
  } else if (exam.region) {
    stats::BunchingGround ground{exam.region->counterfactual, exam.region->shape, {}};
    for (const stats::BorderBunching& border : exam.region->borders) ground.rate.push_back(border.rate);
    stats::ScoreHistogram same_scale = works;
    same_scale.impossible = exam.region->impossible;
    out.found = stats::bunching(same_scale, &ground);
  }
  return out;
}

PlaceBorders place_borders(const std::vector<ExamSchools>& exams, const BorderPlace& place,
                           const std::function<bool(NodeId)>& inside) {
  PlaceBorders out{.place = place};
  double sum = 0;
  double variance = 0;
  std::vector<stats::BorderTable> tables;
  for (const ExamSchools& exam : exams) {
    const stats::ScoreHistogram works = exam.sum(inside);
    if (works.total() == 0) continue;
    out.works += works.total();
    out.exams.push_back(of_place(exam, place, works));
    if (const auto& found = out.exams.back().found) {
      sum += found->estimate;
      variance += found->error * found->error;
    }
    if (place.level == BorderLevel::region) continue;
    const auto others = exam.sum([&](NodeId school) { return !inside(school); });
    const auto more = stats::border_tables(works, others);
    tables.insert(tables.end(), more.begin(), more.end());
  }
  out.error = std::sqrt(variance);
  out.lifted = std::max(0.0, sum);
  out.interval = {std::max(0.0, sum - kFactor * out.error), std::max(0.0, sum + kFactor * out.error)};
  if (!tables.empty()) out.beside = stats::border_test(tables);
  return out;
}

PlaceBorders school_borders(const std::vector<ExamSchools>& exams, const org::Placed& placed) {
  const org::Node& school = placed.school;
  return place_borders(exams, {BorderLevel::school, school.id, school.code, school.name},
                       [&](NodeId id) { return id == school.id; });
}

}  // namespace

Borders borders(const db::Read& read, facts::Store& facts, const catalog::Catalog& catalog,
                const BordersQuestion& question) {
  results::Filter whole = question.filter;
  whole.scope = {};
  whole.school = std::nullopt;
  const auto exams = all_exams(results::tallies(read, facts, whole, results::Detail::school), catalog);
  if (exams.empty()) throw Error(Code::not_found, "Нет загруженных результатов для такого отбора.");
  Borders out;
  out.region =
      place_borders(exams, {BorderLevel::region, {}, "", "все загруженные школы"}, [](NodeId) { return true; });
  const auto placed = org::placed_schools(read, question.filter.scope);
  if (question.filter.scope.path != "/") {
    BorderPlace place{.level = BorderLevel::municipality};
    if (!placed.empty()) {
      place.id = placed.begin()->second.municipality;
      place.code = placed.begin()->second.municipality_code;
      place.name = placed.begin()->second.municipality_name;
    }
    out.municipality = place_borders(exams, place, [&](NodeId id) { return placed.contains(id); });
  }
  if (question.filter.school)
    if (const auto found = placed.find(*question.filter.school); found != placed.end())
      out.school = school_borders(exams, found->second);
  if (question.every_school) {
    for (const auto& [id, school] : placed) {
      PlaceBorders one = school_borders(exams, school);
      if (one.works > 0) out.schools.push_back(std::move(one));
    }
    const auto surprise = [](const PlaceBorders& one) { return one.beside ? one.beside->p : 1.0; };
    std::stable_sort(out.schools.begin(), out.schools.end(),
                     [&](const auto& a, const auto& b) { return surprise(a) < surprise(b); });
  }
  out.notes = {"Сколько работ поднято через границу — оценка по гладкой кривой; она верна и там, где так делают все.",
               "Отличие школы — сравнение с остальными загруженными школами; у школ с общим обычаем его нет."};
  return out;
}

}  // namespace vekha::objectivity
