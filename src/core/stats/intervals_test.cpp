#include "core/stats/intervals.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

constexpr double kFioko = 1.96;

/// A state with a given n, mean and sd.
Moments state(std::int64_t n, double mean, double sd) { return {n, mean, sd * sd * static_cast<double>(n - 1)}; }

Moments scores() {
  ScoreSums sums;
  for (const int score : {12, 14, 15, 15, 16, 13, 14, 17, 12, 16}) sums.add(score);
  return sums.moments();
}

// R: qnorm(.975); qt(.975, 1); qt(.975, 9); qt(.975, 1e6)
TEST(StatsIntervals, FactorsAgreeWithR) {
  EXPECT_NEAR(normal_factor(), 1.9599639845400536, 1e-12);
  EXPECT_NEAR(normal_factor(0.90), 1.6448536269514715, 1e-12);
  EXPECT_NEAR(student_factor(2), 12.706204736174694, 1e-9);
  EXPECT_NEAR(student_factor(10), 2.2621571627982049, 1e-12);
  EXPECT_NEAR(student_factor(1000001), 1.9599663568141066, 1e-10);
}

TEST(StatsIntervals, TheFourPublishedCasesOfTheMethodComeOut) {
  const auto region = *mean_interval(state(1000, 11.2, 3.6), kFioko);
  EXPECT_NEAR(region.lo, 10.9769, 5e-5);
  EXPECT_NEAR(region.hi, 11.4231, 5e-5);
  const auto sure = *mean_interval(state(25, 14.0, 2.5), kFioko);
  EXPECT_NEAR(sure.lo, 13.0200, 5e-5);
  EXPECT_NEAR(sure.hi, 14.9800, 5e-5);
  EXPECT_GT(sure.lo, region.hi);
  const auto unsure = *mean_interval(state(9, 12.5, 4.0), kFioko);
  EXPECT_NEAR(unsure.lo, 9.8867, 5e-5);
  EXPECT_NEAR(unsure.hi, 15.1133, 5e-5);
  EXPECT_LT(unsure.lo, region.hi);
  const auto ten = *mean_interval(scores(), kFioko);
  EXPECT_NEAR(ten.lo, 13.3385, 5e-5);
  EXPECT_NEAR(ten.hi, 15.4615, 5e-5);
  EXPECT_GT(ten.lo, region.hi);
}

// R: t.test(c(12,14,15,15,16,13,14,17,12,16))$conf.int; t.test(1e9 + c(4, 7, 13, 16))$conf.int
TEST(StatsIntervals, StudentIntervalsAgreeWithR) {
  const auto ten = *student_interval(scores());
  EXPECT_NEAR(ten.lo, 13.174809888807005, 1e-12);
  EXPECT_NEAR(ten.hi, 15.625190111192996, 1e-12);
  Moments big;
  for (const double value : {4.0, 7.0, 13.0, 16.0}) big.add(1e9 + value);
  EXPECT_NEAR(student_interval(big)->lo, 1000000001.2845119, 1e-6);
}

TEST(StatsIntervals, OneWorkHasNoIntervalAndEqualScoresOneOfZeroWidth) {
  EXPECT_FALSE(mean_interval({}, kFioko));
  EXPECT_FALSE(mean_interval({1, 5, 0}, kFioko));
  EXPECT_FALSE(student_interval({1, 5, 0}));
  const auto flat = *mean_interval({7, 5, 0}, kFioko);
  EXPECT_EQ(flat.lo, 5);
  EXPECT_EQ(flat.hi, 5);
}

// R: prop.test(k, n, correct = FALSE)$conf.int
TEST(StatsIntervals, WilsonAgreesWithR) {
  const struct {
    Count count;
    double lo;
    double hi;
  } cases[] = {{{42, 60}, 0.57491292053085519, 0.80101833861230876},
               {{0, 10}, 0, 0.27753279986288915},
               {{10, 10}, 0.72246720013711085, 1},
               {{1, 1}, 0.2065493143772375, 1},
               {{1, 7}, 0.025679624344743562, 0.51312782927431877},
               {{5000, 1000000}, 0.0048636452311327369, 0.0051401577984905699}};
  for (const auto& [count, lo, hi] : cases) {
    EXPECT_NEAR(wilson(count)->lo, lo, 1e-12);
    EXPECT_NEAR(wilson(count)->hi, hi, 1e-12);
  }
}

TEST(StatsIntervals, AShareOfNobodyIsAbsentAndAnImpossibleOneRefused) {
  EXPECT_FALSE(wilson({0, 0}));
  EXPECT_THROW(wilson({3, 2}), Error);
  EXPECT_THROW(wilson({-1, 2}), Error);
  EXPECT_THROW(wilson({1, 2}, 1.0), Error);
  EXPECT_THROW(wilson({1, 2}, std::nan("")), Error);
}

// R: binom.test(7, 20)$conf.int; binom.test(0, 9)$conf.int
TEST(StatsIntervals, ClopperPearsonAgreesWithR) {
  EXPECT_NEAR(clopper_pearson({7, 20})->lo, 0.1539092047845411, 1e-12);
  EXPECT_NEAR(clopper_pearson({7, 20})->hi, 0.5921885345328282, 1e-12);
  EXPECT_EQ(clopper_pearson({0, 9})->lo, 0);
  EXPECT_NEAR(clopper_pearson({0, 9})->hi, 0.3362671168799429, 1e-12);
  EXPECT_EQ(clopper_pearson({9, 9})->hi, 1);
  EXPECT_FALSE(clopper_pearson({0, 0}));
}

TEST(StatsIntervals, WilsonHoldsTheShareItselfAndStaysInside) {
  EXPECT_TRUE(rc::check([] {
    const auto n = *rc::gen::inRange<std::int64_t>(1, 2000000000);
    const auto hits = *rc::gen::inRange<std::int64_t>(0, n + 1);
    const auto interval = *wilson({hits, n});
    const double share = static_cast<double>(hits) / static_cast<double>(n);
    RC_ASSERT(0 <= interval.lo && interval.lo <= share && share <= interval.hi && interval.hi <= 1);
  }));
}

TEST(StatsIntervals, WilsonGrowsWithHitsAndMirrorsMisses) {
  EXPECT_TRUE(rc::check([] {
    const auto n = *rc::gen::inRange<std::int64_t>(1, 100000);
    const auto hits = *rc::gen::inRange<std::int64_t>(0, n);
    const auto low = *wilson({hits, n});
    const auto high = *wilson({hits + 1, n});
    RC_ASSERT(low.lo <= high.lo && low.hi <= high.hi);
    const auto misses = *wilson({n - hits, n});
    RC_ASSERT(std::abs(misses.lo - (1 - low.hi)) < 1e-9 && std::abs(misses.hi - (1 - low.lo)) < 1e-9);
  }));
}

// Newcombe 1998, table II, cases (a), (d) and (f) of method 10; also by hand from R's prop.test ends.
TEST(StatsIntervals, TheDifferenceOfSharesAgreesWithThePaper) {
  const auto plain = *newcombe({56, 70}, {48, 80});
  EXPECT_NEAR(plain.lo, 0.052431472402364926, 1e-12);
  EXPECT_NEAR(plain.hi, 0.333872654036905858, 1e-12);
  const auto small = *newcombe({9, 10}, {3, 10});
  EXPECT_NEAR(small.lo, 0.17052272393450307, 1e-12);
  EXPECT_NEAR(small.hi, 0.80901797353548799, 1e-12);
  const auto none = *newcombe({0, 10}, {0, 10});
  EXPECT_NEAR(none.lo, -0.27753279986288915, 1e-12);
  EXPECT_NEAR(none.hi, 0.27753279986288915, 1e-12);
  EXPECT_FALSE(newcombe({0, 0}, {1, 2}));
}

TEST(WilsonOfMean, IsTheIntervalOfAShareWhereTheMeanIsOne) {
  EXPECT_NEAR(wilson_of_mean(0.3, 10)->lo, wilson({3, 10})->lo, 1e-12);
  EXPECT_NEAR(wilson_of_mean(0.3, 10)->hi, wilson({3, 10})->hi, 1e-12);
  EXPECT_EQ(wilson_of_mean(1, 4)->hi, 1);
  EXPECT_FALSE(wilson_of_mean(0.5, 0));
  EXPECT_THROW(wilson_of_mean(1.1, 5), Error);
}

}  // namespace
}  // namespace vekha::stats
