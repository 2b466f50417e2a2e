// Nearest things: by standard scores, with features that are missing, and what cannot be compared.
#include "core/stats/neighbours.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace vekha::stats {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::size_t> things(const std::vector<Neighbour>& all) {
  std::vector<std::size_t> out;
  for (const Neighbour& one : all) out.push_back(one.thing);
  return out;
}

TEST(Nearest, AreOrderedByStandardisedDistance) {
  const std::vector<Feature> features = {{{100, 110, 400, 105}}, {{0.1, 0.5, 0.9, 0.2}}};
  EXPECT_THAT(things(nearest(features, 0, 2)), ElementsAre(3U, 1U));
}

TEST(Nearest, MeasureAStandardDeviationAsOne) {  // sd of 1, 2, 3 is 1
  const std::vector<Feature> features = {{{1, 2, 3}}};
  EXPECT_NEAR(nearest(features, 0, 1)[0].distance, 1, 1e-12);
}

TEST(Nearest, DoNotDependOnTheUnitOfAFeature) {
  const std::vector<Feature> metres = {{{1000, 2000, 4000}}, {{5, 1, 4}}};
  const std::vector<Feature> kilometres = {{{1, 2, 4}}, {{5, 1, 4}}};
  EXPECT_NEAR(nearest(metres, 0, 2)[1].distance, nearest(kilometres, 0, 2)[1].distance, 1e-12);
}

TEST(Nearest, CompareByWhatBothHaveAndSayHowMuchThatIs) {
  const std::vector<Feature> features = {{{1, 1, 3, 5}}, {{2, std::nullopt, 2, 9}, 3}};
  const auto found = nearest(features, 0, 3, 0.2);
  EXPECT_EQ(found[0].thing, 1U);
  EXPECT_DOUBLE_EQ(found[0].known, 0.25);
  EXPECT_THAT(things(nearest(features, 0, 3, 0.5)), ElementsAre(2U, 3U));
}

TEST(Nearest, HeedWeights) {
  const std::vector<Feature> even = {{{0, 1, 4}}, {{0, 4, 0.5}}};
  EXPECT_THAT(things(nearest(even, 0, 1)), ElementsAre(1U));
  const std::vector<Feature> second = {{{0, 1, 4}, 0.1}, {{0, 4, 0.5}}};
  EXPECT_THAT(things(nearest(second, 0, 1)), ElementsAre(2U));
}

TEST(Nearest, LeaveOutFeaturesThatDoNotVary) {
  const std::vector<Feature> features = {{{7, 7, 7}}, {{1, 3, 2}}};
  EXPECT_DOUBLE_EQ(nearest(features, 0, 1)[0].known, 1);
  EXPECT_THAT(nearest(std::vector<Feature>{{{7, 7}}}, 0, 5), IsEmpty());
}

TEST(Nearest, AreNoneOfNothing) {
  EXPECT_THAT(nearest({}, 0, 5), IsEmpty());
  EXPECT_THAT(nearest(std::vector<Feature>{{{1}}}, 0, 5), IsEmpty());
}

}  // namespace
}  // namespace vekha::stats
