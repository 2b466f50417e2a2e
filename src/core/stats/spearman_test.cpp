#include "core/stats/spearman.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

std::vector<PairCount> pairs(const std::vector<int>& x, const std::vector<int>& y) {
  std::vector<PairCount> table;
  table.reserve(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) table.push_back({double(x[i]), double(y[i]), 1});
  return table;
}

// R: m <- c(3,4,5,3,4,5,3,4); s <- c(15,12,9,16,11,8,13,12); cor(m, s, method = "spearman"); sum((rank(m) - rank(s))^2)
TEST(StatsSpearman, ThePublishedCaseComesOutByBothFormulas) {
  const auto found = *spearman(pairs({3, 4, 5, 3, 4, 5, 3, 4}, {15, 12, 9, 16, 11, 8, 13, 12}));
  EXPECT_EQ(found.n, 8);
  EXPECT_DOUBLE_EQ(found.sum_d2, 154);
  EXPECT_NEAR(found.simplified, -0.83333333333333326, 1e-14);
  EXPECT_NEAR(found.of_ranks, -0.95058637578671668, 1e-14);
}

// R: cor(c(2,3,3,4,5,5,5,4), c(5,7,6,7,12,11,12,9), method = "spearman")
TEST(StatsSpearman, TiesOnBothSidesAgreeWithR) {
  const auto found = *spearman(pairs({2, 3, 3, 4, 5, 5, 5, 4}, {5, 7, 6, 7, 12, 11, 12, 9}));
  EXPECT_NEAR(found.of_ranks, 0.95029701423267543, 1e-14);
}

TEST(StatsSpearman, AFullTableOfCountsGivesTheSameAsItsCells) {
  rc::check([] {
    const std::size_t columns = *rc::gen::inRange<std::size_t>(1, 9);
    const auto counts = *rc::gen::container<std::vector<std::int32_t>>(4 * columns, rc::gen::inRange(0, 5));
    std::vector<PairCount> cells;
    for (std::size_t i = 0; i < counts.size(); ++i)
      cells.push_back({static_cast<double>(i / columns), static_cast<double>(i % columns), counts[i]});
    const auto one = spearman(counts, columns);
    const auto other = spearman(cells);
    RC_ASSERT(one.has_value() == other.has_value());
    if (!one) return;
    RC_ASSERT(one->n == other->n && one->sum_d2 == other->sum_d2);
    RC_ASSERT(one->simplified == other->simplified && one->of_ranks == other->of_ranks);
  });
}

TEST(StatsSpearman, ASideThatDoesNotVaryHasNoCorrelation) {
  EXPECT_FALSE(spearman({}));
  EXPECT_FALSE(spearman(pairs({3}, {10})));
  EXPECT_FALSE(spearman(pairs({3, 3, 3}, {10, 11, 12})));
  EXPECT_FALSE(spearman({{3, 10, 5}, {4, 11, 0}}));
}

TEST(StatsSpearman, WhatIsNotANumberIsRefused) {
  EXPECT_THROW(spearman({{std::nan(""), 1, 1}}), Error);
  EXPECT_THROW(spearman({{1, 1, -1}}), Error);
}

TEST(StatsSpearman, ABillionPupilsStayExact) {
  const auto found = *spearman({{2, 5, 500000000}, {5, 20, 500000000}});
  EXPECT_DOUBLE_EQ(found.of_ranks, 1);
  EXPECT_DOUBLE_EQ(found.sum_d2, 0);
}

TEST(StatsSpearman, CountsEqualRepeatedObservationsAndReversalTurnsTheSign) {
  EXPECT_TRUE(rc::check([] {
    const auto size = *rc::gen::inRange<std::size_t>(2, 30);
    const auto x = *rc::gen::container<std::vector<int>>(size, rc::gen::inRange(2, 6));
    const auto y = *rc::gen::container<std::vector<int>>(size, rc::gen::inRange(0, 8));
    std::vector<PairCount> counted;
    std::vector<PairCount> mirrored;
    for (int mark = 2; mark < 6; ++mark)
      for (int score = 0; score < 8; ++score) {
        std::int64_t count = 0;
        for (std::size_t i = 0; i < size; ++i) count += x[i] == mark && y[i] == score;
        counted.push_back({double(mark), double(score), count});
        mirrored.push_back({double(mark), -double(score), count});
      }
    const auto one = spearman(pairs(x, y));
    const auto two = spearman(counted);
    RC_ASSERT(one.has_value() == two.has_value());
    if (!one) return;
    RC_ASSERT(std::abs(one->of_ranks - two->of_ranks) < 1e-12 && std::abs(one->simplified - two->simplified) < 1e-12);
    RC_ASSERT(std::abs(one->of_ranks + spearman(mirrored)->of_ranks) < 1e-12);
    RC_ASSERT(std::abs(one->of_ranks) <= 1 + 1e-12);
  }));
}

}  // namespace
}  // namespace vekha::stats
