#include "domain/comparison/gather.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/stats/intervals.hpp"

namespace vekha::comparison {
namespace {

constexpr double kNearlyWhole = 1e-6;

bool is_share(const std::vector<SchoolRow>& schools, const formula::Unit& unit) {
  if (unit.measure != formula::Measure::percent) return false;
  return std::ranges::all_of(schools, [](const SchoolRow& row) {
    if (!row.value.value) return true;
    const double hits = *row.value.value / 100 * static_cast<double>(row.value.n);
    return row.value.n > 0 && std::abs(hits - std::round(hits)) < kNearlyWhole * static_cast<double>(row.value.n);
  });
}

/// The spread of single values that Student's interval was made of: its longer side, the other may be cut at an end of
/// the scale.
std::optional<double> spread_behind(const Estimate& mean) {
  if (!mean.value || !mean.interval || mean.n < 3) return std::nullopt;
  const double side = std::max(mean.interval->hi - *mean.value, *mean.value - mean.interval->lo);
  return side / stats::student_factor(mean.n) * std::sqrt(static_cast<double>(mean.n));
}

double pooled_spread(const std::vector<SchoolRow>& schools) {
  double squares = 0;
  double degrees = 0;
  for (const SchoolRow& row : schools)
    if (const auto spread = spread_behind(row.value)) {
      squares += *spread * *spread * static_cast<double>(row.value.n - 1);
      degrees += static_cast<double>(row.value.n - 1);
    }
  return degrees > 0 ? std::sqrt(squares / degrees) : 0;
}

std::string place_title(const indicators::Ground& ground, const Question& question) {
  if (!question.among.empty()) return "среднего по " + question.among_title;
  const auto inside = org::list(ground.read, question.filter.scope, org::Kind::municipality);
  return inside.size() > 1 ? "среднего по региону" : "среднего по муниципалитету";
}

void fill_schools(Answer& answer, const indicators::Ground& ground, const Question& question,
                  const std::vector<formulas::FormulaRow>& rows) {
  std::map<std::string, Estimate> values;
  for (const formulas::FormulaRow& row : rows) values[row.key.at(0)] = row.value.estimate;
  for (const org::Node& school : org::list(ground.read, question.filter.scope, org::Kind::school)) {
    if (!question.among.empty() && !question.among.contains(school.code)) continue;
    const auto found = values.find(school.code);
    if (found == values.end()) continue;
    answer.schools.push_back({.id = school.id, .code = school.code, .name = school.name, .value = found->second});
  }
}

}  // namespace

std::int64_t hits_of(const Estimate& share) { return std::llround(*share.value / 100 * static_cast<double>(share.n)); }

double gather(Answer& answer, const indicators::Ground& ground, const indicators::Definition& definition,
              const Question& question) {
  answer.indicator = definition.id;
  answer.name = definition.name;
  answer.unit = definition.unit;
  answer.measure = definition.measure;
  answer.direction = definition.direction;
  answer.against = place_title(ground, question);
  indicators::ValueQuery query{.filter = question.filter, .by = {"school"}};
  query.filter.school.reset();
  const indicators::Definition* const asked = &definition;
  const indicators::ValueTable table = indicators::values(ground, {&asked, 1}, query).front();
  answer.problem = table.problem;
  if (!table.problem.empty()) return 0;
  answer.measure = table.measure;
  fill_schools(answer, ground, question, table.rows);
  if (question.among.empty()) {
    query.by.clear();
    const auto whole = indicators::values(ground, {&asked, 1}, query).front();
    if (!whole.rows.empty()) answer.common = whole.rows.front().value.estimate;
  }
  answer.compared =
      std::ranges::count_if(answer.schools, [](const SchoolRow& row) { return row.value.value.has_value(); });
  if (answer.measure.measure == formula::Measure::persons || answer.measure.measure == formula::Measure::works) {
    answer.kind = Kind::count;
    return 0;
  }
  if (is_share(answer.schools, answer.measure)) {
    answer.kind = Kind::share;
    return 0;
  }
  const double sd = pooled_spread(answer.schools);
  const bool student = definition.interval.find("Стьюдент") != std::string::npos;
  answer.kind = student && sd > 0 ? Kind::mean : Kind::other;
  return sd;
}

}  // namespace vekha::comparison
