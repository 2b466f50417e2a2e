// Task profiles that run against difficulty: hard tasks done well where easy ones are not, weak pupils ahead of strong
// ones. Pure arithmetic over shares of completion; nothing here proves anything about a school.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

namespace vekha::stats {

/// A task at one school beside all schools. Shares are of the maximum, 0..1.
struct TaskProfile {
  double school = 0;
  double others = 0;
  bool base = false;    ///< of the base level
  bool raised = false;  ///< of a raised or high level; neither: the level is not known
};

/// Two groups of pupils at one task.
struct GroupShare {
  std::int64_t n = 0;
  double mean = 0;
  double variance = 0;  ///< of pupils, n − 1
};
struct Crossing {
  std::size_t task = 0;
  std::size_t lower = 0;   ///< the group that should do worse
  std::size_t higher = 0;  ///< and did
  double difference = 0;   ///< lower − higher, above 0
  double p = 1;            ///< one-sided, Welch's z: the groups do the task alike
};
/// Tasks × groups in ascending order of marks; groups with fewer than `least` pupils are left out.
std::vector<Crossing> crossings(const std::vector<std::vector<GroupShare>>& tasks, std::int64_t least);

struct InversionLimits {
  double base_low = 0.57;    ///< a base task below it is not done
  double raised_high = 0.3;  ///< a raised one at or above it is done
  double margin = 0.1;       ///< and above the others by so much
};
struct Inversion {
  std::vector<std::size_t> base_low;
  std::vector<std::size_t> raised_high;
};
/// Nothing unless the school has both base tasks not done and raised tasks done better than by others.
std::optional<Inversion> inversion(const std::vector<TaskProfile>& tasks, const InversionLimits& limits);

struct DifficultyLink {
  double correlation = 0;  ///< of the difficulty among the others with the gain of the school, in logits
  double p = 1;            ///< one-sided by Student's law: above 0
  int tasks = 0;
};
/// Logits: an evenly stronger or weaker school then has the same gain at every task. `works`: of the school, keep
/// shares from 0 and 1. Needs five tasks of different difficulty and gains that vary.
std::optional<DifficultyLink> difficulty_link(const std::vector<TaskProfile>& tasks, std::int64_t works);

}  // namespace vekha::stats
