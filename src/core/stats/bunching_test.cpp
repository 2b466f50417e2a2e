#include "core/stats/bunching.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>

namespace vekha::stats {
namespace {

using Works = std::vector<std::int64_t>;

/// A smooth hill of works.
Works hill(double works, int maximum, double middle, double spread) {
  std::vector<double> mass;
  for (int score = 0; score <= maximum; ++score)
    mass.push_back(std::exp(-0.5 * std::pow((score - middle) / spread, 2)));
  const double whole = std::accumulate(mass.begin(), mass.end(), 0.0);
  Works out;
  for (const double one : mass) out.push_back(std::llround(works * one / whole));
  return out;
}

/// Moves a share of the works one and two points below a border onto it.
std::int64_t lift(Works& works, std::size_t border, double share) {
  std::int64_t moved = 0;
  for (const std::size_t score : {border - 1, border - 2}) {
    const auto some = std::llround(share * static_cast<double>(works[score]));
    works[score] -= some;
    moved += some;
  }
  works[border] += moved;
  return moved;
}

/// Real works of one subject of a whole region, mathematics of grade 5: eleven works at seven points for one at six.
const ScoreHistogram kRegion{
    {65, 160, 233, 273, 246, 214, 166, 1824, 1141, 795, 547, 1363, 889, 674, 515, 502, 337, 193, 125, 38, 23},
    {7, 11, 15}};

TEST(Bunching, ASmoothHistogramHasNothingLifted) {
  const auto found = bunching({hill(5000, 30, 16, 6), {9, 15, 22}});
  ASSERT_TRUE(found);
  EXPECT_LT(found->lifted, 0.02 * 5000);
  EXPECT_EQ(found->interval.lo, 0);
  EXPECT_GT(found->p, 0.01);
}

TEST(Bunching, TheNumberLiftedOverOneBorderIsFoundWithAnInterval) {
  Works works = hill(8000, 40, 22, 8);
  const auto moved = static_cast<double>(lift(works, 20, 0.6));
  const auto found = bunching({works, {12, 20, 30}});
  ASSERT_TRUE(found);
  const BorderBunching& border = found->borders.at(1);
  EXPECT_NEAR(border.lifted, moved, 0.2 * moved);
  EXPECT_LE(border.interval.lo, moved);
  EXPECT_GE(border.interval.hi, moved);
  EXPECT_LT(border.p_adjusted, 1e-6);
  EXPECT_GT(found->borders.at(0).p_adjusted, 0.01);
  EXPECT_GT(found->borders.at(2).p_adjusted, 0.01);
}

TEST(Bunching, TheSpikeOfARealRegionIsFoundAtTwoBordersAndHardlyAtTheThird) {
  const auto found = bunching(kRegion);
  ASSERT_TRUE(found);
  EXPECT_NEAR(*found->borders[0].ratio, 10.988, 1e-3);
  EXPECT_GT(found->borders[0].interval.lo, 1000);
  EXPECT_LT(found->borders[0].p_adjusted, 1e-3);
  EXPECT_LT(found->borders[1].p_adjusted, 1e-2);
  EXPECT_LT(found->borders[2].lifted, found->borders[1].lifted / 3);
}

TEST(Bunching, NoWorkIsLostOrMadeByLifting) {
  const auto found = bunching(kRegion);
  ASSERT_TRUE(found);
  const double without = std::accumulate(found->counterfactual.begin(), found->counterfactual.end(), 0.0);
  const double with = std::accumulate(found->fitted.begin(), found->fitted.end(), 0.0);
  EXPECT_NEAR(without, with, 1e-3 * without);
  EXPECT_NEAR(with, static_cast<double>(found->n), 1e-3 * with);
}

TEST(Bunching, APartOfAGroupIsMeasuredAgainstItsBentCurve) {
  const auto region = bunching(kRegion);
  ASSERT_TRUE(region);
  const BunchingGround ground{region->counterfactual, region->shape};
  Works school;
  for (const double works : region->counterfactual) school.push_back(std::llround(works / 60));
  const auto honest = bunching({school, {7, 11, 15}}, &ground);
  ASSERT_TRUE(honest);
  EXPECT_LT(honest->lifted, 5);
  const auto moved = static_cast<double>(lift(school, 11, 1.0));
  const auto lifted = bunching({school, {7, 11, 15}}, &ground);
  ASSERT_TRUE(lifted);
  EXPECT_GT(lifted->borders[1].lifted, 0.4 * moved);
  EXPECT_LT(lifted->borders[1].p_adjusted, 0.01);
}

TEST(Bunching, TooFewWorksOrNoBordersGiveNothing) {
  EXPECT_FALSE(bunching({hill(30, 20, 10, 4), {7}}));
  EXPECT_FALSE(bunching({hill(1000, 20, 10, 4), {}}));
  EXPECT_FALSE(bunching({hill(1000, 20, 10, 4), {40}}));
  EXPECT_FALSE(bunching({Works(21), {7}}));
}

TEST(Bunching, AllWorksAtOneScoreDoNotBreakTheFit) {
  Works works(21);
  works[7] = 100;
  const auto found = bunching({works, {7, 11, 15}});
  if (!found) return;
  EXPECT_TRUE(std::isfinite(found->lifted));
  EXPECT_TRUE(std::isfinite(found->interval.hi));
}

TEST(Bunching, HonestSamplesAreSeldomTakenForLifted) {
  std::mt19937_64 random(7);
  int wrong = 0;
  constexpr int kTimes = 60;
  for (int time = 0; time < kTimes; ++time) {
    std::binomial_distribution<int> easy(24, 0.45);
    std::binomial_distribution<int> hard(24, 0.65);
    Works works(25);
    for (int i = 0; i < 400; ++i) ++works[static_cast<std::size_t>(i % 2 == 0 ? easy(random) : hard(random))];
    const auto found = bunching({works, {8, 13, 19}});
    wrong += found && found->p < 0.05;
  }
  EXPECT_LE(wrong, 8);
}

}  // namespace
}  // namespace vekha::stats
