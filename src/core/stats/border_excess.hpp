// Whether one school has more works right at the borders of marks than the schools it is compared with: exact, pooled
// over borders, subjects and years, so that what everybody does cancels out.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "base/estimate.hpp"
#include "core/stats/bunching.hpp"

namespace vekha::stats {

/// One border of one exam: works at the lowest score of the better mark and right below it.
struct BorderTable {
  std::int64_t at = 0;
  std::int64_t below = 0;
  std::int64_t others_at = 0;
  std::int64_t others_below = 0;
  /// What the logarithm of the odds ratio would be were the school stronger or weaker only: the curve of the others
  /// bent to the mean and spread of the school.
  double usual = 0;
};

/// The tables of one exam. `others`: the same exam in the schools of comparison. Borders nobody is near are left out.
std::vector<BorderTable> border_tables(const ScoreHistogram& school, const ScoreHistogram& others);

struct BorderTest {
  std::int64_t near = 0;  ///< works of the school at or right below a border
  double at = 0;          ///< of them at the border
  double expected = 0;    ///< of them at the border were the school like the others
  double excess = 0;      ///< logarithm of the common odds ratio, one-step estimate
  double error = 0;       ///< of the excess
  double lifted = 0;      ///< works at borders above what is expected; 0 when fewer
  double p = 1;           ///< exact and one-sided: as many at borders or more; half the probability of the same number
};

/// Conditional on the margins of every table the works at the borders follow Fisher's noncentral hypergeometric laws;
/// their sum is convolved exactly (Mehta, Patel and Gray 1985). Mid-p. Nothing when no work is near a border.
std::optional<BorderTest> border_test(const std::vector<BorderTable>& tables);

}  // namespace vekha::stats
