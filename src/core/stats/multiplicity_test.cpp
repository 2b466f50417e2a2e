#include "core/stats/multiplicity.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.hpp"
#include "core/stats/random.hpp"

namespace vekha::stats {
namespace {

const std::vector<double> kP = {.001, .008, .039, .041, .042, .06,  .074, .205, .212, .216, .222, .251, .269,
                                .275, .34,  .341, .384, .569, .594, .696, .762, .94,  .942, .975, .986};

// R: p.adjust(p, m)[c(1, 3, 5, 25)]
TEST(StatsMultiplicity, AdjustedValuesAgreeWithR) {
  const struct {
    Adjustment how;
    std::vector<double> expected;
  } cases[] = {{Adjustment::bonferroni, {0.025, 0.975, 1, 1}},
               {Adjustment::holm, {0.025, 0.897, 0.902, 1}},
               {Adjustment::benjamini_hochberg, {0.025, 0.21, 0.21, 0.986}},
               {Adjustment::benjamini_yekutieli, {0.09539895444383767, 0.8013512173282364, 0.8013512173282364, 1}}};
  for (const auto& [how, expected] : cases) {
    const std::vector<double> found = adjusted(kP, how);
    const std::vector<double> some = {found[0], found[2], found[4], found[24]};
    for (std::size_t i = 0; i < some.size(); ++i) EXPECT_NEAR(some[i], expected[i], 1e-14);
  }
}

TEST(StatsMultiplicity, TheOrderOfTheTestsIsKept) {
  std::vector<double> turned(kP.rbegin(), kP.rend());
  std::vector<double> found = adjusted(turned, Adjustment::benjamini_hochberg);
  std::reverse(found.begin(), found.end());
  EXPECT_EQ(found, adjusted(kP, Adjustment::benjamini_hochberg));
  EXPECT_TRUE(adjusted({}, Adjustment::holm).empty());
  EXPECT_THROW(adjusted(std::vector<double>{1.2}, Adjustment::holm), Error);
}

TEST(StatsMultiplicity, LocalRatesTellEffectsFromNone) {
  Random random(1);
  std::vector<double> p;
  for (int i = 0; i < 800; ++i) p.push_back(random.uniform());
  for (int i = 0; i < 200; ++i) p.push_back(random.uniform() * 0.001);
  const auto found = *local_false_rates(p);
  EXPECT_NEAR(found.no_effect, 0.8, 0.06);
  double none = 0;
  double effect = 0;
  for (std::size_t i = 0; i < p.size(); ++i) (i < 800 ? none : effect) += found.rates[i];
  EXPECT_GT(none / 800, 0.9);
  EXPECT_LT(effect / 200, 0.05);
  EXPECT_FALSE(local_false_rates(std::span(p).first(19)));
}

}  // namespace
}  // namespace vekha::stats
