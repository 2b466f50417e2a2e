// Quantiles: by the one definition used everywhere, linear interpolation (type 7 of Hyndman and Fan 1996), and by all
// nine for tables of others.
#pragma once
#include <optional>
#include <vector>

namespace vekha::stats {

/// The p-quantile (0 ≤ p ≤ 1), as R quantile(x, p, type = 7). Order of values is free; needs one value or more.
/// A value that is not finite is a programmer's mistake.
std::optional<double> quantile(std::vector<double> values, double p);

/// By any of the nine types of Hyndman and Fan, as R quantile(x, p, type). Requires 1 ≤ type ≤ 9.
std::optional<double> quantile(std::vector<double> values, double p, int type);

/// Quartiles and the fences Q25 − k·IQR, Q75 + k·IQR beyond which a value is extreme.
struct Fences {
  double q25 = 0;
  double median = 0;
  double q75 = 0;
  double lower = 0;
  double upper = 0;
};

/// Needs one value or more; `k` is how many interquartile ranges (Tukey: 1.5; ФИОКО 2019: 3).
std::optional<Fences> fences(std::vector<double> values, double k);

}  // namespace vekha::stats
