#include "core/stats/dif.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

/// UCBAdmissions of R: admitted and rejected men and women by department.
const std::vector<MatchedCounts> kBerkeley = {{512, 313, 89, 19},   {353, 207, 17, 8},  {120, 205, 202, 391},
                                              {138, 279, 131, 244}, {53, 138, 94, 299}, {22, 351, 24, 317}};

// R: mantelhaen.test(UCBAdmissions)
TEST(StatsDif, TheTestOfMantelAndHaenszelAgreesWithR) {
  const DifItem item = mantel_haenszel(kBerkeley, Continuity::corrected);
  EXPECT_NEAR(item.test->chi2, 1.426946228587, 1e-9);
  EXPECT_NEAR(item.test->p, 0.232263462817048, 1e-12);
  EXPECT_NEAR(item.test->odds, 0.904696828258623, 1e-12);
  EXPECT_NEAR(item.test->odds_interval.lo, 0.77190736175935, 1e-9);
  EXPECT_NEAR(item.test->odds_interval.hi, 1.06032976443666, 1e-9);
  EXPECT_EQ(item.strata, 6);
  EXPECT_EQ(ets_letter(item.test->size), 'A');
}

// R: mantelhaen.test(UCBAdmissions, correct = FALSE)$p.value
TEST(StatsDif, WithoutTheCorrectionThePValueIsSmaller) {
  const DifItem item = mantel_haenszel(kBerkeley, Continuity::plain);
  EXPECT_NEAR(item.test->p, 0.216923697055518, 1e-12);
}

TEST(StatsDif, ALevelOfOneGroupOrOfEqualAnswersSaysNothing) {
  auto levels = kBerkeley;
  levels.push_back({40, 2, 0, 0});
  levels.push_back({9, 0, 7, 0});
  const DifItem item = mantel_haenszel(levels, Continuity::corrected);
  EXPECT_EQ(item.strata, 6);
  EXPECT_NEAR(item.test->p, 0.232263462817048, 1e-12);
}

TEST(StatsDif, OneGroupEqualAnswersAndSeparatedGroupsHaveAReason) {
  EXPECT_EQ(mantel_haenszel({}, Continuity::corrected).absence, Absence::no_data);
  EXPECT_EQ(mantel_haenszel({{5, 5, 0, 0}}, Continuity::corrected).absence, Absence::not_applicable);
  EXPECT_EQ(mantel_haenszel({{5, 0, 5, 0}}, Continuity::corrected).absence, Absence::no_variance);
  EXPECT_EQ(mantel_haenszel({{5, 0, 0, 5}}, Continuity::corrected).absence, Absence::too_few);
}

/// 400 pupils of two equally able groups; the last task is right for reference pupils of middle sums only.
struct World {
  Answers answers{5, {}};
  std::vector<int> focal;
};

World unequal_world() {
  World world;
  for (int person = 0; person < 400; ++person) {
    const int able = person / 2 % 8;
    const int focal = person % 2;
    for (int item = 0; item < 4; ++item) world.answers.cells.push_back(able + (person / 16 + item) % 3 > 2 * item + 1);
    world.answers.cells.push_back(able > (focal != 0 ? 5 : 2) || person % 23 == 0);
    world.focal.push_back(focal);
  }
  return world;
}

TEST(StatsDif, ATaskHarderForOneGroupIsOfClassC) {
  const World world = unequal_world();
  const DifReport report = dif_report(world.answers, world.focal, {});
  ASSERT_TRUE(report.items[4].test);
  EXPECT_EQ(ets_letter(report.items[4].test->size), 'C');
  EXPECT_LT(report.items[4].test->delta, -1.5);
  EXPECT_LT(report.items[4].test->standardised, -0.1);
}

TEST(StatsDif, PurifyingLeavesSuchATaskOutOfTheScore) {
  const World world = unequal_world();
  const DifReport report = dif_report(world.answers, world.focal, {Continuity::corrected, 3});
  EXPECT_FALSE(report.in_score[4]);
}

TEST(StatsDif, APupilWithAMissingAnswerOrNoGroupIsLeftOut) {
  World world = unequal_world();
  world.answers.cells[2] = kMissing;
  world.focal[1] = kMissing;
  const DifReport report = dif_report(world.answers, world.focal, {});
  EXPECT_EQ(report.items[0].reference_n, 199);
  EXPECT_EQ(report.items[0].focal_n, 199);
}

TEST(StatsDif, ATaskOfSeveralPointsIsNotForThisTest) {
  const DifReport report = dif_report({1, {0, 2}}, {0, 1}, {});
  EXPECT_EQ(report.items[0].absence, Absence::not_applicable);
}

}  // namespace
}  // namespace vekha::stats
