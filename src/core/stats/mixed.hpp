// Multilevel models y = Xβ + Zb + e: pupils in schools, schools in municipalities, pupils crossed with teachers.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/estimate.hpp"

namespace vekha::stats {

/// Who is together: of each row, which of `levels` groups. Every group has a row.
struct MixedGrouping {
  std::span<const std::uint32_t> codes;
  std::size_t levels = 0;
};

struct MixedRows {
  std::span<const double> y;
  std::vector<std::span<const double>> x;  ///< without the intercept, which is always there
  std::vector<MixedGrouping> groupings;    ///< nested or crossed, as their codes are
  std::span<const double> slope{};         ///< a column whose coefficient varies over the first grouping; empty: none
  std::span<const double> weights{};       ///< Var(e) = σ² / w; rows of zero weight are left out; empty: all 1
};

enum class Likelihood { reml, ml };
/// avoided: spreads are kept off zero by the penalty log|Λ| on the log likelihood (Chung et al. 2013).
enum class Boundary { allowed, avoided };

struct MixedOptions {
  Likelihood likelihood = Likelihood::reml;
  Boundary boundary = Boundary::allowed;
};

/// Something the reader must know of a fit.
struct MixedNote {
  enum class Kind {
    zero_variance,   ///< the estimate of a grouping's variance is its boundary, 0
    singular,        ///< intercepts and slopes of the groups lie on one line: their covariance matrix is singular
    one_group,       ///< a grouping with one group has no variance
    groups_of_one,   ///< as many effects as rows: they cannot be told from the residual
    same_grouping,   ///< divides the rows as a former grouping does
    constant_slope,  ///< the column of the slope does not vary
    collinear,       ///< a column is a sum of former ones and has no coefficient
    zero_weights,    ///< rows left out
    constant_y,      ///< nothing to explain
    exact_fit,       ///< nothing is left over
    not_converged,   ///< the search for the minimum ended before its end
  };
  Kind kind;
  std::size_t which = 0;  ///< grouping, column of x or number of rows
};

struct MixedCoefficient {
  std::optional<double> estimate;  ///< nothing: collinear
  std::optional<double> se;
};

/// The best linear unbiased prediction of a group's effect and √Var(b | y, β, variances), as lme4's condVar.
struct MixedEffect {
  double estimate = 0;
  double se = 0;
  double slope = 0;
  double slope_se = 0;
};

struct MixedTerm {
  std::size_t levels = 0;
  Estimate variance;                 ///< of the intercepts; 0 is said with a note
  Estimate slope;                    ///< variance of the slopes
  Estimate covariance;               ///< of both
  std::vector<MixedEffect> effects;  ///< of each group; empty where the variance is absent
};

struct MixedFit {
  std::int64_t n = 0;
  std::vector<MixedCoefficient> beta;  ///< the intercept, then each column
  std::vector<MixedTerm> terms;        ///< of each grouping
  Estimate residual;                   ///< σ²
  /// −2 log of the restricted likelihood (lme4's REMLcrit) or of the likelihood; without the penalty.
  std::optional<double> criterion;
  std::vector<MixedNote> notes;
};

/// Maximum (restricted) likelihood by Bates, Mächler, Bolker, Walker 2015, from sums made in one pass over the rows.
/// Preconditions: columns of one length, finite values, weights ≥ 0, codes below their `levels`; crossed with one
/// another, at most 6000 effects beside those of the grouping with most groups; nested in one another, any number.
/// Needs more rows than columns; a grouping needs two groups and fewer groups than rows. What cannot be estimated is
/// absent, the rest is fitted without it, the notes say so. Throws too_large.
MixedFit fit_mixed(const MixedRows& rows, const MixedOptions& options);

}  // namespace vekha::stats
