// Columns of explaining values made fit for arithmetic: centred, scaled, those that repeat others found.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace vekha::stats {

/// What was taken from each column: its mean and its spread (of n); a spread of 0 is of a constant column.
struct Standardised {
  std::vector<double> mean;
  std::vector<double> spread;
};

/// Turns each column into (x − mean) / spread, a constant one into zeros. `weights` of the rows may be empty.
Standardised standardised(std::vector<std::vector<double>>& columns, std::span<const double> weights);

/// Of standardised columns, those that are no sum of the intercept and former ones, as R's lm and lme4 keep them: a
/// column goes when less than 1e-9 of its square is left.
std::vector<std::size_t> independent_columns(const std::vector<std::vector<double>>& columns,
                                             std::span<const double> weights);

}  // namespace vekha::stats
