#include "core/stats/chance.hpp"

#include <gtest/gtest.h>

#include <array>

namespace vekha::stats {
namespace {

// R 4.2: pbinom(ceiling(0.3 * n) - 1, n, p, lower.tail = FALSE)
TEST(Chance, OfAShareIsTheBinomialTailOfR) {
  EXPECT_NEAR(share_reaches(0.3, 10, 0.2), 0.32220047360000026, 1e-12);
  EXPECT_NEAR(share_reaches(0.3, 25, 0.2), 0.10912279599503044, 1e-12);
  EXPECT_NEAR(share_reaches(0.1, 7, 0.05), 0.30166270390625011, 1e-12);
}

TEST(Chance, OfAShareKnowsItsEnds) {
  EXPECT_EQ(share_reaches(0, 5, 0.1), 1);
  EXPECT_EQ(share_reaches(0.5, 8, 0), 0);
  EXPECT_EQ(share_reaches(1, 3, 1), 1);
  EXPECT_EQ(share_reaches(1.01, 3, 1), 0);
}

// R: d <- 1; for (x in p) d <- c(d * (1 - x), 0) + c(0, d * x); sum(d[3:5])
TEST(Chance, OfSeveralEventsIsThatOfTheirLaw) {
  EXPECT_NEAR(at_least(2, std::array{0.1, 0.5, 0.9, 0.2}), 0.591, 1e-12);
  EXPECT_EQ(at_least(0, {}), 1);
  EXPECT_EQ(at_least(1, {}), 0);
  EXPECT_NEAR(at_least(3, std::array{1.0, 1.0, 1.0}), 1, 1e-12);
}

}  // namespace
}  // namespace vekha::stats
