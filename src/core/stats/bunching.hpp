// Bunching of works at the borders of marks: how many were probably lifted over each border, against a smooth
// counterfactual that is fitted together with the lifting, so that what is missing below equals what is too much above.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "base/estimate.hpp"
#include "core/stats/lifting_model.hpp"
#include "core/stats/score_histogram.hpp"

namespace vekha::stats {

/// What is known of the group the histogram is a part of: its smooth shape and how lifting looks there.
struct BunchingGround {
  std::vector<double> counterfactual;  ///< of the larger group, by score
  LiftingShape shape;
  std::vector<double> rate{};  ///< usual share lifted one point below each border: few works lean on it; may be empty
};

struct BorderBunching {
  int border = 0;               ///< lowest score of the better mark
  std::int64_t at = 0;          ///< works with that score
  std::int64_t below = 0;       ///< works with one point less
  std::optional<double> ratio;  ///< at / below; nothing when there is none below
  double expected_at = 0;       ///< by the counterfactual
  double expected_below = 0;    ///< by the counterfactual
  double rate = 0;              ///< share lifted of those one point below
  double lifted = 0;            ///< works lifted over the border; 0 when the fit has fewer than none
  double error = 0;             ///< standard error of the works lifted
  Interval interval{};          ///< 95 %, not below 0
  double p = 1;                 ///< one-sided: nothing was lifted
  double p_adjusted = 1;        ///< Holm over the borders
};

struct Bunching {
  std::int64_t n = 0;
  std::vector<BorderBunching> borders;
  double lifted = 0;    ///< over all borders
  double estimate = 0;  ///< the same, negative when the fit has fewer than none: sums of many are then not biased
  double error = 0;
  Interval interval{};                 ///< 95 %, not below 0
  double p = 1;                        ///< one-sided, of the sum
  double dispersion = 1;               ///< Pearson χ² by degrees of freedom, at least 1: widens the errors
  int degree = 0;                      ///< of the polynomial in the logarithm
  std::vector<double> counterfactual;  ///< works by score were nothing lifted
  std::vector<double> fitted;          ///< with the lifting
  LiftingShape shape;
  std::vector<int> impossible{};  ///< scores stepped over
};

/// Works needed for a fit: below this a histogram tells nothing (ФИОКО 2026 calls 50 works informative).
constexpr std::int64_t kLeastForBunching = 50;
constexpr std::int64_t kLeastOnGround = 10;  ///< when the ground of a larger group is known: for sums over many exams

/// The counterfactual exp(polynomial) and the lifting, by maximum likelihood of Poisson counts (Chetty et al. 2011 and
/// Kleven 2016 fit the same without the window; here the mass lifted is conserved, so the window may cover everything).
/// With a ground the polynomial of degree 2 bends the counterfactual of the larger group, so a small group needs few
/// parameters. Nothing below kLeastForBunching works (kLeastOnGround with a ground), without borders inside the scale
/// or when no fit converges.
std::optional<Bunching> bunching(const ScoreHistogram& histogram, const BunchingGround* ground = nullptr);

}  // namespace vekha::stats
