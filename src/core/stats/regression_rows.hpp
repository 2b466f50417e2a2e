// What a regression is given and what it tells of each column.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "base/estimate.hpp"

namespace vekha::stats {

struct RegressionRows {
  std::span<const double> y;
  std::vector<std::span<const double>> x;  ///< without the intercept, which is always there
  std::span<const double> weights{};       ///< rows of zero weight are left out; empty: all 1
};

/// One row of the table of coefficients; nothing where the column is a sum of former ones.
struct RegressionCoefficient {
  std::optional<double> estimate;
  std::optional<double> se;
  std::optional<double> statistic;   ///< t of a linear, z of a logistic model
  std::optional<double> p;           ///< two-sided
  std::optional<Interval> interval;  ///< 95 %
};

}  // namespace vekha::stats
