#include "core/stats/funnel.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "core/stats/power.hpp"

namespace vekha::stats {
namespace {

// R: lim <- function(n, p, q) { r <- qbinom(q, n, p); (r - (pbinom(r, n, p) - q) / dbinom(r, n, p)) / n }
TEST(StatsFunnel, LimitsOfSharesAgreeWithR) {
  EXPECT_NEAR(share_limits(40, 0.7, 0.95).lo, 0.5398812504000399, 1e-12);
  EXPECT_NEAR(share_limits(40, 0.7, 0.95).hi, 0.8240173086124102, 1e-12);
  EXPECT_NEAR(share_limits(10, 0.1, 0.998).hi, 0.4426695262772087, 1e-12);
  EXPECT_EQ(share_limits(10, 0.1, 0.998).lo, 0);
  EXPECT_THROW(share_limits(0, 0.5, 0.95), Error);
}

TEST(StatsFunnel, AGroupFarFromTheCommonShareForItsSizeIsBeyond) {
  const auto found = *share_funnel(std::vector<Count>{{60, 100}, {6, 10}, {55, 100}, {90, 100}, {3, 5}, {0, 0}});
  EXPECT_EQ(found.points[3].beyond, 2);
  EXPECT_EQ(found.points[1].beyond, 0);
  EXPECT_EQ(found.points[2].beyond, -1);
  EXPECT_EQ(found.points[5].n, 0);
  EXPECT_TRUE(found.overdispersion);
  EXPECT_FALSE(share_funnel(std::vector<Count>{{0, 10}, {0, 5}}));
}

TEST(StatsFunnel, LimitsOfMeansNarrowWithSize) {
  const auto found = *mean_funnel(std::vector<SizedMean>{{50, 100}, {53, 100}, {53, 4}}, 10);
  EXPECT_EQ(found.points[1].beyond, 0);
  EXPECT_NEAR(found.points[2].inner.hi - found.common, 1.959963984540054 * 5, 1e-9);
  EXPECT_FALSE(found.overdispersion);
  EXPECT_FALSE(mean_funnel(std::vector<SizedMean>{{50, 100}}, 0));
}

// R: power.t.test(n = 30, power = .8, sd = 10)$delta; power.t.test(n = 25, power = .9, sd = 3, type =
// "one.sample")$delta
TEST(StatsPower, TheLeastDifferenceOfMeansAgreesWithR) {
  EXPECT_NEAR(*least_mean_difference({.n = 30, .other = 30}, 10), 7.356219686534295, 2e-6);
  EXPECT_NEAR(*least_mean_difference({.n = 25, .power = 0.9}, 3), 2.027715225559009, 2e-6);
  EXPECT_NEAR(*least_mean_difference({.n = 60, .other = 60, .cluster = 3, .icc = 0.5}, 10), 7.356219686534295, 2e-6);
  EXPECT_FALSE(least_mean_difference({.n = 1}, 3));
}

// R: power.prop.test(n = 100, p1 = .6, power = .8)$p2
TEST(StatsPower, TheLeastChangeOfAShareAgreesWithR) {
  EXPECT_NEAR(*least_share_change({.n = 100, .other = 100}, 0.6).up, 0.7819913618835078, 2e-5);
  const ShareChange few = least_share_change({.n = 5}, 0.9);
  EXPECT_FALSE(few.up);
  EXPECT_FALSE(least_share_change({.n = 1}, 0.5).down);
}

}  // namespace
}  // namespace vekha::stats
