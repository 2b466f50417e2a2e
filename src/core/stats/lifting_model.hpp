// The model behind bunching: a smooth curve of works by score, from which works below every border are lifted over it.
#pragma once
#include <optional>
#include <vector>

namespace vekha::stats {

/// How lifting looks like: of the works j points below a border the share rate · reach^(j−1) is lifted, and they land k
/// points above it in proportion to spread^k.
struct LiftingShape {
  std::vector<double> reach;  ///< for each border, 0..1
  double spread = 0;          ///< 0..1, one for all borders
};

struct LiftingModel {
  std::vector<double> works;            ///< by score that can occur
  std::vector<int> borders;             ///< cells, ascending, each with a cell below it
  std::vector<int> score{};             ///< where each cell lies on the scale; empty: 0, 1, 2 …
  int degree = 3;                       ///< of the polynomial in the logarithm
  std::vector<double> ground{};         ///< curve that is bent; empty: none
  std::optional<LiftingShape> shape{};  ///< known; nothing: estimated
  std::vector<double> usual_rate{};     ///< of each border, leant on weakly; empty: nothing is known
};

struct LiftingFit {
  std::vector<double> counterfactual;           ///< without lifting
  std::vector<double> works;                    ///< with it
  std::vector<double> rate;                     ///< share lifted one point below each border; may be negative
  std::vector<double> lifted;                   ///< works over each border; may be negative
  std::vector<std::vector<double>> covariance;  ///< of `lifted`, widened by the dispersion
  LiftingShape shape;
  double likelihood = 0;  ///< logarithm, without the constant
  double dispersion = 1;
  double total = 0;
  int degree = 0;
  int parameters = 0;
};

/// Fisher scoring with damping. Nothing when it does not converge or leaves no degree of freedom.
std::optional<LiftingFit> fitted(const LiftingModel& model);

}  // namespace vekha::stats
