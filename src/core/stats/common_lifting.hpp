// What a whole group does at the borders of marks, against a smooth curve of its own: where everybody lifts, honest
// members differ in how much they lift, so that one who lifts more is less of a surprise.
#pragma once
#include <optional>
#include <vector>

#include "core/stats/bunching.hpp"
#include "core/stats/crowd.hpp"

namespace vekha::stats {

/// Logarithm of the odds of lying at a border instead of right below it, by the odds of the smooth curve: 0 where
/// nothing is lifted. Pooled over the exams of the group; nothing where none of them has works enough for a curve.
std::optional<Reading> common_lifting(const std::vector<ScoreHistogram>& exams);

}  // namespace vekha::stats
