// Correlations of two columns with their tests: Pearson's, Spearman's of ranks, Kendall's tau-b.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/estimate.hpp"

namespace vekha::stats {

struct Correlation {
  std::int64_t n = 0;
  double value = 0;
  std::optional<double> statistic;   ///< t of Pearson, S of Spearman, z or T of Kendall, as R cor.test
  std::optional<double> p;           ///< two-sided
  std::optional<Interval> interval;  ///< of Pearson by Fisher's z, from four pairs
  bool exact = false;                ///< p from the law of ranks, not from its limit
};

/// Mid-ranks, from 1, as R rank(x).
std::vector<double> ranks(std::span<const double> values);

// Each needs two pairs and a side that varies on both, else nothing; the test needs three. Values are finite.

/// As R cor.test(x, y).
std::optional<Correlation> pearson(std::span<const double> x, std::span<const double> y);
/// As R cor.test(x, y, method = "spearman"): without ties and up to 1290 pairs by the law of Σd² (exact below ten
/// pairs, the Edgeworth series of Best and Roberts 1975 above), else by Student's t.
std::optional<Correlation> rank_correlation(std::span<const double> x, std::span<const double> y);
/// As R cor.test(x, y, method = "kendall"): without ties and below fifty pairs exactly, else by the normal law with the
/// variance for ties. n log n steps (Knight 1966).
std::optional<Correlation> kendall(std::span<const double> x, std::span<const double> y);

}  // namespace vekha::stats
