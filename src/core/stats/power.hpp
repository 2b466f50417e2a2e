// What can be seen with so many pupils: the least effect a test would find.
#pragma once
#include <cstdint>
#include <optional>

namespace vekha::stats {

struct PowerQuestion {
  std::int64_t n = 0;      ///< pupils of the group
  std::int64_t other = 0;  ///< of the group it is compared with; 0: compared with a fixed value
  double level = 0.05;     ///< two-sided
  double power = 0.8;
  /// Pupils of one class are alike: errors grow by √(1 + (cluster − 1) · icc) (Kish 1965).
  double cluster = 1;
  double icc = 0;
};

/// The least difference of means with sd of single values that is found with this power, as R power.t.test. Needs two
/// pupils in each group after dividing by the design effect.
std::optional<double> least_mean_difference(const PowerQuestion& question, double sd);

struct ShareChange {
  std::optional<double> up;    ///< the least larger share that is told from the given one
  std::optional<double> down;  ///< the greatest smaller one
};
/// Shares that are told from `share` by the normal test of R power.prop.test (for two groups of n each: the smaller n
/// of both) or against the fixed share. 0 ≤ share ≤ 1. Nothing where no share of 0–1 would be.
ShareChange least_share_change(const PowerQuestion& question, double share);

}  // namespace vekha::stats
