#include "core/stats/agreement.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace vekha::stats {
namespace {

// 25 works marked twice. R: psych::cohen.kappa(cbind(a, b)) gives 0.6145374449 (var 0.0152317840) and weighted
// 0.8508098892; the weighted variance by the formula of Fleiss, Cohen and Everitt 1969 in base R is 0.0028510790586061.
const std::vector<MarkedTwice> kWorks = {{5, 4}, {4, 4}, {3, 3}, {3, 2}, {2, 2}, {5, 5}, {4, 3}, {4, 4}, {3, 3},
                                         {2, 2}, {5, 5}, {3, 3}, {4, 4}, {4, 3}, {3, 3}, {2, 3}, {3, 3}, {5, 4},
                                         {4, 4}, {3, 2}, {4, 4}, {3, 3}, {2, 2}, {4, 4}, {5, 5}};

TEST(StatsAgreement, KappasAndTheirErrorsEqualR) {
  const Agreement found = agreement(kWorks);
  ASSERT_TRUE(found.kappa && found.weighted);
  EXPECT_NEAR(found.kappa->value, 0.6145374449339, 1e-12);
  EXPECT_NEAR(found.kappa->se, 0.123417114057489, 1e-12);
  EXPECT_NEAR(found.kappa->interval->lo, 0.3726443463, 1e-9);
  EXPECT_NEAR(found.kappa->interval->hi, 0.8564305436, 1e-9);
  EXPECT_NEAR(found.weighted->value, 0.8508098891731, 1e-12);
  EXPECT_NEAR(found.weighted->se, 0.0533954966135360, 1e-12);
}

// R: t.test(a - b)$conf.int, prop.test(18, 25, correct = FALSE)$conf.int.
TEST(StatsAgreement, SharesAndTheMeanDifferenceEqualR) {
  const Agreement found = agreement(kWorks);
  EXPECT_EQ(found.same, 18);
  EXPECT_EQ(found.raised, 1);
  EXPECT_EQ(found.lowered, 6);
  EXPECT_NEAR(*found.difference, 0.2, 1e-12);
  EXPECT_NEAR(found.difference_interval->lo, -0.0063898561628025, 1e-9);
  EXPECT_NEAR(found.difference_interval->hi, 0.4063898561628026, 1e-9);
  EXPECT_NEAR(found.same_interval->lo, 0.52423394809638, 1e-9);
  EXPECT_NEAR(found.same_interval->hi, 0.85716146149043, 1e-9);
}

TEST(StatsAgreement, NothingIsSaidWhereNothingCanBe) {
  EXPECT_EQ(agreement({}).n, 0);
  EXPECT_FALSE(agreement({}).difference);
  const std::vector<MarkedTwice> one = {{3, 4}};
  EXPECT_FALSE(agreement(one).kappa);
  EXPECT_FALSE(agreement(one).difference_interval);
  EXPECT_NEAR(*agreement(one).difference, -1, 1e-12);
  const std::vector<MarkedTwice> alike(20, MarkedTwice{4, 4});
  EXPECT_FALSE(agreement(alike).kappa) << "one value only: chance alone agrees on everything";
  EXPECT_EQ(agreement(alike).same, 20);
}

TEST(StatsAgreement, FullAgreementHasNoIntervalOfKappa) {
  const std::vector<MarkedTwice> full = {{2, 2}, {3, 3}, {4, 4}, {5, 5}};
  EXPECT_NEAR(agreement(full).weighted->value, 1, 1e-12);
  EXPECT_FALSE(agreement(full).weighted->interval);
}

TEST(StatsAgreement, FartherDifferencesWeighMore) {
  const std::vector<MarkedTwice> near = {{0, 1}, {1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 5}};
  const std::vector<MarkedTwice> far = {{0, 5}, {1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 5}};
  EXPECT_GT(agreement(near).weighted->value, agreement(far).weighted->value);
  EXPECT_NEAR(agreement(near).kappa->value, agreement(far).kappa->value, 0.05);
}

}  // namespace
}  // namespace vekha::stats
