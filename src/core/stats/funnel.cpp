#include "core/stats/funnel.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>

#include "base/error.hpp"
#include "core/stats/quantile.hpp"

namespace vekha::stats {
namespace {

constexpr double kInner = 0.95;
constexpr double kOuter = 0.998;

/// The count of which a share `p` of the binomial law lies below, in parts between whole counts.
double smooth_count(const boost::math::binomial& law, double p) {
  double count = 0;
  double top = law.trials();
  while (count < top) {  // the least count whose law reaches p
    const double middle = std::floor((count + top) / 2);
    (boost::math::cdf(law, middle) >= p ? top : count) = boost::math::cdf(law, middle) >= p ? middle : middle + 1;
  }
  const double at = boost::math::cdf(law, count);
  const double before = count > 0 ? boost::math::cdf(law, count - 1) : 0;
  return std::max(0.0, count - (at - p) / (at - before));
}

int place(double value, const Interval& inner, const Interval& outer) {
  if (value > outer.hi) return 2;
  if (value < outer.lo) return -2;
  if (value > inner.hi) return 1;
  return value < inner.lo ? -1 : 0;
}

std::optional<double> overdispersion(const std::vector<FunnelPoint>& points) {
  constexpr std::size_t kFewest = 5;
  if (points.size() < kFewest) return std::nullopt;
  std::vector<double> z;
  for (const FunnelPoint& point : points) z.push_back(point.z);
  const double low = *quantile(z, 0.1);
  const double high = *quantile(z, 0.9);
  double sum = 0;
  for (const double one : z) sum += std::pow(std::clamp(one, low, high), 2);
  return sum / static_cast<double>(z.size());
}

}  // namespace

Interval share_limits(std::int64_t n, double common, double level) {
  VEKHA_CHECK(n >= 1 && common > 0 && common < 1 && level > 0 && level < 1);
  const auto size = static_cast<double>(n);
  const boost::math::binomial law(size, common);
  return {std::min(common, smooth_count(law, (1 - level) / 2) / size),
          std::max(common, std::min(1.0, smooth_count(law, (1 + level) / 2) / size))};
}

Interval mean_limits(std::int64_t n, double common, double sd, double level) {
  VEKHA_CHECK(n >= 1 && sd >= 0);
  const double half = normal_factor(level) * sd / std::sqrt(static_cast<double>(n));
  return {common - half, common + half};
}

std::optional<Funnel> share_funnel(std::span<const Count> groups) {
  Count all;
  for (const Count& group : groups) {
    VEKHA_CHECK(group.hits >= 0 && group.hits <= group.n);
    all.hits += group.hits;
    all.n += group.n;
  }
  if (all.hits == 0 || all.hits == all.n) return std::nullopt;
  Funnel out{static_cast<double>(all.hits) / static_cast<double>(all.n), {}, {}};
  for (const Count& group : groups) {
    if (group.n == 0) {
      out.points.emplace_back();
      continue;
    }
    const auto n = static_cast<double>(group.n);
    FunnelPoint point{static_cast<double>(group.hits) / n,       group.n, share_limits(group.n, out.common, kInner),
                      share_limits(group.n, out.common, kOuter), 0,       0};
    point.z = (point.value - out.common) / std::sqrt(out.common * (1 - out.common) / n);
    point.beyond = place(point.value, point.inner, point.outer);
    out.points.push_back(point);
  }
  out.overdispersion = overdispersion(out.points);
  return out;
}

std::optional<Funnel> mean_funnel(std::span<const SizedMean> groups, double sd) {
  double sum = 0;
  double total = 0;
  for (const SizedMean& group : groups) {
    VEKHA_CHECK(group.n >= 0);
    sum += group.value * static_cast<double>(group.n);
    total += static_cast<double>(group.n);
  }
  if (total <= 0 || !(sd > 0)) return std::nullopt;
  Funnel out{sum / total, {}, {}};
  for (const SizedMean& group : groups) {
    if (group.n == 0) {
      out.points.emplace_back();
      continue;
    }
    FunnelPoint point{group.value,
                      group.n,
                      mean_limits(group.n, out.common, sd, kInner),
                      mean_limits(group.n, out.common, sd, kOuter),
                      0,
                      0};
    point.z = (point.value - out.common) * std::sqrt(static_cast<double>(group.n)) / sd;
    point.beyond = place(point.value, point.inner, point.outer);
    out.points.push_back(point);
  }
  out.overdispersion = overdispersion(out.points);
  return out;
}

}  // namespace vekha::stats
