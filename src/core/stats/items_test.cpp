#include "core/stats/items.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

constexpr std::nullopt_t NA = std::nullopt;

/// R: x <- data.frame(a=c(1,2,0,2,1,NA,2,0), b=c(1,1,0,1,NA,0,1,1), c=c(0,3,1,2,2,1,3,0), d=c(1,1,0,1,1,0,0,NA))
ScoreTable work() {
  return {4, {1, 1, 0, 1, 2, 1, 3, 1, 0, 0, 1, 0, 2, 1, 2, 1, 1, NA, 2, 1, NA, 0, 1, 0, 2, 1, 3, 0, 0, 1, 0, NA}};
}

const std::vector<double> kMaxima = {2, 1, 3, 1};

// R: y <- x[complete.cases(x), ]; psych::alpha(y); the interval by psych::alpha.ci of 4 items and 5 pupils
TEST(StatsItems, CompleteWorksAgreeWithR) {
  const ItemReport report = item_report(work(), kMaxima, MissingRule::complete);
  EXPECT_EQ(report.complete, 5);
  EXPECT_NEAR(*report.alpha.value, 0.698412698412698, 1e-12);
  EXPECT_NEAR(report.alpha.interval->lo, -0.242904186538816, 1e-9);
  EXPECT_NEAR(report.alpha.interval->hi, 0.965537444331458, 1e-9);
  const double rest[] = {0.952579344415680, 0.721994872381155, 0.443422026608870, 0.194624736040381};
  const double dropped[] = {0.277777777777778, 0.606382978723404, 0.777777777777778, 0.763636363636364};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_NEAR(*report.items[i].discrimination.value, rest[i], 1e-12);
    EXPECT_NEAR(*report.items[i].alpha_without.value, dropped[i], 1e-12);
  }
}

// R: psych::alpha(x)
TEST(StatsItems, PairsOfTasksAgreeWithR) {
  const ItemReport report = item_report(work(), kMaxima, MissingRule::pairwise);
  EXPECT_NEAR(*report.alpha.value, 0.723449001051525, 1e-12);
  const double rest[] = {0.862277886729347, 0.547741263557237, 0.570764575610821, 0.297675302991938};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(*report.items[i].discrimination.value, rest[i], 1e-12);
}

TEST(StatsItems, DifficultyIsTheShareOfPointsOfThoseWhoHaveTheTask) {
  const ItemReport report = item_report(work(), kMaxima, MissingRule::complete);
  EXPECT_EQ(report.items[0].mean.n, 7);
  EXPECT_DOUBLE_EQ(*report.items[0].mean.value, 8.0 / 7);
  EXPECT_DOUBLE_EQ(*report.items[0].difficulty.value, 4.0 / 7);
  EXPECT_LT(report.items[0].difficulty.interval->lo, 4.0 / 7);
}

TEST(StatsItems, ATaskThatDoesNotVaryIsNoPartOfAlpha) {
  const ItemReport with = item_report({3, {1, 1, 1, 0, 1, 0, 1, 1, 0, 0, 1, 1}}, {1, 1, 1}, MissingRule::complete);
  const ItemReport bare = item_report({2, {1, 1, 0, 0, 1, 0, 0, 1}}, {1, 1}, MissingRule::complete);
  EXPECT_EQ(with.used, 2U);
  EXPECT_DOUBLE_EQ(*with.alpha.value, *bare.alpha.value);
  EXPECT_FALSE(with.items[1].discrimination.value);
  EXPECT_EQ(with.items[1].discrimination.absence, Absence::no_variance);
  EXPECT_EQ(*with.items[1].difficulty.value, 1);
}

TEST(StatsItems, NothingOnePupilAndOneTaskHaveNoReliability) {
  EXPECT_EQ(item_report({2, {}}, {1, 1}, MissingRule::complete).items[0].difficulty.absence, Absence::no_data);
  EXPECT_FALSE(item_report({2, {1, 0}}, {1, 1}, MissingRule::complete).alpha.value);
  EXPECT_EQ(item_report({1, {1, 0, 1}}, {1}, MissingRule::complete).alpha.absence, Absence::not_applicable);
  EXPECT_FALSE(item_report({2, {1, NA, NA, 0}}, {1, 1}, MissingRule::complete).alpha.value);
  EXPECT_FALSE(item_report({2, {1, NA, NA, 0}}, {1, 1}, MissingRule::pairwise).alpha.value);
}

TEST(StatsItems, TasksThatCancelOutHaveNoAlpha) {
  const ItemReport report = item_report({2, {1, 0, 0, 1, 1, 0}}, {1, 1}, MissingRule::complete);
  EXPECT_EQ(report.alpha.absence, Absence::no_variance);
  EXPECT_NEAR(*report.items[0].discrimination.value, -1, 1e-12);
}

TEST(StatsItems, AMaximumOfZeroIsRefused) { EXPECT_THROW(item_report({1, {1}}, {0}, MissingRule::complete), Error); }

}  // namespace
}  // namespace vekha::stats
