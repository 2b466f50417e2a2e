#include "core/stats/common_lifting.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/stats/random.hpp"

namespace vekha::stats {
namespace {

/// Works drawn from a smooth hill, of whose near misses this share is lifted to the border.
ScoreHistogram drawn(Random& random, int works, double share) {
  ScoreHistogram out{std::vector<std::int64_t>(41), {13, 21, 31}};
  for (int i = 0; i < works; ++i) {
    int score = std::clamp(static_cast<int>(std::lround(21 + 8 * random.normal())), 0, 40);
    for (const int border : out.borders)
      if (score < border && score >= border - 2 && random.chance(share)) score = border;
    ++out.works[static_cast<std::size_t>(score)];
  }
  return out;
}

std::vector<ScoreHistogram> six(std::uint64_t seed, double share) {
  Random random(seed);
  std::vector<ScoreHistogram> out;
  for (int i = 0; i < 6; ++i) out.push_back(drawn(random, 400, share));
  return out;
}

TEST(CommonLifting, IsAboutNoughtWhereNobodyLifts) {
  double sum = 0;
  int far = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const auto found = common_lifting(six(seed, 0));
    ASSERT_TRUE(found);
    sum += found->value;
    far += std::abs(found->value) > 2 * found->error;
  }
  EXPECT_LT(std::abs(sum / 40), 0.05);
  EXPECT_LE(far, 6);
}

TEST(CommonLifting, GrowsWithTheShareLiftedAsTheOddsDo) {
  for (const double share : {0.1, 0.2, 0.3}) {
    double sum = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) sum += common_lifting(six(seed, share))->value;
    EXPECT_NEAR(sum / 20, std::log((1 + 2 * share) / (1 - share)), 0.12) << share;
  }
}

TEST(CommonLifting, FewWorksOrNoBordersTellNothing) {
  Random random(5);
  EXPECT_FALSE(common_lifting({drawn(random, 30, 0)}));
  ScoreHistogram plain = drawn(random, 300, 0);
  plain.borders.clear();
  EXPECT_FALSE(common_lifting({plain}));
  EXPECT_FALSE(common_lifting({}));
}

TEST(CommonLifting, WorksOnlyBelowABorderGiveAFiniteNumber) {
  ScoreHistogram odd{std::vector<std::int64_t>(21), {10}};
  odd.works[9] = 100;
  const auto found = common_lifting({odd});
  EXPECT_TRUE(!found || std::isfinite(found->value));
}

}  // namespace
}  // namespace vekha::stats
