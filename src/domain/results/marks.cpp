#include "domain/results/marks.hpp"

#include <algorithm>
#include <map>

#include "domain/results/where.hpp"

namespace vekha::results {
namespace {

/// The sum of the points of the tasks a condition names, as SQL; empty when the paper does not have them all.
std::string points_sql(const catalog::ScaleCondition& condition, const Paper& paper) {
  std::string out;
  for (const std::string& task : condition.tasks) {
    const auto found =
        std::find_if(paper.tasks.begin(), paper.tasks.end(), [&](const Task& one) { return one.name == task; });
    if (found == paper.tasks.end()) return {};
    out += (out.empty() ? "greatest(scores[" : " + greatest(scores[") +
           std::to_string(found - paper.tasks.begin() + 1) + "], 0)";
  }
  return out;
}

/// The mark, lower when a condition on single tasks is not met.
std::string conditioned(int mark, const catalog::Scale& scale, const Paper& paper) {
  std::string out = std::to_string(mark);
  for (const catalog::ScaleCondition& condition : scale.conditions) {
    if (std::find(condition.marks.begin(), condition.marks.end(), mark) == condition.marks.end()) continue;
    const std::string points = points_sql(condition, paper);
    if (points.empty()) continue;
    const int otherwise = condition.otherwise > 0 ? condition.otherwise : mark - 1;
    out = "CASE WHEN len(scores) > 0 AND " + points + " < " + std::to_string(condition.at_least * paper.unit) +
          " THEN " + std::to_string(otherwise) + " ELSE " + out + " END";
  }
  return out;
}

}  // namespace

std::string mark_by(const catalog::Scale& scale, const Paper& paper) {
  const int unit = paper.unit;
  std::string out = "CASE";
  if (scale.maximum > 0) out += " WHEN total > " + std::to_string(scale.maximum * unit) + " THEN 0";
  for (int mark = 5; mark > 2; --mark)
    out += " WHEN total >= " + std::to_string(scale.from.at(static_cast<std::size_t>(mark - 3)) * unit) + " THEN " +
           conditioned(mark, scale, paper);
  return out + " ELSE 2 END";
}

std::string mark_by_scale(const std::vector<Paper>& papers, const catalog::Catalog& catalog) {
  std::map<std::string, std::vector<std::int64_t>> by_scale;  // papers marked alike
  for (const Paper& paper : papers)
    if (const auto scale = catalog.find_scale(paper.exam, paper.variants); scale && scale->from[0] > 0)
      by_scale[mark_by(*scale, paper)].push_back(paper.id);
  if (by_scale.empty()) return "-1";
  std::string out = "CASE";
  for (const auto& [marks, ids] : by_scale) out += " WHEN " + among("paper", ids) + " THEN " + marks;
  return out + " ELSE -1 END";
}

}  // namespace vekha::results
