#include "domain/objectivity/false_flags.hpp"

#include <gtest/gtest.h>

namespace vekha::objectivity {
namespace {

MeanSample means(std::size_t schools, std::int64_t works, double between) {
  MeanSample out{.scores = {}, .works = std::vector<std::int64_t>(schools, works), .between = between};
  for (int score = 0; score <= 20; ++score)
    for (int i = 0; i < 40 - 3 * std::abs(score - 10); ++i) out.scores.push_back(score);
  return out;
}

TEST(FalseFlags, EvenEqualSchoolsAreMarkedByChance) {
  // Two and a half per cent of intervals lie above by chance; the interval of the group takes a little away.
  const FalseFlags found = false_flags({.schools = 100, .means = {means(100, 30, 0)}});
  ASSERT_TRUE(found.alike);
  EXPECT_GT(*found.alike, 0.5);
  EXPECT_LT(*found.alike, 4);
  EXPECT_EQ(found.simulations, 200);
}

TEST(FalseFlags, HonestDifferencesAreTakenForSigns) {
  const FalseFlags found = false_flags({.schools = 100, .means = {means(100, 60, 2)}});
  EXPECT_GT(*found.different, 5 * *found.alike);
  EXPECT_LE(found.different_range->lo, *found.different);
  EXPECT_GE(found.different_range->hi, *found.different);
}

TEST(FalseFlags, MoreSignsMarkMoreSchools) {
  const MeanSample one = means(60, 12, 0);
  EXPECT_GT(*false_flags({.schools = 60, .means = {one, one, one, one}}).alike,
            2 * *false_flags({.schools = 60, .means = {one}}).alike);
}

TEST(FalseFlags, SmallSchoolsContradictTheJournalByChance) {
  JournalSample journal{.pairs = {}, .works = {4, 4, 4, 4, 4, 60, 60, 60, 60, 60}};
  for (int mark = 2; mark <= 5; ++mark)
    for (int score = 0; score <= 12; ++score)
      if (score >= 2 * mark - 4) journal.pairs.emplace_back(mark, score);
  const FalseFlags found = false_flags({.schools = 10, .journals = {journal}});
  EXPECT_GT(*found.alike, 0.3);
  EXPECT_LT(*found.alike, 5);
}

TEST(FalseFlags, CohortsSeldomChangeSharplyByChance) {
  const CohortSample::Side side{0.6, 0.2, std::vector<std::int64_t>(50, 25)};
  const FalseFlags found = false_flags({.schools = 50, .cohorts = {{side, side, 0}}});
  EXPECT_LT(*found.alike, 0.5);
}

TEST(FalseFlags, TheSameQuestionHasTheSameAnswer) {
  const FlagSamples samples{.schools = 20, .means = {means(20, 15, 1)}};
  EXPECT_EQ(*false_flags(samples).different, *false_flags(samples).different);
  EXPECT_FALSE(false_flags({}).alike);
}

}  // namespace
}  // namespace vekha::objectivity
