#include "core/stats/inversion.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "core/stats/crowd.hpp"

namespace vekha::stats {
namespace {

double welch(const GroupShare& lower, const GroupShare& higher) {
  // A group all of whom got the same has a spread of its own all the same: half a pupil's worth.
  const auto error = [](const GroupShare& group) {
    const auto n = static_cast<double>(group.n);
    return std::max(group.variance, 0.25 / n) / n;
  };
  return (lower.mean - higher.mean) / std::sqrt(error(lower) + error(higher));
}

double logit(double share, double works) {
  const double kept = (share * works + 0.5) / (works + 1);
  return std::log(kept / (1 - kept));
}

}  // namespace

std::vector<Crossing> crossings(const std::vector<std::vector<GroupShare>>& tasks, std::int64_t least) {
  std::vector<Crossing> out;
  for (std::size_t task = 0; task < tasks.size(); ++task)
    for (std::size_t lower = 0; lower < tasks[task].size(); ++lower)
      for (std::size_t higher = lower + 1; higher < tasks[task].size(); ++higher) {
        const GroupShare& one = tasks[task][lower];
        const GroupShare& other = tasks[task][higher];
        if (one.n < std::max<std::int64_t>(2, least) || other.n < std::max<std::int64_t>(2, least)) continue;
        if (one.mean <= other.mean) continue;
        out.push_back({task, lower, higher, one.mean - other.mean, normal_above(welch(one, other))});
      }
  return out;
}

std::optional<Inversion> inversion(const std::vector<TaskProfile>& tasks, const InversionLimits& limits) {
  Inversion out;
  for (std::size_t task = 0; task < tasks.size(); ++task) {
    const TaskProfile& one = tasks[task];
    if (one.base && one.school < limits.base_low) out.base_low.push_back(task);
    if (one.raised && one.school >= limits.raised_high && one.school >= one.others + limits.margin)
      out.raised_high.push_back(task);
  }
  if (out.base_low.empty() || out.raised_high.empty()) return std::nullopt;
  return out;
}

std::optional<DifficultyLink> difficulty_link(const std::vector<TaskProfile>& tasks, std::int64_t works) {
  constexpr int kLeastTasks = 5;
  if (static_cast<int>(tasks.size()) < kLeastTasks || works < 1) return std::nullopt;
  constexpr double kMany = 1e6;  // the others are many
  std::vector<double> hard;
  std::vector<double> gain;
  for (const TaskProfile& task : tasks) {
    hard.push_back(-logit(task.others, kMany));
    gain.push_back(logit(task.school, static_cast<double>(works)) + hard.back());
  }
  const auto n = static_cast<double>(tasks.size());
  double mean_hard = 0;
  double mean_gain = 0;
  for (std::size_t i = 0; i < hard.size(); ++i) mean_hard += hard[i] / n, mean_gain += gain[i] / n;
  double hard2 = 0;
  double gain2 = 0;
  double both = 0;
  for (std::size_t i = 0; i < hard.size(); ++i) {
    hard2 += (hard[i] - mean_hard) * (hard[i] - mean_hard);
    gain2 += (gain[i] - mean_gain) * (gain[i] - mean_gain);
    both += (hard[i] - mean_hard) * (gain[i] - mean_gain);
  }
  constexpr double kNegligible = 1e-9;
  if (hard2 < kNegligible || gain2 < kNegligible) return std::nullopt;
  const double r = std::clamp(both / std::sqrt(hard2 * gain2), -1.0, 1.0);
  const double t = r * std::sqrt((n - 2) / std::max(1e-12, 1 - r * r));
  return DifficultyLink{r, boost::math::cdf(boost::math::complement(boost::math::students_t(n - 2), t)),
                        static_cast<int>(tasks.size())};
}

}  // namespace vekha::stats
