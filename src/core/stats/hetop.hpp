// Means and spreads of groups from counts of marks: what «столько двоек, троек, четвёрок, пятёрок» says of the pupils.
#pragma once
#include <cstdint>
#include <vector>

#include "core/stats/answers.hpp"

namespace vekha::stats {

enum class Spreads {
  own,     ///< heteroskedastic: a group with enough pupils in three categories or more has its own spread
  common,  ///< homoskedastic
};

struct HetopPlan {
  Spreads spreads = Spreads::own;
  std::int64_t least = 50;  ///< pupils a group needs for a spread of its own
};

struct HetopGroup {
  std::int64_t n = 0;
  Parameter mean;              ///< in standard deviations of all pupils, whose mean is 0
  Parameter sd;                ///< its spread, the same unit
  bool shares_spread = false;  ///< the spread is that of all groups like it
};

struct Hetop {
  std::vector<HetopGroup> groups;
  std::vector<Parameter> cuts;   ///< borders of the categories on the same scale
  double between = 0;            ///< share of the variance that lies between groups (ICC), as estimated
  double between_corrected = 0;  ///< the same less the mean squared error of the means, not below 0
  double log_likelihood = 0;
  bool converged = false;
};

/// Heteroskedastic ordered probit (Reardon, Shear, Castellano and Ho 2017): points of group g are N(mean, sd), the cuts
/// are common. Maximum likelihood; then scaled so that all pupils together have mean 0 and sd 1. Errors: expected
/// information with the errors of the scale. As R MASS::polr(method = "probit") on the group when spreads are common.
/// Rows: groups × categories in order. Empty outer categories are left out. A group whose marks are all of one outer
/// category has no finite mean: no_variance; without pupils: no_data. With two categories spreads are common.
/// Nothing when less than two groups or two categories are left.
std::optional<Hetop> fit_hetop(const std::vector<std::vector<std::int64_t>>& counts, const HetopPlan& plan);

}  // namespace vekha::stats
