#include "core/stats/counts.hpp"

#include <algorithm>
#include <numeric>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

constexpr int kMostDecimals = 6;
constexpr std::int64_t kMostPeople = 100000000;

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

/// For a ≥ 0 or below, b > 0.
std::int64_t ceiled(std::int64_t a, std::int64_t b) { return a / b + (a % b > 0 ? 1 : 0); }
std::int64_t floored(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

/// Counts k of n with |200·u·k − 2·share·n| ≤ n, u = 10^decimals.
CountRange range_of(const std::optional<std::int64_t>& share, std::int64_t n, std::int64_t unit) {
  if (!share) return {0, n};
  return {std::max<std::int64_t>(0, ceiled((2 * *share - 1) * n, 200 * unit)),
          std::min(n, floored((2 * *share + 1) * n, 200 * unit))};
}

class Search {
 public:
  explicit Search(const CountsProblem& problem) : problem_(problem), unit_(power_of_ten(problem.decimals)) {}

  CountsAnswer answer() {
    if (!shares_hold()) return answer_;
    for (std::int64_t n = problem_.least; n <= problem_.most; ++n) try_size(n);
    if (!answer_.sizes.empty()) answer_.reason = NoCounts::none;
    return answer_;
  }

 private:
  bool shares_hold() {
    std::int64_t sum = 0;
    bool all = true;
    for (std::size_t i = 0; i < problem_.shares.size(); ++i) {
      const auto& share = problem_.shares[i];
      all = all && share;
      if (!share) continue;
      if (*share < 0 || *share > 100 * unit_) return refused(NoCounts::bad_share, i);
      sum += *share;
    }
    if (problem_.whole == Whole::separate) return true;
    // Each share is off by half a unit at most.
    const auto slack = static_cast<std::int64_t>(problem_.shares.size());
    const bool too_much = 2 * sum - slack > 200 * unit_;
    const bool too_little = all && 2 * sum + slack < 200 * unit_;
    return !(too_much || too_little) || refused(NoCounts::sum_off, 0);
  }

  bool refused(NoCounts reason, std::size_t culprit) {
    answer_.reason = reason;
    answer_.culprit = culprit;
    return false;
  }

  void try_size(std::int64_t n) {
    std::vector<CountRange> ranges;
    for (std::size_t i = 0; i < problem_.shares.size(); ++i) {
      ranges.push_back(range_of(problem_.shares[i], n, unit_));
      if (ranges.back().empty()) {
        refused(NoCounts::share_impossible, i);
        return;
      }
    }
    if (problem_.whole == Whole::parts && !tighten(ranges, n)) {
      refused(NoCounts::sum_impossible, 0);
      return;
    }
    answer_.sizes.push_back(n);
    merge(ranges);
    answer_.total += ways(ranges, n);
    CountsSolution solution{n, {}};
    list(ranges, n, solution);
  }

  /// Leaves in each range only what the others can complete to n.
  static bool tighten(std::vector<CountRange>& ranges, std::int64_t n) {
    std::int64_t least = 0, most = 0;
    for (const CountRange& range : ranges) least += range.least, most += range.most;
    if (least > n || most < n) return false;
    for (CountRange& range : ranges)
      range = {std::max(range.least, n - (most - range.most)), std::min(range.most, n - (least - range.least))};
    return true;
  }

  void merge(const std::vector<CountRange>& ranges) {
    if (answer_.ranges.empty()) answer_.ranges = ranges;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      answer_.ranges[i].least = std::min(answer_.ranges[i].least, ranges[i].least);
      answer_.ranges[i].most = std::max(answer_.ranges[i].most, ranges[i].most);
    }
  }

  /// How many vectors within the ranges there are (that sum to n, for parts).
  double ways(const std::vector<CountRange>& ranges, std::int64_t n) const {
    if (problem_.whole == Whole::separate)
      return std::accumulate(ranges.begin(), ranges.end(), 1.0, [](double product, const CountRange& range) {
        return product * static_cast<double>(range.most - range.least + 1);
      });
    std::int64_t left = n;
    for (const CountRange& range : ranges) left -= range.least;
    std::vector<double> of_sum(static_cast<std::size_t>(left) + 1, 0.0);
    of_sum[0] = 1;
    for (const CountRange& range : ranges) {
      const auto width = static_cast<std::size_t>(range.most - range.least) + 1;
      std::vector<double> before(of_sum.size() + 1, 0.0);
      std::partial_sum(of_sum.begin(), of_sum.end(), before.begin() + 1);
      for (std::size_t sum = 0; sum < of_sum.size(); ++sum)
        of_sum[sum] = before[sum + 1] - before[sum + 1 > width ? sum + 1 - width : 0];
    }
    return of_sum.back();
  }

  /// Depth first, smaller counts first, until enough are told.
  void list(const std::vector<CountRange>& ranges, std::int64_t left, CountsSolution& solution) {
    if (answer_.solutions.size() >= problem_.told) return;
    const std::size_t place = solution.counts.size();
    if (place == ranges.size()) {
      answer_.solutions.push_back(solution);
      return;
    }
    CountRange range = ranges[place];
    if (problem_.whole == Whole::parts) {
      std::int64_t least = 0, most = 0;
      for (std::size_t i = place + 1; i < ranges.size(); ++i) least += ranges[i].least, most += ranges[i].most;
      range = {std::max(range.least, left - most), std::min(range.most, left - least)};
    }
    for (std::int64_t count = range.least; count <= range.most; ++count) {
      solution.counts.push_back(count);
      list(ranges, left - count, solution);
      solution.counts.pop_back();
      if (answer_.solutions.size() >= problem_.told) return;
    }
  }

  const CountsProblem& problem_;
  std::int64_t unit_;
  CountsAnswer answer_;
};

}  // namespace

CountsAnswer recover_counts(const CountsProblem& problem) {
  VEKHA_CHECK(problem.decimals >= 0 && problem.decimals <= kMostDecimals && !problem.shares.empty());
  VEKHA_CHECK(problem.least >= 1 && problem.most <= kMostPeople);
  return Search(problem).answer();
}

}  // namespace vekha::stats
