#include <algorithm>
#include <cmath>

#include "core/stats/intervals.hpp"
#include "domain/indicators/indicators.hpp"

namespace vekha::indicators {
namespace {

constexpr double kPercent = 100;

bool is_share(Kind kind) {
  return kind != Kind::participants && kind != Kind::mean_primary && kind != Kind::mean_percent;
}

/// The counts a share in per cent was made of.
stats::Count count_of(const Estimate& share) {
  return {std::llround(*share.value / kPercent * static_cast<double>(share.n)), share.n};
}

std::optional<Interval> interval_of_shares(const Estimate& now, const Estimate& before) {
  const auto interval = stats::newcombe(count_of(now), count_of(before));
  if (!interval) return std::nullopt;
  return Interval{interval->lo * kPercent, interval->hi * kPercent};
}

std::optional<Interval> interval_of_means(const Estimate& now, const Estimate& before) {
  if (!now.interval || !before.interval) return std::nullopt;
  const double difference = *now.value - *before.value;
  const double half = std::hypot(now.interval->hi - now.interval->lo, before.interval->hi - before.interval->lo) / 2;
  return Interval{difference - half, difference + half};
}

}  // namespace

Estimate change(Kind kind, const Estimate& now, const Estimate& before) {
  const std::int64_t n = std::min(now.n, before.n);
  if (!now.value) return Estimate::absent(now.absence, n);
  if (!before.value) return Estimate::absent(before.absence, n);
  Estimate difference = Estimate::of(*now.value - *before.value, n);
  if (kind == Kind::participants || n == 0) return difference;
  difference.interval = is_share(kind) ? interval_of_shares(now, before) : interval_of_means(now, before);
  return difference;
}

}  // namespace vekha::indicators
