// Movement over years: slopes that hold, and changes freed from the regression to the mean.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/estimate.hpp"

namespace vekha::stats {

struct Trend {
  std::int64_t n = 0;
  double slope = 0;  ///< by least squares, units a year
  std::optional<double> se;
  std::optional<double> p;
  std::optional<Interval> interval;
  double sen = 0;                        ///< median of slopes of pairs, Sen 1968
  std::optional<Interval> sen_interval;  ///< from five points, by the normal law of Kendall's count
  std::optional<double> kendall;         ///< tau-b of years and values (Mann 1945)
  std::optional<double> kendall_p;
};

/// `weights` (1 / variance of each value) may be empty. Needs two different years; errors need three points. Three or
/// four points show a movement only when it is steep: the reader sees the interval.
std::optional<Trend> trend(std::span<const double> years, std::span<const double> values,
                           std::span<const double> weights);

/// What a group's change says once it is known where the group stood: extreme groups come back by chance alone.
struct GroupChange {
  double change = 0;    ///< after − before
  double expected = 0;  ///< of groups that stood there: the common change and the regression to the mean
  double beyond = 0;    ///< change − expected
  Interval interval;    ///< in which a new group that stood there would change, 95 %
  double p = 1;         ///< two-sided, of the externally studentized rest
};
struct RegressedChanges {
  double common = 0;       ///< mean change
  double persistence = 1;  ///< slope of after on before: below 1 extremes come back
  std::vector<GroupChange> groups;
};
/// After on before by least squares over the groups (Galton 1886; Barnett, van der Pols, Dobson 2005). Needs five
/// groups and a spread before.
std::optional<RegressedChanges> regressed_changes(std::span<const double> before, std::span<const double> after);

}  // namespace vekha::stats
