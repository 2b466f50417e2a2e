#include "domain/profile/hardness.hpp"

#include <algorithm>

#include "core/stats/describe.hpp"
#include "core/stats/quantile.hpp"

namespace vekha::profile {
namespace {

constexpr std::size_t kFewSchools = 8;
constexpr std::size_t kFewConditions = 2;
constexpr int kYears = 2;

using Scores = std::map<std::string, std::vector<double>>;  // by code

/// Standard scores of one condition turned so that greater is harder.
void add_scores(Scores& scores, const context::Condition& condition, const std::vector<org::Node>& schools) {
  const auto column = context::column(condition, schools);
  std::vector<double> known;
  for (const auto& value : column)
    if (value) known.push_back(*value);
  const stats::Description whole = stats::describe(known);
  if (!whole.sd || *whole.sd <= 0) return;
  const double sign = condition.hard == context::Hard::when_high ? 1 : -1;
  for (std::size_t i = 0; i < schools.size(); ++i)
    if (column[i]) scores[schools[i].code].push_back(sign * (*column[i] - *whole.mean) / *whole.sd);
}

/// Schools above the median of results in a year.
std::set<std::string> upper_half(const indicators::Ground& ground, const indicators::Library& library,
                                 const results::Filter& filter) {
  const indicators::Definition* const asked = &library.at("mean_percent");
  indicators::ValueQuery query{.filter = filter, .by = {"school"}};
  const indicators::ValueTable table = indicators::values(ground, {&asked, 1}, query).front();
  std::vector<double> values;
  for (const formulas::FormulaRow& row : table.rows)
    if (row.value.estimate.value) values.push_back(*row.value.estimate.value);
  std::set<std::string> out;
  const auto median = values.empty() ? std::nullopt : stats::describe(values).median;
  for (const formulas::FormulaRow& row : table.rows)
    if (median && row.value.estimate.value && *row.value.estimate.value > *median) out.insert(row.key.at(0));
  return out;
}

}  // namespace

Hardness hardness(const indicators::Ground& ground, const indicators::Library& library,
                  const ProfileQuestion& question) {
  Hardness out;
  const std::vector<org::Node> schools = org::list(ground.read, question.scope, org::Kind::school);
  Scores scores;
  for (const context::Condition& one : context::conditions(ground, schools, question.year)) {
    if (one.hard == context::Hard::neither) continue;
    ++out.conditions;
    add_scores(scores, one, schools);
  }
  if (schools.size() < kFewSchools || out.conditions < kFewConditions) return {};
  std::vector<double> all;
  for (const auto& [code, parts] : scores) {
    if (2 * parts.size() < out.conditions) continue;
    out.index[code] = *stats::describe(parts).mean;
    all.push_back(out.index[code]);
  }
  if (all.empty()) return {};
  const double border = *stats::describe(all).q75;
  for (const auto& [code, value] : out.index)
    if (value >= border) out.hardest.insert(code);
  out.resilient = out.hardest;
  for (int year = question.year; year > question.year - kYears; --year) {
    results::Filter filter;
    filter.scope = question.scope;
    filter.year = year;
    const std::set<std::string> upper = upper_half(ground, library, filter);
    std::erase_if(out.resilient, [&](const std::string& code) { return !upper.contains(code); });
  }
  return out;
}

}  // namespace vekha::profile
