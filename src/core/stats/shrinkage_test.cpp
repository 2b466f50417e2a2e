#include "core/stats/shrinkage.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/error.hpp"
#include "core/stats/moments.hpp"
#include "core/stats/random.hpp"

namespace vekha::stats {
namespace {

// Rubin's eight schools. R: the same integrals over the spread by integrate(), Gelman et al. 2013, 5.5.
TEST(StatsShrinkage, EightSchoolsComeOutAsByIntegrationInR) {
  const double y[] = {28, 8, -3, 7, -1, 1, 18, 12};
  const double s[] = {15, 10, 16, 11, 9, 11, 10, 18};
  const double expected[] = {11.40026, 7.894552, 6.130747, 7.644679, 5.126184, 6.138536, 10.66698, 8.456818};
  std::vector<GroupMean> groups;
  for (std::size_t i = 0; i < 8; ++i) groups.push_back({y[i], s[i]});
  const auto found = *shrunk(groups);
  EXPECT_NEAR(found.spread, 6.5755, 0.02);
  for (std::size_t i = 0; i < 8; ++i) EXPECT_NEAR(found.groups[i].value, expected[i], 0.02) << i;
  EXPECT_NEAR(found.groups[0].interval.lo, -2.105, 0.03);
  EXPECT_NEAR(found.groups[0].interval.hi, 31.623, 0.08);
  EXPECT_LT(found.groups[7].weight, found.groups[4].weight);
}

TEST(StatsShrinkage, FewGroupsAreAbsentAndUnsureErrorsWiden) {
  EXPECT_FALSE(shrunk(std::vector<GroupMean>{{1, 1}, {2, 1}}));
  const std::vector<GroupMean> groups = {{1, 1}, {4, 1}, {2, 1}, {8, 1}};
  const auto sure = *shrunk(groups);
  const auto unsure = *shrunk(groups, {.degrees = 6});
  EXPECT_GT(unsure.groups[0].se, sure.groups[0].se);
  EXPECT_THROW(shrunk(std::vector<GroupMean>{{1, 0}, {2, 1}, {3, 1}}), Error);
}

TEST(StatsShrinkage, NinetyPercentIntervalsOfSmallSchoolsHoldNineTimesOfTen) {
  Random random(11);
  int held = 0;
  int all = 0;
  double raw_error = 0;
  double shrunk_error = 0;
  for (int world = 0; world < 150; ++world) {
    std::vector<GroupMean> groups(12);
    std::vector<double> truth;
    std::vector<std::int64_t> sizes;
    Moments within;
    double squares = 0;
    double degrees = 0;
    for (GroupMean& group : groups) {
      truth.push_back(60 + 5 * random.normal());
      sizes.push_back(3 + static_cast<std::int64_t>(random.below(7)));
      Moments scores;
      for (std::int64_t i = 0; i < sizes.back(); ++i) scores.add(truth.back() + 15 * random.normal());
      group.value = scores.mean;
      squares += scores.m2;
      degrees += static_cast<double>(scores.n - 1);
    }
    for (std::size_t i = 0; i < groups.size(); ++i)
      groups[i].se = std::sqrt(squares / degrees / static_cast<double>(sizes[i]));
    const auto found = *shrunk(groups, {.level = 0.9, .degrees = degrees});
    for (std::size_t i = 0; i < groups.size(); ++i) {
      held += found.groups[i].interval.lo <= truth[i] && truth[i] <= found.groups[i].interval.hi ? 1 : 0;
      raw_error += std::pow(groups[i].value - truth[i], 2);
      shrunk_error += std::pow(found.groups[i].value - truth[i], 2);
      ++all;
    }
  }
  EXPECT_NEAR(static_cast<double>(held) / all, 0.90, 0.025);
  EXPECT_LT(std::sqrt(shrunk_error / raw_error), 0.8);
}

}  // namespace
}  // namespace vekha::stats
