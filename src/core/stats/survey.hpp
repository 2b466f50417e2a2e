// From a drawn sample to all it was drawn from: chances of being drawn, weighted means over strata with their errors.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/estimate.hpp"

namespace vekha::stats {

/// The chance of each to be among `count` drawn one by one without putting back, each time by weight (successive
/// sampling; Efraimidis and Spirakis 2006 draw so): the chance that an exponential of rate `weight` is among the
/// `count` first, by quadrature; above kExactDraws the first-order one of Rosén 1997. Sums to `count`. Requires weights
/// above 0.
std::vector<double> chances_of_drawing(std::span<const double> weights, std::size_t count);
inline constexpr std::size_t kExactDraws = 150;

/// A drawn thing and what it stands for.
struct Drawn {
  std::size_t stratum = 0;
  double weight = 1;  ///< how many of the stratum it stands for
  double value = 0;
  bool counted = true;  ///< belongs to the part that is asked about
};
struct SurveyMean {
  std::int64_t n = 0;     ///< counted
  std::int64_t free = 0;  ///< counted less their strata: degrees of freedom
  double mean = 0;
  double se = 0;
  bool whole = false;  ///< every stratum was taken whole: there is no error
};
/// The weighted mean of those counted, and its error by linearisation with the finite strata, as R survey:
/// svymean(~y, subset(svydesign(ids = ~1, strata = ~h, weights = ~w, fpc = ~N), counted)) with
/// options(survey.lonely.psu = "adjust", survey.adjust.domain.lonely = TRUE). `sizes`: of the strata. Nothing when none
/// is counted.
std::optional<SurveyMean> survey_mean(std::span<const Drawn> drawn, std::span<const double> sizes);
/// mean ± t(free) · se; needs free ≥ 1, or no error at all.
std::optional<Interval> survey_interval(const SurveyMean& mean);
/// Of a share, Korn and Graubard 1998: Clopper and Pearson with as many works as would give this error, as R
/// svyciprop(method = "beta"). Where all are alike there is no error to see: then with as many works as were drawn.
std::optional<Interval> survey_share_interval(const SurveyMean& share);

}  // namespace vekha::stats
