#include "core/stats/curves.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "core/stats/lsat_fixture.hpp"

namespace vekha::stats {
namespace {

using fixture::answers_of;
using fixture::kLsat6;
using fixture::kLsat7;

// R: ltm::rasch(LSAT6, constraint = NULL)
TEST(StatsCurves, TheRaschModelOfLsat6AgreesWithR) {
  const CurveFit fit = *fit_curves(answers_of(kLsat6), Slopes::common);
  EXPECT_TRUE(fit.latent.converged);
  EXPECT_NEAR(*fit.slope.value, 0.7551347774, 1e-4);
  EXPECT_NEAR(fit.latent.log_likelihood, -2466.9376, 1e-4);
  const double difficulties[] = {-3.61526755, -1.322420778, -0.3176301266, -1.730090491, -2.780172561};
  for (std::size_t i = 0; i < 5; ++i) EXPECT_NEAR(*fit.items[i].steps[0].difficulty.value, difficulties[i], 1e-4);
}

// R: ltm::rasch(LSAT7, constraint = NULL)
TEST(StatsCurves, TheRaschModelOfLsat7AgreesWithR) {
  const CurveFit fit = *fit_curves(answers_of(kLsat7), Slopes::common);
  EXPECT_NEAR(*fit.slope.value, 1.011267101, 1e-4);
  EXPECT_NEAR(fit.latent.log_likelihood, -2664.900891, 1e-4);
  const double difficulties[] = {-1.847449157, -0.7821931035, -1.444701781, -0.5156954654, -1.970770059};
  for (std::size_t i = 0; i < 5; ++i) EXPECT_NEAR(*fit.items[i].steps[0].difficulty.value, difficulties[i], 1e-4);
}

// R: optim of the marginal log-likelihood of LSAT6 and LSAT7; ltm::ltm(LSAT6 ~ z1), mirt(LSAT7, 1)
TEST(StatsCurves, TheTwoParameterModelsAgreeWithR) {
  const struct {
    const fixture::Counts* counts;
    double slopes[5];
    double intercepts[5];
    double log_likelihood;
  } cases[] = {{&kLsat6,
                {0.825659354, 0.7227445051, 0.8908746923, 0.6883681531, 0.6568557925},
                {2.773234364, 0.9902013158, 0.2491475917, 1.284757016, 2.053270384},
                -2466.653378},
               {&kLsat7,
                {0.9875459415, 1.080837369, 1.707477781, 0.7649898925, 0.735672641},
                {1.855855779, 0.8079697479, 1.805206483, 0.4859998393, 1.85445767},
                -2658.805114}};
  for (const auto& expected : cases) {
    const CurveFit fit = *fit_curves(answers_of(*expected.counts), Slopes::by_item);
    EXPECT_NEAR(fit.latent.log_likelihood, expected.log_likelihood, 1e-4);
    for (std::size_t i = 0; i < 5; ++i) {
      EXPECT_NEAR(*fit.items[i].slope.value, expected.slopes[i], 1e-3);
      EXPECT_NEAR(*fit.items[i].steps[0].intercept.value, expected.intercepts[i], 1e-3);
    }
  }
}

// R: optim(..., hessian = TRUE) of the marginal log-likelihood on 321 points from −8 to 8; the delta method by hand
TEST(StatsCurves, ErrorsAgreeWithR) {
  const CurveFit rasch = *fit_curves(answers_of(kLsat6), Slopes::common);
  EXPECT_NEAR(*rasch.slope.se, 0.0694333270854, 1e-4);
  const double errors[] = {0.326641535394, 0.142182311684, 0.0976771273331, 0.169136082423, 0.251048455301};
  for (std::size_t i = 0; i < 5; ++i) EXPECT_NEAR(*rasch.items[i].steps[0].difficulty.se, errors[i], 1e-4);
  const CurveFit own = *fit_curves(answers_of(kLsat6), Slopes::by_item);
  EXPECT_NEAR(*own.items[0].slope.se, 0.2581150563066, 1e-4);
  EXPECT_NEAR(*own.items[0].steps[0].intercept.se, 0.2057437303026, 1e-4);
}

// The same R function on eRm::pcmdat2
TEST(StatsCurves, PartialCreditAgreesWithR) {
  const CurveFit fit = *fit_curves(answers_of(fixture::kPoints), Slopes::common);
  EXPECT_NEAR(fit.latent.log_likelihood, -1101.75895486, 1e-4);
  EXPECT_NEAR(*fit.slope.value, 1.2945079840295, 1e-4);
  EXPECT_NEAR(*fit.slope.se, 0.115850589123, 1e-4);
  EXPECT_NEAR(*fit.items[0].steps[0].logit.value, -1.1831425107797, 1e-4);
  EXPECT_NEAR(*fit.items[0].steps[1].logit.value, 1.1831425107797 - 0.0938774167343, 1e-4);
  const CurveFit own = *fit_curves(answers_of(fixture::kPoints), Slopes::by_item);
  EXPECT_NEAR(own.latent.log_likelihood, -1088.79001033, 1e-4);
  EXPECT_NEAR(*own.items[2].slope.value, 3.7048902118218, 1e-3);
}

TEST(StatsCurves, MissingAnswersAreNeitherWrongNorRight) {
  auto counts = kLsat6;
  const CurveFit whole = *fit_curves(answers_of(counts), Slopes::common);
  counts.emplace_back("_____", 400);
  const CurveFit silent = *fit_curves(answers_of(counts), Slopes::common);
  EXPECT_EQ(silent.latent.persons, 1000U);
  EXPECT_DOUBLE_EQ(*silent.slope.value, *whole.slope.value);
  counts.back() = {"1____", 400};
  const CurveFit easier = *fit_curves(answers_of(counts), Slopes::common);
  EXPECT_LT(*easier.items[0].steps[0].difficulty.value, *whole.items[0].steps[0].difficulty.value);
  EXPECT_NEAR(*easier.items[2].steps[0].difficulty.value, *whole.items[2].steps[0].difficulty.value, 0.05);
}

TEST(StatsCurves, TasksThatDoNotVaryOrNobodyAnsweredHaveAReason) {
  const CurveFit fit =
      *fit_curves({4, {1, 1, 0, kMissing, 1, 0, 1, kMissing, 1, 1, 1, kMissing, 1, 0, 0, kMissing}}, Slopes::common);
  EXPECT_EQ(fit.items[0].absence, Absence::no_variance);
  EXPECT_EQ(fit.items[3].absence, Absence::no_data);
  EXPECT_TRUE(fit.items[0].steps.empty());
  EXPECT_FALSE(fit_curves({2, {1, 0, 1, 0}}, Slopes::common));
  EXPECT_FALSE(fit_curves({2, {}}, Slopes::by_item));
}

TEST(StatsCurves, APointNobodyGotIsSteppedOver) {
  auto counts = fixture::kPoints;
  for (auto& [pattern, count] : counts)
    if (pattern[0] == '1') pattern[0] = '0';
  const CurveFit fit = *fit_curves(answers_of(counts), Slopes::common);
  ASSERT_EQ(fit.items[0].steps.size(), 1U);
  EXPECT_EQ(fit.items[0].steps[0].from, 0);
  EXPECT_EQ(fit.items[0].steps[0].to, 2);
}

TEST(StatsCurves, AnswersThatGoAgainstEachOtherShowNoAbility) {
  fixture::Counts counts = {{"01", 100}, {"10", 100}, {"11", 5}, {"00", 5}};
  const CurveFit fit = *fit_curves(answers_of(counts), Slopes::common);
  EXPECT_NEAR(*fit.slope.value, 0, 0.05);
}

}  // namespace
}  // namespace vekha::stats
