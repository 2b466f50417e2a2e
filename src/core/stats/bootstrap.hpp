// Intervals of statistics that have no formula, by drawing from the sample itself.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "base/estimate.hpp"

namespace vekha::stats {

using Statistic = std::function<double(const std::vector<double>& values)>;

struct BootstrapOptions {
  int repeats = 9999;
  double level = 0.95;
  std::uint64_t seed = 1;
};

struct Bootstrapped {
  double estimate = 0;
  double bias = 0;
  double se = 0;
  Interval percentile;
  std::optional<Interval> bca;  ///< nothing where all repeats stand on one side of the estimate
};

/// Bias-corrected and accelerated interval of Efron 1987, as R boot.ci(type = c("perc", "bca")): the acceleration by
/// the jackknife (of at most 1000 blocks). Needs three values and a spread; below ten values the interval is too short.
std::optional<Bootstrapped> bootstrap(std::span<const double> values, const Statistic& statistic,
                                      const BootstrapOptions& options = {});

}  // namespace vekha::stats
