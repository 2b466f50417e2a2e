// Funnel limits: how far a group of its size may stand from the common value by chance alone.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/estimate.hpp"
#include "core/stats/intervals.hpp"

namespace vekha::stats {

/// Limits of a share of n at a common share: the binomial quantiles, interpolated between counts so that the curve is
/// smooth (Spiegelhalter 2005). Needs n ≥ 1; 0 < common < 1.
Interval share_limits(std::int64_t n, double common, double level);
/// Limits of a mean of n values: common ± z · sd / √n.
Interval mean_limits(std::int64_t n, double common, double sd, double level);

struct FunnelPoint {
  double value = 0;
  std::int64_t n = 0;
  Interval inner;  ///< 95 %
  Interval outer;  ///< 99.8 %
  double z = 0;    ///< distance from the common value in its own errors
  int beyond = 0;  ///< 0 within, ±1 beyond 95 %, ±2 beyond 99.8 %; the sign tells where
};

struct Funnel {
  double common = 0;
  /// How much wider than by chance the groups scatter: the mean of z², with the outer tenths of z drawn in
  /// (Spiegelhalter 2005); limits are not widened by it.
  std::optional<double> overdispersion;
  std::vector<FunnelPoint> points;
};

/// Groups of shares about their common share. Needs a group of one and a common share that is neither 0 nor 1.
std::optional<Funnel> share_funnel(std::span<const Count> groups);

struct SizedMean {
  double value = 0;
  std::int64_t n = 0;
};
/// Groups of means about their common mean, sd that of single values. Needs a group and sd > 0.
std::optional<Funnel> mean_funnel(std::span<const SizedMean> groups, double sd);

}  // namespace vekha::stats
