#include "core/stats/describe.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

// R: x <- c(12,14,15,15,16,13,14,17,12,30); mean(x); sd(x); quantile(x); mad(x);
// psych::describe(x)[c("skew","kurtosis","se")]
TEST(StatsDescribe, AgreesWithR) {
  const std::vector<double> values = {12, 14, 15, 15, 16, 13, 14, 17, 12, 30};
  const Description found = describe(values);
  EXPECT_EQ(found.n, 10);
  EXPECT_NEAR(*found.mean, 15.8, 1e-12);
  EXPECT_NEAR(*found.sd, 5.2451035367389185, 1e-12);
  EXPECT_NEAR(*found.se, 1.6586473739499636, 1e-12);
  EXPECT_NEAR(*found.q25, 13.25, 1e-12);
  EXPECT_NEAR(*found.median, 14.5, 1e-12);
  EXPECT_NEAR(*found.mad, 2.2239, 1e-12);
  EXPECT_NEAR(*found.skewness, 1.885423355622152, 1e-12);
  EXPECT_NEAR(*found.kurtosis, 2.4383908330962694, 1e-12);
}

TEST(StatsDescribe, FiguresAppearWithTheValuesTheyNeed) {
  EXPECT_FALSE(describe({}).mean);
  const std::vector<double> one = {4};
  EXPECT_DOUBLE_EQ(*describe(one).mean, 4);
  EXPECT_FALSE(describe(one).sd);
  const std::vector<double> equal = {0.1, 0.1, 0.1};
  EXPECT_EQ(*describe(equal).sd, 0);
  EXPECT_FALSE(describe(equal).skewness);
  const std::vector<double> broken = {1, std::nan("")};
  EXPECT_THROW(describe(broken), Error);
}

TEST(StatsDescribe, SumsLoseNothingBesideALargeNumber) {
  EXPECT_EQ(compensated_sum(std::vector<double>{1, 1e100, 1, -1e100}), 2);
  std::vector<double> tenths(1000000, 0.1);
  EXPECT_DOUBLE_EQ(compensated_sum(tenths), 100000);
}

}  // namespace
}  // namespace vekha::stats
