#include "core/stats/counts.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

using Shares = std::vector<std::optional<std::int64_t>>;

TEST(StatsCounts, OneSolutionIsFound) {
  const CountsAnswer answer = recover_counts({25, 25, {40, 360, 400, 200}, 1});
  ASSERT_EQ(answer.solutions.size(), 1U);
  EXPECT_EQ(answer.solutions[0].counts, (std::vector<std::int64_t>{1, 9, 10, 5}));
  EXPECT_EQ(answer.total, 1);
}

TEST(StatsCounts, AllSolutionsOfRoughPercentagesAreFound) {
  const CountsAnswer answer = recover_counts({200, 200, {33, 33, 33}, 0});
  EXPECT_EQ(answer.total, 3);
  ASSERT_EQ(answer.solutions.size(), 3U);
  EXPECT_EQ(answer.solutions[0].counts, (std::vector<std::int64_t>{66, 67, 67}));
  EXPECT_EQ(answer.ranges[0].least, 66);
  EXPECT_EQ(answer.ranges[0].most, 67);
}

TEST(StatsCounts, AMissingShareIsWhatTheOthersLeave) {
  const CountsAnswer answer = recover_counts({40, 40, {125, std::nullopt, 500}, 1});
  ASSERT_EQ(answer.total, 1);
  EXPECT_EQ(answer.solutions[0].counts[1], 15);
}

TEST(StatsCounts, BothRoundingsOfAHalfAreAllowed) {
  for (const std::int64_t share : {12, 13}) {
    const CountsAnswer answer = recover_counts({8, 8, {share, 100 - share}, 0});
    EXPECT_EQ(answer.solutions.at(0).counts, (std::vector<std::int64_t>{1, 7}));
  }
}

TEST(StatsCounts, AnUnknownNumberOfPeopleIsSearchedFor) {
  const CountsAnswer answer = recover_counts({1, 30, {3333, 6667}, 2});
  EXPECT_EQ(answer.sizes, (std::vector<std::int64_t>{3, 6, 9, 12, 15, 18, 21, 24, 27, 30}));
}

TEST(StatsCounts, WhatCannotBeHasItsReason) {
  EXPECT_EQ(recover_counts({25, 25, {500, 400}, 1}).reason, NoCounts::sum_off);
  EXPECT_EQ(recover_counts({25, 25, {1001, 0}, 1}).reason, NoCounts::bad_share);
  const CountsAnswer odd = recover_counts({25, 25, {400, 310, 290}, 1});
  EXPECT_EQ(odd.reason, NoCounts::share_impossible);
  EXPECT_EQ(odd.culprit, 1U);
  EXPECT_EQ(recover_counts({3, 3, {33, 33, 33}, 0}).reason, NoCounts::none);
  EXPECT_EQ(recover_counts({100, 100, {33, 33, 33}, 0}).reason, NoCounts::sum_impossible);
  EXPECT_THROW(recover_counts({0, 5, {10}, 0}), Error);
}

TEST(StatsCounts, SharesThatStandForThemselvesNeedNotMakeAHundred) {
  CountsProblem problem{40, 40, {875, 525}, 1, Whole::separate};
  const CountsAnswer answer = recover_counts(problem);
  EXPECT_EQ(answer.solutions.at(0).counts, (std::vector<std::int64_t>{35, 21}));
}

TEST(StatsCounts, TheTrueCountsAreAlwaysAmongTheSolutions) {
  EXPECT_TRUE(rc::check([] {
    std::vector<std::int64_t> truth;
    std::int64_t n = 0;
    for (int i = 0; i < 4; ++i) {
      truth.push_back(*rc::gen::inRange<std::int64_t>(0, 15));
      n += truth.back();
    }
    RC_PRE(n > 0);
    CountsProblem problem{n, n, {}, 1};
    for (const std::int64_t count : truth)
      problem.shares.emplace_back(std::llround(1000.0 * static_cast<double>(count) / static_cast<double>(n)));
    const CountsAnswer answer = recover_counts(problem);
    RC_ASSERT(answer.solutions.size() == 1U && answer.solutions[0].counts == truth);
  }));
}

}  // namespace
}  // namespace vekha::stats
