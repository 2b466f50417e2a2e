#include "core/stats/border_excess.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace vekha::stats {
namespace {

TEST(BorderTest, OneTableIsFishersExactTestWithMidP) {
  // R: x <- matrix(c(12, 5, 40, 60), 2); f <- fisher.test(x, alternative = "greater")$p.value
  //    f - dhyper(12, 52, 65, 17) / 2
  const auto found = border_test({{12, 5, 40, 60, 0}});
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->p, 0.0114516089, 1e-9);
  EXPECT_EQ(found->near, 17);
  EXPECT_NEAR(found->expected, 17.0 * 52 / 117, 1e-9);
}

TEST(BorderTest, TablesAreConvolvedExactly) {
  // Two tables of two works each side by side: the sum takes 0…2 with hand-counted probabilities.
  // One of two at the border among 1 + 1 others: hypergeometric 1/6, 4/6, 1/6 with k = 0, 1, 2 of two.
  const BorderTable table{1, 1, 1, 1, 0};
  const auto one = border_test({{2, 0, 0, 2, 0}});
  ASSERT_TRUE(one);
  EXPECT_NEAR(one->p, (1.0 / 6) / 2, 1e-12);
  const auto two = border_test({{2, 0, 0, 2, 0}, {2, 0, 0, 2, 0}});
  ASSERT_TRUE(two);
  EXPECT_NEAR(two->p, (1.0 / 36) / 2, 1e-12);
  const auto middle = border_test({table, table});
  ASSERT_TRUE(middle);
  EXPECT_NEAR(middle->p, 0.5, 1e-12);
}

TEST(BorderTest, WhatEverySchoolDoesIsNoExcess) {
  ScoreHistogram school{{2, 4, 6, 1, 14, 8, 6, 4, 2}, {4}};
  ScoreHistogram others = school;
  for (auto& works : others.works) works *= 20;
  const auto found = border_test(border_tables(school, others));
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->at, found->expected, 0.2);
  EXPECT_GT(found->p, 0.3);
}

TEST(BorderTest, AStrongerSchoolIsNotTakenForALiftingOne) {
  ScoreHistogram others{std::vector<std::int64_t>(31), {10, 17, 24}};
  ScoreHistogram school = others;
  for (int score = 0; score <= 30; ++score) {
    others.works[static_cast<std::size_t>(score)] = std::llround(4000 * std::exp(-std::pow((score - 13) / 8.0, 2)));
    school.works[static_cast<std::size_t>(score)] = std::llround(60 * std::exp(-std::pow((score - 20) / 6.0, 2)));
  }
  const auto found = border_test(border_tables(school, others));
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->excess, 0, 0.15);
}

TEST(BorderTest, AnHonestSchoolHasAnyPWithEqualChance) {
  std::mt19937_64 random(11);
  std::binomial_distribution<std::size_t> score(20, 0.5);
  int small = 0;
  constexpr int kTimes = 400;
  for (int time = 0; time < kTimes; ++time) {
    ScoreHistogram school{std::vector<std::int64_t>(21), {8, 11, 14}};
    ScoreHistogram others = school;
    for (int i = 0; i < 60; ++i) ++school.works[score(random)];
    for (int i = 0; i < 500; ++i) ++others.works[score(random)];
    const auto found = border_test(border_tables(school, others));
    ASSERT_TRUE(found);
    small += found->p < 0.1;
  }
  EXPECT_NEAR(small / static_cast<double>(kTimes), 0.1, 0.045);
}

TEST(BorderTest, NothingNearABorderIsNoTest) {
  EXPECT_FALSE(border_test({}));
  EXPECT_FALSE(border_test({{0, 0, 5, 5, 0}}));
  EXPECT_TRUE(border_tables({{0, 0, 0}, {1}}, {{1, 2, 3}, {1}}).empty());
}

}  // namespace
}  // namespace vekha::stats
