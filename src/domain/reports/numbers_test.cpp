#include "domain/reports/numbers.hpp"

#include <gtest/gtest.h>

namespace vekha::reports {
namespace {

TEST(ReportNumbers, AGapIsNamedAndNeverZero) {
  EXPECT_EQ(cell_text(Estimate::absent(Absence::no_data), 1), "нет данных");
  EXPECT_EQ(cell_text(Estimate::absent(Absence::no_scale), 1), "нет шкалы");
}

TEST(ReportNumbers, IntervalStandsUnderTheValue) {
  EXPECT_EQ(cell_text(Estimate::of(70, 10, {57.5, 80.1}), 1), "70,0\n(57,5–80,1)");
  EXPECT_EQ(line_text(Estimate::of(70, 10, {57.5, 80.1}), 1), "70,0\u00A0(57,5–80,1)");
}

TEST(ReportNumbers, SignsStandBeforeDifferences) {
  EXPECT_EQ(signed_text(3.24, 1), "+3,2");
  EXPECT_EQ(signed_text(-3.24, 1), "−3,2");
  EXPECT_EQ(signed_text(0.04, 1), "0,0");
  EXPECT_EQ(signed_text(0, 1), "0,0");
}

// Newcombe 1998, table II, case (a), method 10: 56/70 − 48/80 = 0.2000, 95 % from 0.0524 to 0.3339.
TEST(ReportNumbers, ChangeIsNewcombesInterval) {
  const auto difference = change(Estimate::of(56.0 / 70 * 100, 70), Estimate::of(48.0 / 80 * 100, 80));
  ASSERT_TRUE(difference.has_value());
  EXPECT_NEAR(difference->points, 20, 1e-9);
  EXPECT_NEAR(difference->interval.lo, 5.24, 0.005);
  EXPECT_NEAR(difference->interval.hi, 33.39, 0.005);
  EXPECT_TRUE(difference->proven());
}

TEST(ReportNumbers, NoChangeWithoutBothYears) {
  EXPECT_FALSE(change(Estimate::of(50, 10), Estimate::absent(Absence::no_scale)).has_value());
}

TEST(ReportNumbers, OverlappingIntervalsDoNotDiffer) {
  const Estimate whole = Estimate::of(10, 100, {9, 11});
  EXPECT_EQ(compare(Estimate::of(12, 10, {10.5, 13}), whole), Verdict::same);
  EXPECT_EQ(compare(Estimate::of(13, 10, {11.5, 14}), whole), Verdict::above);
  EXPECT_EQ(compare(Estimate::of(7, 10, {6, 8}), whole), Verdict::below);
}

TEST(ReportNumbers, EqualScoresOrOneWorkAreNotJudged) {
  const Estimate whole = Estimate::of(10, 100, {9, 11});
  EXPECT_EQ(compare(Estimate::of(20, 2, {20, 20}), whole), Verdict::unknown);
  EXPECT_EQ(compare(Estimate::of(20, 1), whole), Verdict::unknown);
}

TEST(ReportNumbers, LongListsSayHowManyAreLeftOut) {
  EXPECT_EQ(few({"а", "б", "в", "г"}, 2), "а, б и ещё 2");
  EXPECT_EQ(few({"а", "б"}, 2), "а, б");
}

}  // namespace
}  // namespace vekha::reports
