#include "core/stats/robust.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/stats/bootstrap.hpp"
#include "core/stats/describe.hpp"

namespace vekha::stats {
namespace {

const std::vector<double> kX = {3.1, 4.7, 2.2, 9.8, 5.5, 6.1, 4.9, 1.3, 7.7, 5.0, 30};

// R: mean(x, trim = .1); MASS::huber(x, tol = 1e-14)$mu; o <- outer(x, x, "+"); median(o[upper.tri(o, TRUE)] / 2)
TEST(StatsRobust, LocationsAgreeWithR) {
  EXPECT_NEAR(*trimmed_mean(kX, 0.1), 5.444444444444445, 1e-13);
  EXPECT_NEAR(*huber(kX), 5.438979999999979, 1e-11);
  EXPECT_NEAR(*hodges_lehmann(kX), 5.4, 1e-13);
}

// R: 2.2219 * 11 / 12.4 * sort(dist(x))[choose(6, 2)]; 1.1926 * 11 / 10.1 * sort(sapply(x, \(v) sort(abs(v -
// x))[6]))[6]
TEST(StatsRobust, ScalesAgreeWithTheirDefinition) {
  EXPECT_NEAR(*qn(kX), 3.547872580645162, 1e-13);
  EXPECT_NEAR(*sn(kX), 2.857516831683169, 1e-13);
  EXPECT_FALSE(qn(std::vector<double>{1}) || sn(std::vector<double>{1}) || huber(std::vector<double>{2, 2, 2}));
}

// R: G <- max(abs(x - mean(x))) / sd(x); t <- sqrt(99 * G^2 / (100 - 11 * G^2)); 22 * pt(t, 9, lower.tail = FALSE)
TEST(StatsRobust, GrubbsTestAgreesWithR) {
  const Extremes found = extremes(kX, 1);
  ASSERT_EQ(found.steps.size(), 1U);
  EXPECT_EQ(found.steps[0].which, 10U);
  EXPECT_NEAR(found.steps[0].statistic, 2.874016441368727, 1e-13);
  EXPECT_NEAR(found.steps[0].critical, 2.354730051565535, 1e-12);
  EXPECT_NEAR(found.steps[0].p, 6.243295771818662e-05, 1e-13);
  EXPECT_EQ(found.found, 1U);
  EXPECT_EQ(extremes(kX, 4).found, 1U);
  EXPECT_TRUE(extremes(std::vector<double>{5, 5, 5, 5}, 2).steps.empty());
  EXPECT_TRUE(extremes(std::vector<double>{5, 9}, 2).steps.empty());
}

TEST(StatsRobust, AnOddValueIsOddEvenWhereMostValuesAreEqual) {
  EXPECT_GT((*modified_z(kX))[10], 3.5);
  EXPECT_LT(std::abs((*modified_z(kX))[3]), 3.5);
  EXPECT_GT((*modified_z(std::vector<double>{4, 4, 4, 4, 4, 4, 4, 9}))[7], 3.5);
  EXPECT_FALSE(modified_z(std::vector<double>{4, 4}));
}

// R: boot.ci(boot(x, function(d, i) mean(d[i]), R = 200000), type = c("perc", "bca")): 3.9818…12.3545, 4.4909…15.2818
TEST(StatsBootstrap, IntervalsAgreeWithBootWithinChance) {
  const auto mean = [](const std::vector<double>& values) {
    return compensated_sum(values) / static_cast<double>(values.size());
  };
  const auto found = *bootstrap(kX, mean, {.repeats = 50000});
  EXPECT_NEAR(found.estimate, 7.3, 1e-12);
  EXPECT_NEAR(found.se, 2.2708, 0.03);
  EXPECT_NEAR(found.percentile.lo, 3.98, 0.05);
  EXPECT_NEAR(found.percentile.hi, 12.35, 0.12);
  EXPECT_NEAR(found.bca->lo, 4.49, 0.05);
  EXPECT_NEAR(found.bca->hi, 15.28, 0.25);
  EXPECT_EQ(bootstrap(kX, mean)->bca->lo, bootstrap(kX, mean)->bca->lo);
  EXPECT_FALSE(bootstrap(std::vector<double>{3, 3, 3}, mean));
  EXPECT_FALSE(bootstrap(std::vector<double>{3, 4}, mean));
}

}  // namespace
}  // namespace vekha::stats
