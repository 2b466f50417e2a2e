#include "core/stats/crowd.hpp"

#include <gtest/gtest.h>

#include "core/stats/random.hpp"

#include <random>

namespace vekha::stats {
namespace {

std::vector<Reading> drawn(std::size_t count, double spread, double error, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::normal_distribution<double> law;
  std::vector<Reading> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back({2 + spread * law(random) + error * law(random), error});
  return out;
}

TEST(Crowd, CentreAndSpreadAreFound) {
  const auto found = crowd(drawn(4001, 0.5, 0.3, 1));
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->centre, 2, 0.05);
  EXPECT_NEAR(found->spread, 0.5, 0.04);
}

TEST(Crowd, ErrorsThatExplainEverythingLeaveNoSpread) {
  const auto found = crowd(drawn(2001, 0, 0.3, 2));
  ASSERT_TRUE(found);
  EXPECT_LT(found->spread, 0.1);
}

TEST(Crowd, AFifthFarAwayHardlyMovesIt) {
  auto readings = drawn(400, 0.5, 0.1, 3);
  for (std::size_t i = 0; i < 80; ++i) readings[i].value += 50;
  const auto found = crowd(readings);
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->centre, 2, 0.4);
  EXPECT_LT(found->spread, 1);
  EXPECT_LT(found->above(readings[0]), 1e-10);
}

TEST(Crowd, FewReadingsMakeFarAwayLessSurprising) {
  const Reading far{4, 0.1};
  const Crowd many{0, 1, 0.1, 500};
  const Crowd few{0, 1, 0.1, 4};
  EXPECT_GT(few.above(far), 5 * many.above(far));
}

TEST(Crowd, WhatMembersDifferByAnywayIsKept) {
  EXPECT_GE(crowd(drawn(6, 0, 0.01, 4), 0.2)->spread, 0.2);
  EXPECT_FALSE(crowd(drawn(3, 0, 0.01, 4)));
}

TEST(Combined, OneStrongKindOfEvidenceIsNotDrownedBySilentOnes) {
  EXPECT_NEAR(combined({{0.01, 1}}), 0.01, 1e-12);
  EXPECT_LT(combined({{1e-6, 0.5}, {1, 0.25}, {0.9, 0.25}}), 3e-6);
  EXPECT_GT(combined({{0.5, 1}, {0.7, 1}}), 0.4);
}

TEST(Tails, AgreeWithTables) {
  EXPECT_NEAR(normal_above(1.959963984540054), 0.025, 1e-12);
  EXPECT_NEAR(normal_quantile_above(0.025), 1.959963984540054, 1e-9);
  // R: pchisq(10 + 2 * sqrt(20), 10, lower.tail = FALSE)
  EXPECT_NEAR(chi_square_above(2, 10), 0.0409762497, 1e-9);
  EXPECT_EQ(chi_square_above(-5, 2), 1);
}

double believed_mean(const std::vector<SpreadBelief>& beliefs) {
  double out = 0;
  for (const SpreadBelief& one : beliefs) out += one.spread * one.probability;
  return out;
}

/// Readings of so many members who truly differ by `spread`, beside errors of 0.2.
std::vector<Reading> differing(int members, double spread) {
  Random random(77);
  std::vector<Reading> out;
  for (int i = 0; i < members; ++i) out.push_back({spread * random.normal() + 0.2 * random.normal(), 0.2});
  return out;
}

TEST(StatsCrowd, BeliefsAboutASpreadSumToOneAndFollowManyReadings) {
  for (const double spread : {0.0, 0.1, 0.3, 0.6}) {
    const auto found = spread_beliefs(differing(3000, spread), {});
    double whole = 0;
    for (const SpreadBelief& one : found) whole += one.probability;
    EXPECT_NEAR(whole, 1, 1e-12);
    EXPECT_NEAR(believed_mean(found), spread, 0.25 * spread + 0.03) << spread;
  }
}

TEST(StatsCrowd, AFewRoughReadingsLeaveWhatIsBelievedBeforehand) {
  const auto nothing = spread_beliefs({}, {});
  const auto rough = spread_beliefs({{0.4, 2}, {-0.5, 2}, {0.1, 2}}, {});
  for (std::size_t i = 0; i < nothing.size(); ++i) EXPECT_NEAR(rough[i].probability, nothing[i].probability, 0.02);
}

TEST(StatsCrowd, OneReadingFarAboveDoesNotMakeTheCrowdSpread) {
  auto readings = differing(11, 0);
  const double calm = believed_mean(spread_beliefs(readings, {}));
  readings.push_back({1.1, 0.2});
  EXPECT_LT(believed_mean(spread_beliefs(readings, {})), calm + 0.03);
  readings.back().value = -1.1;  // nobody lifts fewer than none: below the crowd it is spread
  EXPECT_GT(believed_mean(spread_beliefs(readings, {})), calm + 0.03);
}

}  // namespace
}  // namespace vekha::stats
