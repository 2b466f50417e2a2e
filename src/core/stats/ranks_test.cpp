// Places and their intervals: what is sure, what is not, and that equal schools are not told apart too often.
#include "core/stats/ranks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace vekha::stats {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Column column(const std::vector<std::optional<double>>& values, double error = 0, double weight = 1) {
  Column out{.values = {}, .weight = weight};
  for (const auto& one : values)
    out.values.push_back(one ? std::optional(Uncertain{*one, error, error}) : std::nullopt);
  return out;
}
Scoring one(const std::vector<std::optional<double>>& values, double error, Scaling scaling = Scaling::none) {
  return {.columns = {column(values, error)}, .scaling = scaling};
}
std::vector<int> places(const std::vector<Ranked>& all) {
  std::vector<int> out;
  for (const Ranked& each : all) out.push_back(each.place);
  return out;
}

TEST(Rescale, PutsTheWorstAtZeroAndTheBestAtAHundred) {
  std::vector<std::optional<double>> values = {40, std::nullopt, 60, 50};
  ASSERT_TRUE(rescale(values, Scaling::range));
  EXPECT_THAT(values, ElementsAre(0, std::nullopt, 100, 50));
}

TEST(Rescale, MakesStandardScoresAsRScaleDoes) {  // R: scale(c(2, 4, 4, 6))
  std::vector<std::optional<double>> values = {2, 4, 4, 6};
  ASSERT_TRUE(rescale(values, Scaling::score));
  EXPECT_NEAR(*values[0], -1.224745, 1e-6);
  EXPECT_NEAR(*values[1], 0, 1e-12);
}

TEST(Rescale, GivesEqualValuesTheMeanOfTheirPlaces) {
  std::vector<std::optional<double>> values = {1, 2, 2, 3};
  ASSERT_TRUE(rescale(values, Scaling::rank));
  EXPECT_THAT(values, ElementsAre(0, 50, 50, 100));
}

TEST(Rescale, CannotSpreadWhatIsAllTheSame) {
  for (const Scaling scaling : {Scaling::range, Scaling::score, Scaling::rank}) {
    std::vector<std::optional<double>> values = {5, 5, std::nullopt, 5};
    EXPECT_FALSE(rescale(values, scaling));
    EXPECT_THAT(values, ElementsAre(5, 5, std::nullopt, 5));
    std::vector<std::optional<double>> alone = {5};
    EXPECT_FALSE(rescale(alone, scaling));
  }
}

TEST(Scores, NeverTakeAMissingPartForZero) {
  Scoring scoring{.columns = {column({50, 70}), column({std::nullopt, 10})}, .scaling = Scaling::none};
  EXPECT_THAT(scores_of(scoring), ElementsAre(std::nullopt, 40));
  scoring.least = 0.5;
  EXPECT_THAT(scores_of(scoring), ElementsAre(50, 40));
  scoring.columns[1].weight = 3;
  EXPECT_THAT(scores_of(scoring), ElementsAre(std::nullopt, 25));
}

TEST(Places, AreSharedByEqualScoresAndLeaveAGapAfterThem) {
  EXPECT_THAT(places(ranked(one({3, 5, 5, std::nullopt, 1}, 0))), ElementsAre(3, 1, 1, 0, 4));
}

TEST(Places, OfExactScoresAreSureExceptForTies) {
  const auto all = ranked(one({3, 5, 5, 1}, 0));
  EXPECT_EQ(all[0].low, 3);
  EXPECT_EQ(all[0].high, 3);
  EXPECT_EQ(all[1].low, 1);
  EXPECT_EQ(all[1].high, 2);
  EXPECT_THAT(all[1].alike, ElementsAre(2U));
  EXPECT_FALSE(all[0].interval);
}

TEST(Places, CannotBeToldWhereErrorsAreLargerThanDifferences) {
  const auto all = ranked(one({50, 51, 52, 90}, 3));
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(all[static_cast<std::size_t>(i)].low, 2);
    EXPECT_EQ(all[static_cast<std::size_t>(i)].high, 4);
  }
  EXPECT_EQ(all[3].high, 1);
  EXPECT_THAT(all[3].alike, IsEmpty());
}

TEST(Places, OfASmallSchoolAreWiderThanThoseOfALargeOneWithTheSameScore) {
  Scoring scoring{.columns = {column({40, 50, 60, 70, 80, 60})}, .scaling = Scaling::none};
  for (auto& each : scoring.columns[0].values) each->below = each->above = 1;
  scoring.columns[0].values[5]->below = scoring.columns[0].values[5]->above = 15;
  const auto all = ranked(scoring);
  EXPECT_GT(all[5].high - all[5].low, all[2].high - all[2].low);
}

TEST(Places, AreTheSameEveryTime) {
  const Scoring scoring = one({50, 53, 56, 58, 63}, 2);
  const auto first = ranked(scoring);
  const auto again = ranked(scoring);
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(first[i].low, again[i].low);
    EXPECT_DOUBLE_EQ(first[i].interval->lo, again[i].interval->lo);
  }
}

TEST(Places, TwoThingsAreToldApartByTheOrdinaryTestOfTheirDifference) {
  EXPECT_EQ(ranked(one({0, 1.93 * std::sqrt(2.0)}, 1))[0].low, 1);
  EXPECT_EQ(ranked(one({0, 2.02 * std::sqrt(2.0)}, 1))[0].low, 2);
}

/// Shares of worlds in which the interval of a place holds the true one, for the thing where that happens least.
double coverage(const std::vector<double>& truth, int worlds) {
  std::mt19937_64 source(20260901);
  std::normal_distribution<double> noise(0, 1);
  std::vector<int> held(truth.size(), 0);
  for (int world = 0; world < worlds; ++world) {
    std::vector<std::optional<double>> seen;
    for (const double each : truth) seen.emplace_back(each + noise(source));
    const auto all = ranked(one(seen, 1));
    for (std::size_t i = 0; i < truth.size(); ++i) {
      const auto above = std::ranges::count_if(truth, [&](double other) { return other > truth[i]; });
      const auto equal = std::ranges::count(truth, truth[i]);
      if (all[i].low <= above + 1 && all[i].high >= above + equal) ++held[i];
    }
  }
  return static_cast<double>(std::ranges::min(held)) / worlds;
}

TEST(Places, OfCriteriaOverTheSameWorksAreLessSure) {
  // Two criteria with the same error: together it is that error, apart it is smaller by the root of two.
  const auto half = [](int together) {
    Column one{.values = {Uncertain{60, 4, 4}, Uncertain{50, 4, 4}}, .weight = 1, .together = together};
    const auto found = ranked({.columns = {one, one}, .scaling = Scaling::none, .least = 1});
    return (found[0].interval->hi - found[0].interval->lo) / 2;
  };
  EXPECT_NEAR(half(1), 1.96 * 4, 0.05);
  EXPECT_NEAR(half(0), 1.96 * 4 / std::sqrt(2.0), 0.15);
}

TEST(Places, HoldTheTruePlaceInNinetyFiveWorldsOfAHundredEvenWhenAllAreEqual) {
  EXPECT_GE(coverage({0, 0, 0, 0, 0, 0}, 300), 0.92);
  EXPECT_GE(coverage({0, 1, 2, 4, 8, 8}, 300), 0.92);
}

TEST(Places, OfManyThingsAreFoundQuickly) {
  std::vector<std::optional<double>> values;
  for (int i = 0; i < 450; ++i) values.emplace_back(i);
  const auto all = ranked(one(values, 1));
  EXPECT_EQ(all[0].place, 450);
  EXPECT_LT(all[0].low, 450);
  EXPECT_GT(all[0].low, 435);
}

TEST(Steadiness, IsFullWhenOneThingIsBetterInEverything) {
  const Scoring scoring{.columns = {column({1, 2, 3}), column({10, 20, 30})}};
  for (const Steadiness& each : steadiness(scoring, 0.5)) EXPECT_DOUBLE_EQ(each.kept, 1);
}

TEST(Steadiness, FallsWhereThingsChangePlacesWithTheWeights) {
  const Scoring scoring{.columns = {column({0, 100, 49}), column({100, 0, 49.5})}};
  const auto all = steadiness(scoring, 0.2);
  EXPECT_NEAR(all[0].kept, 0.5, 0.06);  // equal at equal weights: both are first, seldom again
  EXPECT_EQ(all[2].high, 3);
}

TEST(Steadiness, HasNothingToSayOfThingsWithoutAScore) {
  const auto all = steadiness({.columns = {column({1, std::nullopt, 2})}}, 0.2);
  EXPECT_EQ(all[1].low, 0);
  EXPECT_DOUBLE_EQ(all[1].kept, 0);
}

TEST(PlacesWithout, LeaveOneCriterionOut) {
  const Scoring scoring{.columns = {column({0, 100, 40}), column({100, 0, 70})}};
  EXPECT_THAT(places_without(scoring, 1), ElementsAre(3, 1, 2));
  EXPECT_THAT(places_without({.columns = {column({0, 100})}}, 0), ElementsAre(0, 0));
}

TEST(Uncertain, TakesAValueWithoutAnIntervalAsExactAndNoneForNothing) {
  EXPECT_FALSE(uncertain(Estimate::absent(Absence::too_few)));
  EXPECT_DOUBLE_EQ(uncertain(Estimate::of(5, 10))->above, 0);
  const auto share = uncertain(Estimate::of(100, 5, {56.6, 100}));
  EXPECT_DOUBLE_EQ(share->above, 0);
  EXPECT_NEAR(share->below, 22.14, 0.01);
}

}  // namespace
}  // namespace vekha::stats
