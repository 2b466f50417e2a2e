#include "core/stats/trend.hpp"

#include <gtest/gtest.h>

#include "core/stats/did.hpp"
#include "core/stats/value_added.hpp"

namespace vekha::stats {
namespace {

const std::vector<double> kYears = {2019, 2020, 2021, 2022, 2023, 2024};
const std::vector<double> kValues = {50.1, 51.9, 51.2, 53.8, 53.1, 56.0};

// R: f <- lm(v ~ yr); summary(f)$coef; confint(f); o <- outer(v, v, "-") / outer(yr, yr, "-"); median(o[lower.tri(o)])
TEST(StatsTrend, SlopesAgreeWithR) {
  const auto found = *trend(kYears, kValues, {});
  EXPECT_NEAR(found.slope, 1.02, 1e-11);
  EXPECT_NEAR(*found.se, 0.2299482343402767, 1e-10);
  EXPECT_NEAR(*found.p, 0.01137100491048556, 1e-10);
  EXPECT_NEAR(found.interval->lo, 0.3815613503172454, 1e-9);
  EXPECT_NEAR(found.sen, 1.025, 1e-12);
  EXPECT_NEAR(found.sen_interval->hi, 2.6, 1e-9);  // the 14th of 15 slopes
  EXPECT_NEAR(*found.kendall_p, 0.05555555555555558, 1e-12);
}

TEST(StatsTrend, TwoYearsHaveASlopeButNoError) {
  const auto found = *trend(std::span(kYears).first(2), std::span(kValues).first(2), {});
  EXPECT_NEAR(found.slope, 1.8, 1e-12);
  EXPECT_FALSE(found.se || found.p || found.sen_interval);
  EXPECT_FALSE(trend(std::vector<double>{2020, 2020}, std::vector<double>{1, 2}, {}));
}

// R: f <- lm(a ~ b); predict(f, data.frame(b = 40), interval = "prediction") - 40; 2 * pt(-abs(rstudent(f)), 4)
TEST(StatsTrend, ChangesAreFreedFromTheRegressionToTheMean) {
  const std::vector<double> before = {40, 45, 52, 58, 61, 70, 75};
  const std::vector<double> after = {48, 47, 50, 60, 63, 66, 74};
  const auto found = *regressed_changes(before, after);
  EXPECT_NEAR(found.persistence, 0.7808623744831655, 1e-12);
  EXPECT_NEAR(found.common, 1, 1e-12);
  EXPECT_NEAR(found.groups[0].change, 8, 1e-12);
  EXPECT_NEAR(found.groups[0].expected, 4.787950383933854, 1e-10);
  EXPECT_NEAR(found.groups[0].interval.lo, -4.352026525238415, 1e-9);
  EXPECT_NEAR(found.groups[0].p, 0.1559684110631262, 1e-10);
  EXPECT_NEAR(found.groups[6].p, 0.443755405134253, 1e-10);
  EXPECT_FALSE(regressed_changes(std::span(before).first(4), std::span(after).first(4)));
}

// R: t.test(change[tr == 1], change[tr == 0]); the matched ones by order(abs(before difference)), Abadie and Imbens
// 2006
TEST(StatsDid, PlainAndMatchedEffectsAgreeWithR) {
  const std::vector<double> treated = {1, 1, 1, 1, 0, 0, 0, 0, 0, 0};
  const std::vector<double> before = {40, 45, 50, 55, 41, 44, 52, 60, 66, 58};
  const std::vector<double> after = {48, 50, 56, 63, 43, 45, 55, 62, 67, 61};
  const auto found = *did({treated, before, after});
  EXPECT_NEAR(found.plain.value, 4.75, 1e-12);
  EXPECT_NEAR(found.plain.se, 0.8341662504161466, 1e-12);
  EXPECT_NEAR(*found.plain.p, 0.00340354031506582, 1e-12);
  EXPECT_NEAR(found.plain.interval->hi, 6.978063446611881, 1e-10);
  EXPECT_NEAR(found.matched->value, 4.5, 1e-12);
  EXPECT_NEAR(found.matched->se, 0.5590169943749475, 1e-12);
  EXPECT_NEAR(*found.balance[0].raw, -0.7298463598602333, 1e-12);
  EXPECT_NEAR(*found.balance[0].matched, 0.03041026499417638, 1e-12);
  EXPECT_FALSE(did({std::span(treated).first(5), std::span(before).first(5), std::span(after).first(5)}));
  DidRows many{treated, before, after, {}, 6};
  EXPECT_FALSE(did(many)->matched);
}

TEST(StatsValueAdded, ASchoolAboveItsLikesIsTold) {
  std::vector<double> y;
  std::vector<double> x;
  std::vector<std::uint32_t> school;
  for (int i = 0; i < 300; ++i) {
    school.push_back(static_cast<std::uint32_t>(i / 30));
    x.push_back(i % 7);
    y.push_back(2 * x.back() + (i * 37) % 11 + (i / 30 == 4 ? 6 : 0));
  }
  const ValueAdded found = value_added({.y = y, .x = {x}, .groupings = {{school, 10}}});
  ASSERT_EQ(found.groups.size(), 10U);
  EXPECT_EQ(found.groups[4].standing, Standing::above);
  EXPECT_EQ(found.groups[4].n, 30);
  EXPECT_GT(found.groups[4].raw, found.groups[4].value);
  EXPECT_LT(found.groups[4].adjusted_p, 0.05);
  EXPECT_EQ(found.groups[0].standing, Standing::like_others);
  EXPECT_GT(found.groups[4].reliability, 0.5);
  EXPECT_TRUE(value_added({.y = y, .x = {x}, .groupings = {{std::vector<std::uint32_t>(300, 0), 1}}}).groups.empty());
}

}  // namespace
}  // namespace vekha::stats
