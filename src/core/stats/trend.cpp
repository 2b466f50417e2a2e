#include "core/stats/trend.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "base/error.hpp"
#include "core/stats/correlation.hpp"
#include "core/stats/describe.hpp"
#include "core/stats/intervals.hpp"
#include "core/stats/quantile.hpp"
#include "core/stats/regression.hpp"

namespace vekha::stats {
namespace {

std::vector<double> slopes_of_pairs(std::span<const double> years, std::span<const double> values) {
  std::vector<double> out;
  for (std::size_t i = 0; i < years.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (years[i] < years[j] || years[j] < years[i]) out.push_back((values[i] - values[j]) / (years[i] - years[j]));
  std::sort(out.begin(), out.end());
  return out;
}

/// The slopes whose ranks stand z deviations of Kendall's count from the middle.
std::optional<Interval> sen_interval(const std::vector<double>& slopes, double n) {
  constexpr double kFewest = 5;
  if (n < kFewest) return std::nullopt;
  const double reach = normal_factor() * std::sqrt(n * (n - 1) * (2 * n + 5) / 18);
  const auto count = static_cast<double>(slopes.size());
  const double low = std::floor((count - reach) / 2);
  const double high = std::ceil((count + reach) / 2 + 1);
  const auto at = [&](double rank) { return slopes[static_cast<std::size_t>(std::clamp(rank, 1.0, count)) - 1]; };
  return Interval{at(low), at(high)};
}

}  // namespace

std::optional<Trend> trend(std::span<const double> years, std::span<const double> values,
                           std::span<const double> weights) {
  VEKHA_CHECK(years.size() == values.size());
  const std::vector<double> slopes = slopes_of_pairs(years, values);
  if (slopes.empty()) return std::nullopt;
  const LinearFit fit = fit_linear({values, {years}, weights});
  if (!fit.beta[1].estimate) return std::nullopt;
  Trend out{.n = fit.n, .slope = *fit.beta[1].estimate};
  if (fit.degrees >= 1) out.se = fit.beta[1].se;
  out.p = fit.beta[1].p;
  out.interval = fit.beta[1].interval;
  out.sen = *quantile(slopes, 0.5);
  out.sen_interval = sen_interval(slopes, static_cast<double>(years.size()));
  if (const auto found = kendall(years, values)) {
    out.kendall = found->value;
    out.kendall_p = found->p;
  }
  return out;
}

std::optional<RegressedChanges> regressed_changes(std::span<const double> before, std::span<const double> after) {
  VEKHA_CHECK(before.size() == after.size());
  constexpr std::size_t kFewest = 5;
  if (before.size() < kFewest) return std::nullopt;
  const LinearFit fit = fit_linear({after, {before}});
  if (!fit.sigma || !fit.beta[1].estimate) return std::nullopt;
  const auto n = static_cast<double>(before.size());
  const Description of = describe(before);
  const double squares = *of.variance * (n - 1);
  const double factor = student_factor(fit.degrees + 1);
  const boost::math::students_t outer(n - 3);
  RegressedChanges out{compensated_sum(after) / n - *of.mean, *fit.beta[1].estimate, {}};
  for (std::size_t i = 0; i < before.size(); ++i) {
    const double off = before[i] - *of.mean;
    const double leverage = 1 / n + off * off / squares;
    const double rest = after[i] - fit.fitted[i];
    const double half = factor * *fit.sigma * std::sqrt(1 + leverage);
    GroupChange group{after[i] - before[i], fit.fitted[i] - before[i], rest, {}, 1};
    group.interval = {group.expected - half, group.expected + half};
    const double left = *fit.sigma * *fit.sigma * (n - 2) - rest * rest / (1 - leverage);
    if (left > 0) {
      const double t = rest / std::sqrt(left / (n - 3) * (1 - leverage));
      group.p = 2 * boost::math::cdf(boost::math::complement(outer, std::abs(t)));
    }
    out.groups.push_back(group);
  }
  return out;
}

}  // namespace vekha::stats
