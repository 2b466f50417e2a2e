// The sums a multilevel model is fitted from, and its criterion with gradient as a function of the relative spreads:
// the rows are gone through once, after that an evaluation costs only groups.
#pragma once
#include <vector>

#include "core/stats/mixed_sums.hpp"

namespace vekha::stats {

/// What is minimised: log|A| [+ log|X'V⁻¹X|] + degrees · log r² [− 2 Σ log|Λ|], V = I + ZΛΛ'Z' (Bates et al. 2015).
struct MixedObjective {
  bool restricted = true;         ///< REML: the bracketed determinant of X
  bool boundary_avoided = false;  ///< the bracketed penalty of Chung et al. 2013
  double degrees = 0;
};

struct MixedValue {
  double value = 0;
  std::vector<double> gradient;  ///< by theta
};

/// The fit at given relative spreads, in units of σ where it matters.
struct MixedSolution {
  double log_det_random = 0;  ///< log|V| less that of the weights
  double log_det_fixed = 0;   ///< log|X'V⁻¹X|
  double residual = 0;        ///< r², the penalised residual sum of squares
  std::vector<double> beta;
  std::vector<double> unscaled;  ///< (X'V⁻¹X)⁻¹, by rows
  /// Of each block in the order given: b, and Var(b | y, β) / σ² as (11[, 12, 22]) of each level.
  std::vector<std::vector<double>> effects;
  std::vector<std::vector<double>> spreads;
};

// theta: of each block in the order given, Λ by columns of its lower triangle: (a) or (a, b, c), a and c not zero.

MixedValue evaluate(const MixedSums& sums, const std::vector<double>& theta, const MixedObjective& objective);
MixedSolution solve(const MixedSums& sums, const std::vector<double>& theta);

}  // namespace vekha::stats
