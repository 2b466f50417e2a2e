#include "domain/results/marks.hpp"

#include <map>

#include "domain/results/where.hpp"

namespace vekha::results {
namespace {

std::string mark_by(const catalog::Scale& scale, int unit) {
  std::string out = "CASE";
  if (scale.maximum > 0) out += " WHEN total > " + std::to_string(scale.maximum * unit) + " THEN 0";
  for (int mark = 5; mark > 2; --mark)
    out += " WHEN total >= " + std::to_string(scale.from.at(static_cast<std::size_t>(mark - 3)) * unit) + " THEN " +
           std::to_string(mark);
  return out + " ELSE 2 END";
}

}  // namespace

std::string mark_by_scale(const std::vector<Paper>& papers, const catalog::Catalog& catalog) {
  std::map<std::string, std::vector<std::int64_t>> by_scale;  // papers marked alike
  for (const Paper& paper : papers)
    if (const auto scale = catalog.find_scale(paper.exam); scale && scale->from[0] > 0)
      by_scale[mark_by(*scale, paper.unit)].push_back(paper.id);
  if (by_scale.empty()) return "-1";
  std::string out = "CASE";
  for (const auto& [marks, ids] : by_scale) out += " WHEN " + among("paper", ids) + " THEN " + marks;
  return out + " ELSE -1 END";
}

}  // namespace vekha::results
