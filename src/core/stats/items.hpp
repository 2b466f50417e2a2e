// Classical statistics of tasks: how hard each is, how it goes with the rest of the work, how reliable the whole is.
#pragma once
#include <cstdint>
#include <vector>

#include "core/stats/answers.hpp"

namespace vekha::stats {

/// Which pupils a covariance of two tasks rests on.
enum class MissingRule {
  complete,  ///< only pupils with all tasks (the definition of alpha)
  pairwise,  ///< all who have both tasks, as R psych::alpha does
};

struct ItemRow {
  Estimate mean;            ///< points
  Estimate difficulty;      ///< mean / maximum, 0–1 (share of points taken), interval of Wilson
  Estimate discrimination;  ///< correlation with the sum of the other tasks (corrected, «r.drop»)
  Estimate alpha_without;   ///< alpha of the work without this task
  double maximum = 1;
};

struct ItemReport {
  std::vector<ItemRow> items;
  Estimate alpha;             ///< Cronbach 1951; interval of Feldt 1965
  Estimate error;             ///< standard error of measurement of the sum, sd · √(1 − alpha)
  std::size_t used = 0;       ///< tasks that vary; the others are not part of alpha
  std::int64_t complete = 0;  ///< pupils with all tasks
};

/// Alpha = k/(k − 1) · (1 − Σ var / var of the sum) over tasks that vary, as R psych::alpha(x)$total$raw_alpha, and the
/// item-rest correlation as psych's r.drop. Needs two such tasks and two pupils (an interval and a discrimination:
/// three); less is an absence. `maxima`: the greatest possible points of each task, all above 0.
ItemReport item_report(const ScoreTable& table, const std::vector<double>& maxima, MissingRule rule);

}  // namespace vekha::stats
