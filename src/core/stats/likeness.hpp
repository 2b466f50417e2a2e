// Whether the answers of a class are more alike than the strength of its pupils explains: pairs of papers agree in what
// is left when the usual answers of pupils with the same total are taken away.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace vekha::stats {

/// Papers of one exam: points of every task, −1 where the task was not asked.
struct Papers {
  std::size_t tasks = 0;
  std::vector<std::int16_t> points;  ///< papers × tasks, row after row
  std::vector<std::size_t> group;    ///< of every paper: its class, 0 … groups−1
  std::size_t groups = 0;
  std::size_t size() const { return group.size(); }
};

struct Likeness {
  std::int64_t papers = 0;
  double agreement = 0;  ///< mean correlation of what is left over pairs of papers; about 0 for independent papers
  double error = 0;      ///< of the agreement when papers are independent
  double freedom = 0;    ///< of the χ² law the agreement follows then, centred and scaled
};

/// One for each group; nothing for a group of fewer than kLeastForLikeness papers or when the other groups together
/// have fewer than kLeastOthers papers to learn the usual answers from.
constexpr std::int64_t kLeastForLikeness = 5;
constexpr std::int64_t kLeastOthers = 40;
std::vector<std::optional<Likeness>> likeness(const Papers& papers);

/// Two papers of one group and how much they agree: deviations from what is usual, in its standard errors.
struct LikePair {
  std::size_t first = 0;
  std::size_t second = 0;
  std::int64_t same = 0;  ///< tasks with equal points
  double expected = 0;    ///< of them usual for two such papers
  double z = 0;
};
/// The `most` pairs of a group that agree most, above z = 3, the most alike first.
std::vector<LikePair> like_pairs(const Papers& papers, std::size_t group, std::size_t most);

}  // namespace vekha::stats
