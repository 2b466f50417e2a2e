#include "core/stats/moments.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <vector>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

ScoreSums sums_of(const std::vector<int>& scores) {
  ScoreSums sums;
  for (const int score : scores) sums.add(score);
  return sums;
}

TEST(StatsMoments, AnEmptyStateHasNoMean) {
  EXPECT_FALSE(Moments{}.average());
  EXPECT_FALSE(Moments{}.variance());
  EXPECT_EQ(ScoreSums{}.moments().n, 0);
}

TEST(StatsMoments, OneWorkHasAMeanButNoSpread) {
  const Moments one = sums_of({7}).moments();
  EXPECT_DOUBLE_EQ(*one.average(), 7);
  EXPECT_FALSE(one.sd());
  EXPECT_FALSE(one.standard_error());
}

TEST(StatsMoments, EqualScoresHaveASpreadOfExactlyZero) {
  Moments real;
  real.add(0.1, 1000000);
  real.add(0.1, 3);
  EXPECT_EQ(*real.sd(), 0.0);
  EXPECT_EQ(*sums_of({13, 13, 13}).moments().sd(), 0.0);
}

// R: x <- c(12,14,15,15,16,13,14,17,12,16); mean(x); var(x); sd(x)
TEST(StatsMoments, MeanAndSpreadAgreeWithR) {
  const Moments state = sums_of({12, 14, 15, 15, 16, 13, 14, 17, 12, 16}).moments();
  EXPECT_DOUBLE_EQ(*state.average(), 14.4);
  EXPECT_NEAR(*state.variance(), 2.9333333333333331, 1e-15);
  EXPECT_NEAR(*state.sd(), 1.7126976771553504, 1e-15);
}

// R: var(1e9 + c(4, 7, 13, 16)) is 30; the naive Σx² − n·x̄² gives 0 or a negative number here.
TEST(StatsMoments, AHugeOffsetDoesNotEatTheSpread) {
  Moments state;
  for (const double value : {4.0, 7.0, 13.0, 16.0}) state.add(1e9 + value);
  EXPECT_NEAR(*state.variance(), 30, 1e-12);
  ScoreSums whole;
  for (const int value : {4, 7, 13, 16}) whole.add(1000000000 + value);
  EXPECT_DOUBLE_EQ(*whole.moments().variance(), 30);
}

TEST(StatsMoments, ABillionWorksStayExact) {
  ScoreSums sums;
  sums.add(0, 500000000);
  sums.add(100, 500000000);
  EXPECT_DOUBLE_EQ(*sums.moments().average(), 50);
  EXPECT_NEAR(*sums.moments().variance(), 2500.0 * 1e9 / (1e9 - 1), 1e-9);
}

// R: mean(c(12.5, 10, 7.3)), var(c(12.5, 10, 7.3))
TEST(StatsMoments, HalvesTenthsAndWholePointsAddUp) {
  ScoreSums halves;
  halves.add_parts(25, 2, 1);
  halves.add(10);
  ScoreSums tenths;
  tenths.add_parts(73, 10, 1);
  ScoreSums back = tenths;
  back.merge(halves);
  halves.merge(tenths);
  EXPECT_EQ(halves, back);
  EXPECT_DOUBLE_EQ(halves.points(), 29.8);
  EXPECT_DOUBLE_EQ(*halves.moments().average(), 29.8 / 3);
  EXPECT_NEAR(*halves.moments().variance(), 6.763333333333333, 1e-12);
}

TEST(StatsMoments, ValuesThatAreNotNumbersAreRefused) {
  Moments state;
  EXPECT_THROW(state.add(std::nan("")), Error);
  EXPECT_THROW(state.add(std::numeric_limits<double>::infinity()), Error);
  EXPECT_THROW(state.add(1, -1), Error);
  EXPECT_THROW(ScoreSums{}.add(std::numeric_limits<std::int64_t>::max() / 2, 3), Error);
}

TEST(StatsMoments, MergingPartsIsExactInAnyOrder) {
  EXPECT_TRUE(rc::check([] {
    const auto score = rc::gen::inRange(0, 101);
    const auto a = sums_of(*rc::gen::container<std::vector<int>>(score));
    const auto b = sums_of(*rc::gen::container<std::vector<int>>(score));
    const auto c = sums_of(*rc::gen::container<std::vector<int>>(score));
    ScoreSums left = a;
    left.merge(b);
    left.merge(c);
    ScoreSums tail = c;
    tail.merge(b);
    tail.merge(a);
    RC_ASSERT(left == tail);
  }));
}

TEST(StatsMoments, MergedRealStatesEqualTheStateOfEverything) {
  EXPECT_TRUE(rc::check([] {
    const auto value = rc::gen::map(rc::gen::inRange(-1000000, 1000000), [](int i) { return i / 997.0; });
    const auto first = *rc::gen::container<std::vector<double>>(value);
    const auto second = *rc::gen::container<std::vector<double>>(value);
    Moments all;
    Moments a;
    Moments b;
    for (const double x : first) all.add(x), a.add(x);
    for (const double x : second) all.add(x), b.add(x);
    a.merge(b);
    RC_ASSERT(a.n == all.n);
    RC_ASSERT(std::abs(a.mean - all.mean) <= 1e-9);
    RC_ASSERT(std::abs(a.m2 - all.m2) <= 1e-12 * (1 + all.m2) + 1e-6);
  }));
}

}  // namespace
}  // namespace vekha::stats
