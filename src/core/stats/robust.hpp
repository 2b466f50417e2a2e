// Middle and spread that a few odd values do not move, and the odd values themselves.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vekha::stats {

/// Mean without the share `trim` of values at each end, as R mean(x, trim). Needs one value; 0 ≤ trim < 0.5.
std::optional<double> trimmed_mean(std::span<const double> values, double trim);
/// Huber's M-estimate of location with the MAD as scale, as R MASS::huber(y, k). Needs a MAD above 0.
std::optional<double> huber(std::span<const double> values, double k = 1.5);
/// Median of means of pairs, Hodges and Lehmann 1963. Needs one value, at most 5000.
std::optional<double> hodges_lehmann(std::span<const double> values);
/// Scales of Rousseeuw and Croux 1993, right for the normal law, with the corrections for few values of Croux and
/// Rousseeuw 1992. Need two values; `qn` at most 5000.
std::optional<double> sn(std::span<const double> values);
std::optional<double> qn(std::span<const double> values);

/// One step of the generalised extreme Studentized deviate test.
struct ExtremeStep {
  std::size_t which = 0;  ///< index of the value
  double statistic = 0;   ///< |x − mean| / sd of those left
  double critical = 0;    ///< at the level given
  double p = 1;           ///< of a single one, Bonferroni (Grubbs 1950, two-sided)
};
struct Extremes {
  std::vector<ExtremeStep> steps;
  std::size_t found = 0;  ///< how many of the first steps are outliers
};
/// Rosner 1983 for at most `most` outliers; with most = 1 it is Grubbs' test. Exact enough from 15 values, with one
/// outlier from 3. Needs three values and a spread.
Extremes extremes(std::span<const double> values, std::size_t most, double level = 0.05);

/// 0.6745 (x − median) / MAD: beyond 3.5 a value is odd (Iglewicz and Hoaglin 1993); where the MAD is 0, the mean
/// absolute deviation takes its place: (x − median) / (1.253314 · mean |x − median|). Nothing when all values are
/// equal.
std::optional<std::vector<double>> modified_z(std::span<const double> values);

}  // namespace vekha::stats
