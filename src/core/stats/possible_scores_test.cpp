#include "core/stats/possible_scores.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/stats/bunching.hpp"
#include "core/stats/random.hpp"

namespace vekha::stats {
namespace {

/// Works of a scale from 0 to 100 that points 0 … 70 are turned into by a curve: low scores have gaps.
struct Scaled {
  ScoreHistogram histogram{std::vector<std::int64_t>(101), {55, 65}};
  std::vector<double> lifted = std::vector<double>(2);
};

Scaled scaled(std::uint64_t seed, int works, double share) {
  Random random(seed);
  Scaled out;
  std::vector<bool> possible(101);
  std::vector<int> scale;
  for (int points = 0; points <= 70; ++points) {
    scale.push_back(static_cast<int>(std::lround(100 * std::pow(points / 70.0, 0.7))));
    possible[static_cast<std::size_t>(scale.back())] = true;
  }
  for (int i = 0; i < works; ++i) {
    const int points = std::clamp(static_cast<int>(std::lround(32 + 13 * random.normal())), 0, 70);
    ++out.histogram.works[static_cast<std::size_t>(scale[static_cast<std::size_t>(points)])];
  }
  for (std::size_t border = 0; border < 2; ++border) {
    auto at = static_cast<std::size_t>(out.histogram.borders[border]);
    const std::size_t low = at - 4;
    while (!possible[at]) ++at;
    for (std::size_t score = low; score < static_cast<std::size_t>(out.histogram.borders[border]); ++score) {
      std::int64_t moved = 0;
      for (std::int64_t work = 0; work < out.histogram.works[score]; ++work) moved += random.chance(share) ? 1 : 0;
      out.histogram.works[score] -= moved;
      out.histogram.works[at] += moved;
      out.lifted[border] += static_cast<double>(moved);
    }
  }
  return out;
}

TEST(PossibleScores, GapsBetweenFrequentScoresAreSeen) {
  ScoreHistogram works{{0, 12, 20, 0, 25, 30, 28, 0, 22, 15, 9, 0, 0}, {5}};
  EXPECT_EQ(impossible_scores(works), (std::vector<int>{3, 7}));
}

TEST(PossibleScores, AScoreEmptiedByLiftingIsNoGap) {
  ScoreHistogram works{{30, 31, 33, 34, 36, 0, 70, 33, 30, 28, 25, 20}, {6}};
  EXPECT_TRUE(impossible_scores(works).empty());
}

TEST(PossibleScores, AnEmptyScoreBelowABorderIsAGapWhereTheScaleHasOthers) {
  ScoreHistogram works{{30, 0, 33, 0, 36, 0, 70, 33, 0, 28, 25, 0, 22, 20}, {6}};
  EXPECT_EQ(impossible_scores(works), (std::vector<int>{1, 3, 5, 8, 11}));
}

TEST(PossibleScores, RareScoresWithoutWorksMayBeChance) {
  ScoreHistogram works{{2, 0, 3, 5, 0, 4, 2}, {3}};
  EXPECT_TRUE(impossible_scores(works).empty());
}

TEST(PossibleScores, ABorderThatIsImpossibleStandsAtTheNextScore) {
  const PossibleScores found = without({{9, 9, 9, 9, 9}, {2, 9}}, {2});
  EXPECT_EQ(found.score, (std::vector<int>{0, 1, 3, 4}));
  EXPECT_EQ(found.histogram.borders, (std::vector<int>{2}));
  EXPECT_EQ(with_gaps({1, 2, 3, 4}, found, 5), (std::vector<double>{1, 2, 0, 3, 4}));
}

TEST(BunchingOnAScaleWithGaps, HonestWorksAreNotFlagged) {
  int flagged = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) flagged += bunching(scaled(seed, 4000, 0).histogram)->p < 0.05;
  EXPECT_LE(flagged, 7);  // of 60, three expected
}

TEST(BunchingOnAScaleWithGaps, IntervalsHoldWhatWasLiftedOverEachBorder) {
  int held = 0;
  int of_each = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Scaled made = scaled(seed, 4000, 0.5);
    const auto found = bunching(made.histogram);
    ASSERT_TRUE(found);
    const double truth = made.lifted[0] + made.lifted[1];
    held += found->interval.lo <= truth && truth <= found->interval.hi;
    EXPECT_LT(found->p, 1e-4);
    ASSERT_EQ(found->borders.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i)
      of_each += found->borders[i].interval.lo <= made.lifted[i] && made.lifted[i] <= found->borders[i].interval.hi;
  }
  EXPECT_GE(held, 35);     // of 40
  EXPECT_GE(of_each, 70);  // of 80
}

}  // namespace
}  // namespace vekha::stats
