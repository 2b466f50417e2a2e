#include "core/stats/ability.hpp"

#include <gtest/gtest.h>

#include "core/stats/person_fit.hpp"

namespace vekha::stats {
namespace {

LatentItem curve(double slope, double intercept) { return {{{0, 0, 0}, {1, slope, intercept}}}; }

const std::vector<LatentItem> kWork = {curve(0.8, 2.8), curve(0.7, 1), curve(0.9, 0.25), curve(1.4, -1.3),
                                       curve(0.6, 2)};

const AbilityScale kScale(kWork);

struct Case {
  std::vector<int> answers;
  double expected, expected_se, weighted, weighted_se, lz, lz_star, p;
};

// R: a <- c(.8,.7,.9,1.4,.6); d <- c(2.8,1,.25,-1.3,2); means and spreads by integrate(exp(l) * dnorm), Warm's root by
// uniroot, lz* by the formulas of Snijders 2001 written out
const std::vector<Case> kCases = {{{1, 0, 1, 1, 0},
                                   0.27856440333803,
                                   0.77208569341054,
                                   0.66945342579041,
                                   1.14170708230592,
                                   -2.81964095527429,
                                   -3.06356621819330,
                                   0.00109357897256},
                                  {{1, 1, 1, 1, 1},
                                   1.058230325676,
                                   0.782494427765,
                                   2.068480328095,
                                   1.563819598272,
                                   0.639213605014,
                                   0.154633417351,
                                   0.561444838190},
                                  {{0, 0, 0, 1, 0},
                                   -7.59524193907e-01,
                                   7.94547756116e-01,
                                   -2.05458617135e+00,
                                   1.48456527565e+00,
                                   -4.99189230698e+00,
                                   -5.05225744450e+00,
                                   2.18309322573e-07},
                                  {{1, kMissing, 0, kMissing, 1},
                                   -0.289057515154,
                                   0.887668847771,
                                   -1.316792705257,
                                   1.800167422339,
                                   0.883477141951,
                                   0.915459802644,
                                   0.820024852088}};

TEST(StatsAbility, BothEstimatesAgreeWithR) {
  for (const Case& one : kCases) {
    EXPECT_NEAR(*kScale.expected(one.answers).value, one.expected, 1e-8);
    EXPECT_NEAR(*kScale.expected(one.answers).se, one.expected_se, 1e-7);
    EXPECT_NEAR(*kScale.weighted(one.answers).value, one.weighted, 1e-7);
    EXPECT_NEAR(*kScale.weighted(one.answers).se, one.weighted_se, 1e-7);
  }
}

TEST(StatsPersonFit, TheCorrectedIndexAgreesWithR) {
  for (const Case& one : kCases) {
    const PersonFit fit = person_fit(kScale, one.answers);
    EXPECT_NEAR(*fit.lz, one.lz, 1e-6);
    EXPECT_NEAR(*fit.lz_star, one.lz_star, 1e-6);
    EXPECT_NEAR(*fit.p, one.p, 1e-7);
  }
}

TEST(StatsAbility, WithoutAnswersThereIsNoAbility) {
  const std::vector<int> silent(5, kMissing);
  EXPECT_EQ(kScale.expected(silent).absence, Absence::no_data);
  EXPECT_EQ(kScale.weighted(silent).absence, Absence::no_data);
  EXPECT_EQ(person_fit(kScale, silent).absence, Absence::no_data);
}

TEST(StatsAbility, AllWrongIsFarButFinite) {
  const Parameter low = kScale.weighted(std::vector<int>{0, 0, 0, 0, 0});
  EXPECT_LT(*low.value, -2);
  EXPECT_GT(*low.value, -15);
}

TEST(StatsAbility, AnAnswerNobodyGaveBeforeIsMissing) {
  EXPECT_DOUBLE_EQ(*kScale.weighted(std::vector<int>{1, 7, 0, 7, 1}).value, *kScale.weighted(kCases[3].answers).value);
}

TEST(StatsAbility, PointsCountByTheirSlopes) {
  const LatentItem points{{{0, 0, 0}, {1, 1, 0.5}, {2, 2, 0}}};
  const std::vector<LatentItem> work = {points, points, points};
  double before = -100;
  for (const std::vector<int>& answers :
       {std::vector{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {2, 1, 0}, {2, 2, 1}, {2, 2, 2}}) {
    const double here = *AbilityScale(work).weighted(answers).value;
    EXPECT_GT(here, before);
    before = here;
  }
  EXPECT_NEAR(*AbilityScale(work).weighted(std::vector{1, 1, 1}).value, 0, 1e-6);
}

TEST(StatsAbility, TasksThatSayNothingOfAbilityHaveNoWeightedEstimate) {
  EXPECT_EQ(AbilityScale({curve(0, 1)}).weighted(std::vector<int>{1}).absence, Absence::no_variance);
}

TEST(StatsPersonFit, TwoTasksAreTooFewAndEqualTasksDoNotTell) {
  EXPECT_EQ(person_fit(AbilityScale({curve(1, 0), curve(1, 1)}), std::vector<int>{1, 0}).absence, Absence::too_few);
  const std::vector<LatentItem> equal(4, curve(1, 0.3));
  EXPECT_EQ(person_fit(AbilityScale(equal), std::vector<int>{1, 0, 1, 1}).absence, Absence::no_variance);
}

TEST(StatsAbility, ReliabilityIsTheShareThatIsNotError) {
  const std::vector<Parameter> abilities = {{-1, 0.5, {}}, {0, 0.5, {}}, {1, 0.5, {}}, {std::nullopt, {}, {}}};
  EXPECT_DOUBLE_EQ(*ability_reliability(abilities, Shrunk::no).value, 0.75);
  EXPECT_DOUBLE_EQ(*ability_reliability(abilities, Shrunk::yes).value, 0.8);
  EXPECT_FALSE(ability_reliability({{1, 0.5, {}}}, Shrunk::no).value);
  EXPECT_EQ(ability_reliability({{1, 0.5, {}}, {1, 0.5, {}}}, Shrunk::no).absence, Absence::no_variance);
}

}  // namespace
}  // namespace vekha::stats
