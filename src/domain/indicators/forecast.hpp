// A straight line through comparable years and what it says of the next one.
#pragma once
#include <optional>
#include <utility>
#include <vector>

#include "base/estimate.hpp"

namespace vekha::indicators {

/// Years with their values, ordered; what the line says of `year`.
struct Line {
  std::vector<std::pair<int, double>> points;
  int year = 0;
};
/// Ordinary least squares with the 95 % prediction interval ŷ ± t(n − 2) · s · √(1 + 1/n + (x − x̄)² / Sxx) (Draper and
/// Smith 1998, 1.4). Nothing with fewer than three points or all of one year.
std::optional<Estimate> predicted(const Line& line);

}  // namespace vekha::indicators
