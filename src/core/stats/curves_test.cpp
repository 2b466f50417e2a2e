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

}  // namespace
}  // namespace vekha::stats
