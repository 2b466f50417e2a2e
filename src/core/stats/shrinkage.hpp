// Means of small groups drawn to the mean of all as far as their sizes ask for: nothing is lost, chance is taken out.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/estimate.hpp"

namespace vekha::stats {

struct GroupMean {
  double value = 0;
  double se = 0;  ///< > 0
};

struct ShrunkMean {
  double value = 0;
  double se = 0;
  Interval interval;
  double weight = 0;  ///< of the group's own mean: 0 the mean of all, 1 its own
};

struct Shrinkage {
  double mean = 0;  ///< of the groups' true values
  double mean_se = 0;
  double spread = 0;  ///< sd of the true values, mean of what is probable
  Interval spread_interval;
  std::vector<ShrunkMean> groups;
};

/// How sure the errors are and the intervals shall be.
struct ShrinkageOptions {
  double level = 0.95;
  /// Degrees of freedom of the one variance all errors are made of; 0: errors are known exactly.
  double degrees = 0;
};

/// Bayes' means of groups whose true values are normal about a common mean: flat priors on the mean and on the spread
/// (Gelman 2006), everything integrated over the spread (and over the common variance), so that intervals hold in few
/// and small groups, too, unlike those of the empirical Bayes that takes the spread as known. Needs three groups.
std::optional<Shrinkage> shrunk(std::span<const GroupMean> groups, const ShrinkageOptions& options = {});

}  // namespace vekha::stats
