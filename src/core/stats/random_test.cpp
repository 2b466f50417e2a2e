#include "core/stats/random.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "base/error.hpp"
#include "core/stats/moments.hpp"

namespace vekha::stats {
namespace {

TEST(StatsRandom, TheSameSeedRepeatsAndAnotherStreamDoesNot) {
  Random one(7);
  Random same(7);
  Random other(7, 1);
  int alike = 0;
  for (int i = 0; i < 100; ++i) {
    const auto drawn = one.bits();
    EXPECT_EQ(drawn, same.bits());
    alike += drawn == other.bits() ? 1 : 0;
  }
  EXPECT_EQ(alike, 0);
}

TEST(StatsRandom, UniformAndNormalHaveTheirMoments) {
  Random random(1);
  Moments uniform;
  Moments normal;
  Moments cubes;
  for (int i = 0; i < 200000; ++i) {
    const double u = random.uniform();
    ASSERT_TRUE(u > 0 && u < 1);
    uniform.add(u);
    const double z = random.normal();
    normal.add(z);
    cubes.add(z * z * z * z);
  }
  EXPECT_NEAR(uniform.mean, 0.5, 0.004);
  EXPECT_NEAR(*uniform.variance(), 1.0 / 12, 0.001);
  EXPECT_NEAR(normal.mean, 0, 0.01);
  EXPECT_NEAR(*normal.variance(), 1, 0.015);
  EXPECT_NEAR(cubes.mean, 3, 0.12);
}

TEST(StatsRandom, BinomialHasItsMomentsForFewAndManyTrials) {
  const struct {
    std::int64_t n;
    double p;
  } cases[] = {{10, 0.3}, {24, 0.9}, {25, 0.02}, {200, 0.5}, {100000, 0.37}, {1000000, 1e-6}};
  Random random(3);
  for (const auto& [n, p] : cases) {
    Moments drawn;
    for (int i = 0; i < 20000; ++i) {
      const auto hits = random.binomial(n, p);
      ASSERT_TRUE(hits >= 0 && hits <= n);
      drawn.add(static_cast<double>(hits));
    }
    const double mean = static_cast<double>(n) * p;
    const double variance = mean * (1 - p);
    EXPECT_NEAR(drawn.mean, mean, 4 * std::sqrt(variance / 20000)) << n;
    EXPECT_NEAR(*drawn.variance() / variance, 1, 0.08) << n;
  }
  EXPECT_EQ(random.binomial(0, 0.4), 0);
  EXPECT_EQ(random.binomial(9, 1), 9);
  EXPECT_THROW(random.binomial(-1, 0.5), Error);
}

TEST(StatsRandom, ASampleHasNoNumberTwiceAndEveryNumberAlike) {
  Random random(5);
  std::vector<int> met(10);
  for (int i = 0; i < 10000; ++i) {
    const auto drawn = random.sample(10, 3);
    EXPECT_EQ(std::set<std::size_t>(drawn.begin(), drawn.end()).size(), 3U);
    for (const std::size_t one : drawn) ++met[one];
  }
  for (const int count : met) EXPECT_NEAR(count, 3000, 200);
  EXPECT_TRUE(random.sample(0, 0).empty());
  EXPECT_THROW(random.sample(2, 3), Error);
  EXPECT_THROW(random.below(0), Error);
}

}  // namespace
}  // namespace vekha::stats
