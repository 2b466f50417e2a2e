// Answers of a work written in one cell, as exam centres do: «++---+2» for short answers, «1(1)2(3)» for long ones.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/results/results.hpp"

namespace vekha::imports {

/// One answer as it is written.
struct Answer {
  enum class Kind { full, points, none, missing };
  Kind kind = Kind::missing;  ///< full: «+», whatever the task is worth
  int points = 0;
  int maximum = 0;  ///< 0 not told
};
using Mask = std::vector<Answer>;

struct Answers {
  Mask short_ones;
  Mask long_ones;
  Mask oral_ones;
};

/// Nothing for a text that is no mask.
std::optional<Mask> read_mask(std::string_view text);

/// What «+» of each short task is worth: the least that makes the sums equal the totals in most works.
std::vector<int> worth_of(const std::vector<Answers>& works, const std::vector<results::Work>& totals);

/// Gives the sitting its tasks («1» … short, «Р1» … long, «У1» … oral) and their scores. worth: of short tasks that
/// a description of the paper tells; 0 or nothing where it does not.
void fill_tasks(results::Sitting& sitting, const std::vector<Answers>& works, const std::vector<int>& worth);

}  // namespace vekha::imports
