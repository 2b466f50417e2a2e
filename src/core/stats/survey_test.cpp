// Means of drawn samples held to R survey 4.1, chances of being drawn held to drawing itself.
#include "core/stats/survey.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numeric>

#include "core/stats/random.hpp"

namespace vekha::stats {
namespace {

const std::vector<double> kSizes = {40, 15, 90, 7};

struct Row {
  std::size_t stratum;
  double weight, share, points;
  bool part;
};
const std::vector<Row> kRows = {{0, 8, 1, 0, true},   {0, 12, 0, -2, false}, {0, 9, 1, 1, true},  {0, 11, 1, 0, true},
                                {1, 5, 1, 3, false},  {1, 6, 1, 0, true},    {1, 4, 0, -1, true}, {2, 20, 1, 0, false},
                                {2, 15, 1, 1, false}, {2, 18, 0, -4, true},  {2, 22, 1, 0, true}, {2, 15, 1, 2, true},
                                {3, 7, 1, 1, true}};

std::vector<Drawn> rows(bool share, const std::function<bool(const Row&)>& counted) {
  std::vector<Drawn> out;
  for (const Row& one : kRows) out.push_back({one.stratum, one.weight, share ? one.share : one.points, counted(one)});
  return out;
}

struct Expected {
  double mean, se, low, high;
  std::int64_t free;
};

/// R: svymean(~x), SE, confint(df = degf) and svyciprop(~y, method = "beta") of subset(design, counted).
void expect(const std::function<bool(const Row&)>& counted, const Expected& points, const Expected& share) {
  const auto mean = survey_mean(rows(false, counted), kSizes);
  ASSERT_TRUE(mean);
  EXPECT_NEAR(mean->mean, points.mean, 1e-11);
  EXPECT_NEAR(mean->se, points.se, 1e-11);
  EXPECT_EQ(mean->free, points.free);
  const auto interval = survey_interval(*mean);
  ASSERT_TRUE(interval);
  EXPECT_NEAR(interval->lo, points.low, 1e-9);
  EXPECT_NEAR(interval->hi, points.high, 1e-9);
  const auto part = survey_mean(rows(true, counted), kSizes);
  EXPECT_NEAR(part->mean, share.mean, 1e-11);
  EXPECT_NEAR(part->se, share.se, 1e-11);
  const auto bounds = survey_share_interval(*part);
  ASSERT_TRUE(bounds);
  EXPECT_NEAR(bounds->lo, share.low, 1e-9);
  EXPECT_NEAR(bounds->hi, share.high, 1e-9);
}

TEST(SurveyMean, IsThatOfTheRPackage) {
  expect([](const Row&) { return true; }, {-0.157894736842, 0.596659187835, -1.50763159235, 1.19184211867, 9},
         {0.776315789474, 0.138428575648, 0.384111796165, 0.974415613476, 9});
}

TEST(SurveyMean, OfAPartIsThatOfTheRPackage) {
  expect([](const Row& one) { return one.part; }, {-0.3, 0.819559088779, -2.40674370685, 1.80674370685, 5},
         {0.78, 0.168398338604, 0.261371039811, 0.99310103913, 5});
}

TEST(SurveyMean, OfAPartWithOneOfAStratumIsThatOfTheRPackage) {
  expect([](const Row& one) { return one.stratum != 3 && !one.part; },
         {0.115384615385, 0.668574208446, -8.37965615846, 8.61042538923, 1},
         {0.769230769231, 0.217347415014, 1.35445916038e-09, 1, 1});
  expect([](const Row& one) { return one.stratum == 0; }, {-0.375, 0.647730412672, -2.43636725863, 1.68636725863, 3},
         {0.7, 0.266223590239, 0.106330128826, 0.995000774667, 3});
}

TEST(SurveyMean, OfStrataTakenWholeHasNoError) {
  const std::vector<Drawn> all = {{0, 1, 1}, {0, 1, 0}, {0, 1, 1}};
  const auto mean = survey_mean(all, std::vector<double>{3});
  EXPECT_TRUE(mean->whole);
  EXPECT_EQ(survey_share_interval(*mean)->lo, survey_share_interval(*mean)->hi);
}

TEST(SurveyMean, OfAllAlikeIsAsSureAsTheirNumber) {
  std::vector<Drawn> all(20, Drawn{0, 5, 1});
  const auto bounds = survey_share_interval(*survey_mean(all, std::vector<double>{100}));
  EXPECT_NEAR(bounds->lo, std::pow(0.025, 1.0 / 20), 1e-9) << "binom.test(20, 20)";
  EXPECT_EQ(bounds->hi, 1);
}

TEST(SurveyMean, NeedsSomethingAndTellsTooLittle) {
  EXPECT_FALSE(survey_mean({}, {}));
  const auto one = survey_mean(std::vector<Drawn>{{0, 4, 1}}, std::vector<double>{4});
  EXPECT_FALSE(survey_share_interval(*one));
  EXPECT_FALSE(survey_interval(*one));
}

/// How often each of the weights is among the `count` first exponentials.
std::vector<double> tried(const std::vector<double>& weights, std::size_t count, int times) {
  Random random(11);
  std::vector<double> out(weights.size(), 0.0);
  for (int i = 0; i < times; ++i) {
    std::vector<std::pair<double, std::size_t>> keys;
    for (std::size_t k = 0; k < weights.size(); ++k) keys.emplace_back(-std::log(random.uniform()) / weights[k], k);
    std::sort(keys.begin(), keys.end());
    for (std::size_t k = 0; k < count; ++k) out[keys[k].second] += 1.0 / times;
  }
  return out;
}

TEST(ChancesOfDrawing, AreThoseOfDrawing) {
  struct Case {
    std::vector<double> weights;
    std::size_t count;
  };
  const std::vector<Case> cases = {
      {{1, 1, 3}, 1}, {{1, 2, 3, 4}, 2}, {{1, 1, 1, 1, 1, 1, 3, 3, 4, 2}, 4}, {std::vector<double>(30, 1), 7}};
  for (const Case& one : cases) {
    const auto chances = chances_of_drawing(one.weights, one.count);
    const auto seen = tried(one.weights, one.count, 200000);
    for (std::size_t i = 0; i < chances.size(); ++i) EXPECT_NEAR(chances[i], seen[i], 0.005) << i;
    EXPECT_NEAR(std::accumulate(chances.begin(), chances.end(), 0.0), static_cast<double>(one.count), 1e-9);
  }
}

TEST(ChancesOfDrawing, OfTheFirstOfThreeAreTheWeights) {
  const auto chances = chances_of_drawing(std::vector<double>{1, 1, 3}, 1);
  EXPECT_NEAR(chances[0], 0.2, 1e-6);
  EXPECT_NEAR(chances[2], 0.6, 1e-6);
}

TEST(ChancesOfDrawing, OfManyAreCloseToTheFirstOrder) {
  std::vector<double> weights(2000, 1);
  for (std::size_t i = 0; i < weights.size(); i += 5) weights[i] = 3;
  const auto chances = chances_of_drawing(weights, 400);
  const auto seen = tried(weights, 400, 300);
  double heavy = 0;
  for (std::size_t i = 0; i < weights.size(); i += 5) heavy += seen[i] / 400;
  EXPECT_NEAR(chances[0], heavy, 0.005);
  EXPECT_EQ(chances_of_drawing(weights, 2000)[0], 1);
  EXPECT_EQ(chances_of_drawing(weights, 0)[0], 0);
}

}  // namespace
}  // namespace vekha::stats
