// Scores of a scale that nobody can get: a table from raw points to a scale leaves gaps. They are no missing works, and
// a smooth curve must step over them.
#pragma once
#include <vector>

#include "core/stats/score_histogram.hpp"

namespace vekha::stats {

/// Scores between the lowest and the highest work that nobody has though both neighbours are frequent. Right below a
/// border an empty score may also have been emptied by lifting: it counts as impossible only where the scale has gaps
/// elsewhere too.
std::vector<int> impossible_scores(const ScoreHistogram& histogram);

/// A histogram without its impossible scores.
struct PossibleScores {
  ScoreHistogram histogram;  ///< borders are places of the scores that are left
  std::vector<int> score;    ///< of every place
};
/// A border that is impossible itself stands at the next score above; those without scores around are left out.
PossibleScores without(const ScoreHistogram& histogram, const std::vector<int>& impossible);

/// Values by place, spread over all scores again: 0 at impossible ones.
std::vector<double> with_gaps(const std::vector<double>& by_place, const PossibleScores& possible, std::size_t scores);

}  // namespace vekha::stats
