#include "core/stats/quantile.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

const std::vector<double> kRatios = {.92, .95, .97, .99, 1.0, 1.01, 1.03, 1.05, 1.08, 1.9, .45};

// R: quantile(c(3, 1, 2, 10), c(0, .1, .33, .9, 1), type = 7)
TEST(StatsQuantile, AgreesWithTypeSevenOfR) {
  const std::vector<double> values = {3, 1, 2, 10};
  EXPECT_DOUBLE_EQ(*quantile(values, 0), 1);
  EXPECT_DOUBLE_EQ(*quantile(values, 0.1), 1.3);
  EXPECT_DOUBLE_EQ(*quantile(values, 0.33), 1.99);
  EXPECT_DOUBLE_EQ(*quantile(values, 0.9), 7.9);
  EXPECT_DOUBLE_EQ(*quantile(values, 1), 10);
}

// R: x <- c(3.1,4.7,2.2,9.8,5.5,6.1,4.9,1.3,7.7,5,30); sapply(1:9, function(t) quantile(x, p, type = t))
TEST(StatsQuantile, AgreesWithAllNineTypesOfR) {
  const std::vector<double> values = {3.1, 4.7, 2.2, 9.8, 5.5, 6.1, 4.9, 1.3, 7.7, 5.0, 30};
  const struct {
    double p;
    std::vector<double> expected;
  } cases[] = {{0.1, {2.2, 2.2, 1.3, 1.39, 1.84, 1.48, 2.2, 1.72, 1.75}},
               {0.37, {4.9, 4.9, 4.7, 4.714, 4.814, 4.788, 4.84, 4.805333333333333, 4.8075}},
               {0.5, {5, 5, 5, 4.95, 5, 5, 5, 5, 5}}};
  for (const auto& [p, expected] : cases)
    for (int type = 1; type <= 9; ++type)
      EXPECT_NEAR(*quantile(values, p, type), expected[static_cast<std::size_t>(type) - 1], 1e-12) << p << ' ' << type;
  EXPECT_EQ(*quantile(values, 0, 6), 1.3);
  EXPECT_EQ(*quantile(values, 1, 4), 30);
  EXPECT_THROW(quantile(values, 0.5, 10), Error);
}

TEST(StatsQuantile, TheFencesOfThePublishedRatiosComeOut) {
  const auto found = *fences(kRatios, 3);
  EXPECT_NEAR(found.q25, 0.96, 1e-12);
  EXPECT_NEAR(found.median, 1.0, 1e-12);
  EXPECT_NEAR(found.q75, 1.04, 1e-12);
  EXPECT_NEAR(found.lower, 0.72, 1e-12);
  EXPECT_NEAR(found.upper, 1.28, 1e-12);
}

TEST(StatsQuantile, NothingHasNoQuantileAndOneValueIsAllOfThem) {
  EXPECT_FALSE(quantile({}, 0.5));
  EXPECT_FALSE(fences({}, 3));
  EXPECT_DOUBLE_EQ(*quantile({4}, 0.25), 4);
  EXPECT_DOUBLE_EQ(fences({4}, 3)->upper, 4);
}

TEST(StatsQuantile, WhatIsNotANumberIsRefused) {
  EXPECT_THROW(quantile({1, std::nan("")}, 0.5), Error);
  EXPECT_THROW(quantile({1}, 1.5), Error);
  EXPECT_THROW(quantile({1}, std::nan("")), Error);
}

TEST(StatsQuantile, GrowsWithItsShareAndStaysBetweenTheEnds) {
  EXPECT_TRUE(rc::check([] {
    const auto whole = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(-500, 500)));
    const std::vector<double> values(whole.begin(), whole.end());
    const double p = *rc::gen::inRange(0, 100) / 100.0;
    const double here = *quantile(values, p);
    RC_ASSERT(here <= *quantile(values, p + 0.01));
    RC_ASSERT(*std::min_element(values.begin(), values.end()) <= here);
    RC_ASSERT(here <= *std::max_element(values.begin(), values.end()));
  }));
}

}  // namespace
}  // namespace vekha::stats
