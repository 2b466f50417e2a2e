// Works of one exam by score: what everything about borders of marks looks at.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

namespace vekha::stats {

/// Works by primary score, and the lowest score of every mark above the worst one.
struct ScoreHistogram {
  std::vector<std::int64_t> works;               ///< of the scores 0, 1, 2 …
  std::vector<int> borders;                      ///< ascending
  std::optional<std::vector<int>> impossible{};  ///< scores nobody can get, ascending; nothing: seen from the works
  std::int64_t total() const {
    std::int64_t sum = 0;
    for (const std::int64_t one : works) sum += one;
    return sum;
  }
};

}  // namespace vekha::stats
