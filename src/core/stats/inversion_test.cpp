#include "core/stats/inversion.hpp"

#include <gtest/gtest.h>

namespace vekha::stats {
namespace {

// R: a <- c(1,1,1,1,0,1,1,1,1,1); b <- c(1,0,1,0,1,0,1,1,0,1,0,0)
//    z <- (mean(a) - mean(b)) / sqrt(var(a)/10 + var(b)/12); pnorm(z, lower.tail = FALSE)
TEST(StatsInversion, AWeakGroupAheadOfAStrongOneIsACrossing) {
  const auto found = crossings({{{10, 0.9, 0.1}, {12, 0.5, 3.0 / 11}}, {{10, 0.2, 0.1}, {12, 0.5, 0.2}}}, 10);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].task, 0U);
  EXPECT_NEAR(found[0].difference, 0.4, 1e-12);
  EXPECT_NEAR(found[0].p, 0.01351503827, 1e-10);
}

TEST(StatsInversion, SmallGroupsAreNotCompared) {
  EXPECT_TRUE(crossings({{{9, 0.9, 0.1}, {12, 0.5, 0.2}}}, 10).empty());
  EXPECT_TRUE(crossings({}, 10).empty());
}

TEST(StatsInversion, EasyUndoneAndHardDoneTogetherAreAnInversion) {
  const TaskProfile easy{0.4, 0.8, true, false};
  const TaskProfile hard{0.6, 0.3, false, true};
  EXPECT_TRUE(inversion({easy, hard}, {}));
  EXPECT_FALSE(inversion({easy, {0.35, 0.3, false, true}}, {}));  // not above the others by the margin
  EXPECT_FALSE(inversion({{0.6, 0.8, true, false}, hard}, {}));
  EXPECT_FALSE(inversion({easy, {0.6, 0.3, false, false}}, {}));  // the level is not known
}

TEST(StatsInversion, AnEvenlyWeakerSchoolHasNoLinkWithDifficulty) {
  // Logits of the others 2, 1, 0, −1, −2; the school is 0.7 below everywhere.
  const std::vector<double> others{0.8807971, 0.7310586, 0.5, 0.2689414, 0.1192029};
  const std::vector<double> weaker{0.7858350, 0.5744425, 0.3318122, 0.1544653, 0.0629734};
  std::vector<TaskProfile> even;
  std::vector<TaskProfile> against;
  for (std::size_t i = 0; i < others.size(); ++i) {
    even.push_back({weaker[i], others[i]});
    against.push_back({others[others.size() - 1 - i], others[i]});
  }
  const auto link = difficulty_link(even, 1'000'000);
  EXPECT_TRUE(!link || link->p > 0.001);
  EXPECT_GT(difficulty_link(against, 1000)->correlation, 0.99);
  EXPECT_LT(difficulty_link(against, 1000)->p, 0.001);
}

TEST(StatsInversion, FewTasksOrOneDifficultySayNothing) {
  EXPECT_FALSE(difficulty_link({{0.5, 0.5}, {0.4, 0.6}}, 30));
  EXPECT_FALSE(difficulty_link(std::vector<TaskProfile>(6, {0.4, 0.6}), 30));
}

}  // namespace
}  // namespace vekha::stats
