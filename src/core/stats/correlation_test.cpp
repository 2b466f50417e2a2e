#include "core/stats/correlation.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace vekha::stats {
namespace {

const std::vector<double> kX = {3.1, 4.7, 2.2, 9.8, 5.5, 6.1, 4.9, 1.3, 7.7, 5.0, 30};
const std::vector<double> kY = {2.0, 5.1, 1.9, 8.8, 4.4, 7.0, 4.2, 2.5, 6.6, 5.9, 3.3};
const std::vector<double> kTiedX = {2, 3, 3, 4, 5, 5, 5, 4, 2, 3};
const std::vector<double> kTiedY = {5, 7, 6, 7, 12, 11, 12, 9, 5, 5};

// R: cor.test(x, y, method = m)[c("estimate", "statistic", "p.value", "conf.int")]
TEST(StatsCorrelation, AgreesWithRWithoutTies) {
  const auto linear = *pearson(kX, kY);
  EXPECT_NEAR(linear.value, 0.07522634719193141, 1e-14);
  EXPECT_NEAR(*linear.p, 0.8260087314511237, 1e-12);
  EXPECT_NEAR(linear.interval->lo, -0.5494430568827108, 1e-12);
  EXPECT_NEAR(linear.interval->hi, 0.6459518742223425, 1e-12);
  const auto ranked = *rank_correlation(kX, kY);
  EXPECT_NEAR(ranked.value, 0.6636363636363636, 1e-14);
  EXPECT_NEAR(*ranked.statistic, 74, 1e-10);
  EXPECT_NEAR(*ranked.p, 0.0308508738328496, 1e-12);
  const auto tau = *kendall(kX, kY);
  EXPECT_NEAR(tau.value, 0.5272727272727272, 1e-14);
  EXPECT_NEAR(*tau.p, 0.02638447971781299, 1e-12);
  EXPECT_TRUE(ranked.exact && tau.exact);
  const auto few = *rank_correlation(std::span(kX).first(8), std::span(kY).first(8));
  EXPECT_NEAR(*few.p, 0.01071428571428571, 1e-12);
}

TEST(StatsCorrelation, AgreesWithRWithTies) {
  EXPECT_NEAR(*pearson(kTiedX, kTiedY)->p, 5.824496597011017e-05, 1e-15);
  const auto ranked = *rank_correlation(kTiedX, kTiedY);
  EXPECT_NEAR(ranked.value, 0.9395666846367456, 1e-14);
  EXPECT_NEAR(*ranked.p, 5.422944568278823e-05, 1e-15);
  const auto tau = *kendall(kTiedX, kTiedY);
  EXPECT_NEAR(tau.value, 0.8837879163470617, 1e-14);
  EXPECT_NEAR(*tau.statistic, 3.228591833901721, 1e-12);
  EXPECT_NEAR(*tau.p, 0.001244013097897483, 1e-14);
  EXPECT_FALSE(ranked.exact || tau.exact);
}

TEST(StatsCorrelation, ASideThatDoesNotVaryHasNone) {
  const std::vector<double> same = {4, 4, 4};
  const std::vector<double> other = {1, 2, 3};
  EXPECT_FALSE(pearson(same, other) || rank_correlation(other, same) || kendall(same, other) || pearson({}, {}));
  const auto line = *pearson(other, other);
  EXPECT_EQ(line.value, 1);
  EXPECT_EQ(*line.p, 0);
  EXPECT_FALSE(pearson(std::span(other).first(2), std::span(other).first(2))->p);
}

TEST(StatsCorrelation, TauCountsPairsOneByOne) {
  EXPECT_TRUE(rc::check([] {
    const auto size = *rc::gen::inRange<std::size_t>(3, 40);
    const auto whole_x = *rc::gen::container<std::vector<int>>(size, rc::gen::inRange(0, 9));
    const auto whole_y = *rc::gen::container<std::vector<int>>(size, rc::gen::inRange(0, 9));
    const std::vector<double> x(whole_x.begin(), whole_x.end());
    const std::vector<double> y(whole_y.begin(), whole_y.end());
    double balance = 0;
    double in_x = 0;
    double in_y = 0;
    for (std::size_t i = 0; i < size; ++i)
      for (std::size_t j = 0; j < i; ++j) {
        const auto sign = [](double d) { return (d > 0) - (d < 0); };
        balance += sign(x[i] - x[j]) * sign(y[i] - y[j]);
        in_x += sign(x[i] - x[j]) != 0;
        in_y += sign(y[i] - y[j]) != 0;
      }
    const auto found = kendall(x, y);
    RC_ASSERT(found.has_value() == (in_x > 0 && in_y > 0));
    if (found) RC_ASSERT(std::abs(found->value - balance / std::sqrt(in_x * in_y)) < 1e-12);
  }));
}

}  // namespace
}  // namespace vekha::stats
