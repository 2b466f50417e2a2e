// Whole counts behind published percentages: «12,5 % двоек из 40» can only be five.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

namespace vekha::stats {

enum class Whole {
  parts,     ///< the shares are of categories that exclude each other and cover everybody
  separate,  ///< each share stands for itself
};

struct CountsProblem {
  std::int64_t least = 1;  ///< how many there are at least …
  std::int64_t most = 1;   ///< … and at most; equal when known
  /// Percent × 10^decimals, whole: 12.5 with one decimal is 125. Nothing: not published.
  std::vector<std::optional<std::int64_t>> shares;
  int decimals = 0;  ///< 0 … 6
  Whole whole = Whole::parts;
  std::size_t told = 100;  ///< solutions listed at most
};

struct CountRange {
  std::int64_t least = 0;
  std::int64_t most = -1;  ///< below `least`: none
  bool empty() const { return most < least; }
};

/// Why there is no solution.
enum class NoCounts {
  none,              ///< there is one
  bad_share,         ///< a share below 0 or above 100 %
  sum_off,           ///< shares together cannot be 100 %, whatever the number
  share_impossible,  ///< no whole count of this number rounds to the share
  sum_impossible,    ///< each share is possible, but together they are not everybody
};

struct CountsSolution {
  std::int64_t n = 0;
  std::vector<std::int64_t> counts;
};

struct CountsAnswer {
  std::vector<CountsSolution> solutions;  ///< in growing order, the first `told`
  double total = 0;                       ///< how many there are, all numbers of people together
  std::vector<std::int64_t> sizes;        ///< numbers of people with a solution
  std::vector<CountRange> ranges;         ///< of each count over all solutions
  NoCounts reason = NoCounts::none;
  std::size_t culprit = 0;  ///< the share meant by bad_share and share_impossible
};

/// A count k of n gives a share when |100·k/n − share| ≤ half a unit of its last decimal: both ways of rounding halves
/// are allowed. Whole arithmetic, all solutions. With several sizes the reason is that of the greatest.
CountsAnswer recover_counts(const CountsProblem& problem);

}  // namespace vekha::stats
