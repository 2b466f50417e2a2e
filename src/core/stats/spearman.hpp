// Spearman's rank correlation from a two-way table of counts: marks against scores of a whole school or region.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vekha::stats {

/// `count` observations with the values x and y.
struct PairCount {
  double x = 0;
  double y = 0;
  std::int64_t count = 0;
};

struct Spearman {
  std::int64_t n = 0;
  double sum_d2 = 0;      ///< Σd², d = difference of mid-ranks
  double simplified = 0;  ///< 1 − 6Σd² / (n(n² − 1)): the official formula, exact only without ties
  double of_ranks = 0;    ///< Pearson correlation of mid-ranks, as R cor(x, y, method = "spearman")
};

/// Needs two observations and a side that varies on both; nothing otherwise. Ties share their mean rank.
/// A value that is not finite or a negative count is a programmer's mistake. Exact up to 10⁹ observations.
std::optional<Spearman> spearman(const std::vector<PairCount>& table);

/// The same of a full table, row after row, whose rows and columns stand in the order of x and y: for many tables of
/// small whole numbers. Up to 10⁶ observations.
std::optional<Spearman> spearman(std::span<const std::int32_t> counts, std::size_t columns);

}  // namespace vekha::stats
