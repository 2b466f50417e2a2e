#include "core/stats/mixed.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

using Kind = MixedNote::Kind;

// R: i <- 0:59; d <- data.frame(g = i %/% 5, h = i %% 4, x = (i * 7) %% 11, w = 1 + i %% 3)
//    d$y <- (i*i*13 + i*5) %% 29 + 3*((d$g*5) %% 7) + 2*d$h + d$x + (d$x - 5)*((d$g*3) %% 5)
// The models by lme4 1.1-31 with its optimiser driven to 1e-15.
class StatsMixed : public testing::Test {
 protected:
  StatsMixed() {
    for (int i = 0; i < 60; ++i) {
      g.push_back(i / 5);
      h.push_back(i % 4);
      x.push_back((i * 7) % 11);
      w.push_back(1 + i % 3);
      const int group = i / 5;
      y.push_back((i * i * 13 + i * 5) % 29 + 3 * ((group * 5) % 7) + 2 * (i % 4) + x.back() +
                  (x.back() - 5) * ((group * 3) % 5));
    }
  }

  MixedRows rows() const { return {.y = y, .x = {x}, .groupings = {{g, 12}}}; }
  static bool noted(const MixedFit& fit, Kind kind) {
    return std::any_of(fit.notes.begin(), fit.notes.end(), [&](const MixedNote& note) { return note.kind == kind; });
  }

  std::vector<std::uint32_t> g, h;
  std::vector<double> x, y, w;
};

void expect_near(const std::optional<double>& found, double expected) {
  ASSERT_TRUE(found);
  EXPECT_NEAR(*found, expected, 1e-6 * std::max(1.0, std::abs(expected)));
}

// R: lmer(y ~ x + (1 | g), d)
TEST_F(StatsMixed, RandomInterceptsByRemlAgreeWithLme4) {
  const MixedFit fit = fit_mixed(rows(), {});
  EXPECT_EQ(fit.n, 60);
  expect_near(fit.beta[0].estimate, 13.54766496381337);
  expect_near(fit.beta[0].se, 2.580777251524942);
  expect_near(fit.beta[1].estimate, 2.72471794741262);
  expect_near(fit.beta[1].se, 0.360949391802296);
  expect_near(fit.terms[0].variance.value, 25.2848726105366);
  expect_near(fit.residual.value, 76.4685990608150);
  expect_near(fit.criterion, 437.338962575137);
  EXPECT_NEAR(fit.terms[0].effects[0].estimate, -4.68340829340715, 1e-6);
  EXPECT_NEAR(fit.terms[0].effects[0].se, 3.08701301537099, 1e-6);
  EXPECT_TRUE(fit.notes.empty());
}

// R: lmer(y ~ x + (1 | g), d, weights = w, REML = FALSE)
TEST_F(StatsMixed, WeightedMaximumLikelihoodAgreesWithLme4) {
  MixedRows weighted = rows();
  weighted.weights = w;
  const MixedFit fit = fit_mixed(weighted, {Likelihood::ml});
  expect_near(fit.beta[1].estimate, 2.7896609951479);
  expect_near(fit.beta[1].se, 0.343929730681754);
  expect_near(fit.terms[0].variance.value, 29.8561297843853);
  expect_near(fit.residual.value, 135.2645421092945);
  expect_near(fit.criterion, 442.837319226354);
  EXPECT_NEAR(fit.terms[0].effects[0].estimate, -4.49488967450151, 1e-6);
  EXPECT_NEAR(fit.terms[0].effects[0].se, 3.16179957655615, 1e-6);
}

// R: lmer(y ~ x + (x | g), d)
TEST_F(StatsMixed, RandomSlopesAgreeWithLme4) {
  MixedRows sloped = rows();
  sloped.slope = x;
  const MixedFit fit = fit_mixed(sloped, {});
  expect_near(fit.beta[0].se, 2.964399518397042);
  expect_near(fit.terms[0].variance.value, 62.23890162517890);
  expect_near(fit.terms[0].slope.value, 1.61506012841067);
  expect_near(fit.terms[0].covariance.value, -7.61145216557124);
  expect_near(fit.residual.value, 59.31268355302464);
  expect_near(fit.criterion, 433.99016376525);
  const MixedEffect& first = fit.terms[0].effects[0];
  EXPECT_NEAR(first.estimate, -7.290869211468121, 1e-6);
  EXPECT_NEAR(first.slope, 0.378685519256948, 1e-6);
  EXPECT_NEAR(first.se, 4.893710083282941, 1e-6);
  EXPECT_NEAR(first.slope_se, 0.786466624246156, 1e-6);
}

// R: lmer(y ~ x + (1 | g) + (1 | h), d)
TEST_F(StatsMixed, CrossedGroupingsAgreeWithLme4) {
  MixedRows crossed = rows();
  crossed.groupings.push_back({h, 4});
  const MixedFit fit = fit_mixed(crossed, {});
  expect_near(fit.beta[0].se, 2.725610410180294);
  expect_near(fit.terms[0].variance.value, 26.65263306518498);
  expect_near(fit.terms[1].variance.value, 3.37493675461003);
  expect_near(fit.residual.value, 73.05113251819380);
  expect_near(fit.criterion, 436.917079855381);
  EXPECT_NEAR(fit.terms[0].effects[0].se, 3.12169225386879, 1e-6);
  std::swap(crossed.groupings[0], crossed.groupings[1]);
  const MixedFit turned = fit_mixed(crossed, {});
  expect_near(turned.terms[1].variance.value, *fit.terms[0].variance.value);
  EXPECT_NEAR(turned.terms[1].effects[3].estimate, fit.terms[0].effects[3].estimate, 1e-6);
}

// R: lmer(y ~ x + (x | g) + (1 | h), d, REML = FALSE)
TEST_F(StatsMixed, SlopesBesideACrossedGroupingAgreeWithLme4) {
  MixedRows both = rows();
  both.slope = x;
  both.groupings.push_back({h, 4});
  const MixedFit fit = fit_mixed(both, {Likelihood::ml});
  expect_near(fit.terms[0].variance.value, 52.084695300109253);
  expect_near(fit.terms[0].slope.value, 1.331463983989994);
  expect_near(fit.terms[0].covariance.value, -6.128819890254906);
  expect_near(fit.terms[1].variance.value, 0.989191979467752);
  expect_near(fit.criterion, 437.241724379981);
  EXPECT_NEAR(fit.terms[0].effects[0].se, 4.713979875503682, 1e-5);
}

// R: i <- 0:3999; d <- data.frame(class = i %/% 5, school = i %/% 10, x = (i*7) %% 11)
//    d$y <- (i*i*13 + i*5) %% 29 + 3*((d$class*5) %% 7) + 4*((d$school*3) %% 11) + d$x
//    lmer(y ~ x + (1 | school) + (1 | class), d)
TEST_F(StatsMixed, ManyClassesInManySchoolsAgreeWithLme4) {
  std::vector<std::uint32_t> classes;
  std::vector<std::uint32_t> schools;
  x.clear();
  y.clear();
  for (int i = 0; i < 4000; ++i) {
    classes.push_back(static_cast<std::uint32_t>(i / 5));
    schools.push_back(static_cast<std::uint32_t>(i / 10));
    x.push_back((i * 7) % 11);
    y.push_back((i * i * 13 + i * 5) % 29 + 3 * ((i / 5 * 5) % 7) + 4 * ((i / 10 * 3) % 11) + x.back());
  }
  const MixedFit fit = fit_mixed({.y = y, .x = {x}, .groupings = {{schools, 400}, {classes, 800}}}, {});
  expect_near(fit.terms[0].variance.value, 151.0703762447708);
  expect_near(fit.terms[1].variance.value, 35.1133680289676);
  expect_near(fit.residual.value, 64.3552961048890);
  expect_near(fit.criterion, 29858.3998639657);
  EXPECT_NEAR(fit.terms[0].effects[0].estimate, -19.22352645888048, 1e-5);
  EXPECT_NEAR(fit.terms[0].effects[0].se, 4.55017542680455, 1e-5);
  EXPECT_NEAR(fit.terms[1].effects[799].estimate, 7.50412970783612, 1e-5);
  EXPECT_NEAR(fit.terms[1].effects[799].se, 4.52827337533724, 1e-5);
}

// R: lmer((i*i*13 + i*5) %% 29 ~ 1 + (1 | g), d)
TEST_F(StatsMixed, AVarianceOnItsBoundaryIsSaidToBe) {
  for (int i = 0; i < 60; ++i) y[static_cast<std::size_t>(i)] = (i * i * 13 + i * 5) % 29;
  MixedRows plain{.y = y, .x = {}, .groupings = {{g, 12}}};
  const MixedFit fit = fit_mixed(plain, {});
  EXPECT_EQ(*fit.terms[0].variance.value, 0);
  EXPECT_TRUE(noted(fit, Kind::zero_variance));
  expect_near(fit.residual.value, 55.9615819209039);
  expect_near(fit.criterion, 408.984351152833);
  EXPECT_EQ(fit.terms[0].effects[0].estimate, 0);
  const MixedFit avoided = fit_mixed(plain, {Likelihood::reml, Boundary::avoided});
  EXPECT_GT(*avoided.terms[0].variance.value, 0);
}

TEST_F(StatsMixed, UnitsChangeNothingButUnits) {
  const MixedFit plain = fit_mixed(rows(), {});
  std::vector<double> shifted_x = x;
  std::vector<double> large_y = y;
  for (double& value : shifted_x) value = 1e5 + 10 * value;
  for (double& value : large_y) value = 1e6 + 100 * value;
  const MixedFit moved = fit_mixed({.y = large_y, .x = {shifted_x}, .groupings = {{g, 12}}}, {});
  EXPECT_NEAR(*moved.terms[0].variance.value / 1e4, *plain.terms[0].variance.value, 1e-4);
  EXPECT_NEAR(*moved.beta[1].estimate / 10, *plain.beta[1].estimate, 1e-8);
  // −2 log of the densities of y · 100 and of the determinant of x · 10.
  EXPECT_NEAR(*moved.criterion, *plain.criterion + 58 * std::log(1e4) + 2 * std::log(10), 1e-5);
}

TEST_F(StatsMixed, WhatCannotBeEstimatedIsAbsentWithItsReasonAndTheRestIsFitted) {
  const std::vector<double> twice_x(60, 3);
  const std::vector<std::uint32_t> one(60, 0);
  std::vector<std::uint32_t> own(60);
  for (std::uint32_t i = 0; i < 60; ++i) own[i] = i;
  MixedRows odd{.y = y, .x = {x, twice_x}, .groupings = {{one, 1}}};
  MixedFit fit = fit_mixed(odd, {});
  EXPECT_TRUE(noted(fit, Kind::collinear) && noted(fit, Kind::one_group));
  EXPECT_FALSE(fit.beta[2].estimate);
  EXPECT_EQ(fit.terms[0].variance.absence, Absence::too_few);
  // R: sigma(lm(y ~ x, d))^2
  expect_near(fit.residual.value, 100.3540893008982);
  odd.groupings = {{own, 60}};
  fit = fit_mixed(odd, {});
  EXPECT_TRUE(noted(fit, Kind::groups_of_one));
  EXPECT_FALSE(fit.terms[0].variance.value);
  odd.groupings = {{g, 12}, {g, 12}};
  odd.slope = twice_x;
  fit = fit_mixed(odd, {});
  EXPECT_TRUE(noted(fit, Kind::same_grouping) && noted(fit, Kind::constant_slope));
  EXPECT_EQ(fit.terms[0].slope.absence, Absence::no_variance);
  expect_near(fit.terms[0].variance.value, 25.2848726105366);
}

TEST_F(StatsMixed, RowsOfZeroWeightAreAsIfTheyWereNotThere) {
  std::vector<double> some(60, 1);
  for (std::size_t i = 40; i < 60; ++i) some[i] = 0;
  MixedRows weighted = rows();
  weighted.weights = some;
  const MixedFit fit = fit_mixed(weighted, {});
  const std::span<const double> few_x(x.data(), 40);
  const MixedFit few = fit_mixed({.y = {y.data(), 40}, .x = {few_x}, .groupings = {{{g.data(), 40}, 8}}}, {});
  EXPECT_EQ(fit.n, 40);
  EXPECT_TRUE(noted(fit, Kind::zero_weights));
  expect_near(fit.terms[0].variance.value, *few.terms[0].variance.value);
  expect_near(fit.criterion, *few.criterion);
}

TEST_F(StatsMixed, NothingToExplainAndTooFewRowsAreSaid) {
  const std::vector<double> same(60, 4);
  const MixedFit constant = fit_mixed({.y = same, .x = {x}, .groupings = {{g, 12}}}, {});
  EXPECT_TRUE(noted(constant, Kind::constant_y));
  EXPECT_EQ(*constant.beta[0].estimate, 4);
  EXPECT_EQ(constant.terms[0].variance.absence, Absence::no_variance);
  EXPECT_FALSE(constant.criterion);
  std::vector<double> within;
  for (const std::uint32_t group : g) within.push_back(group % 5);
  const MixedFit exact = fit_mixed({.y = within, .x = {}, .groupings = {{g, 12}}}, {});
  EXPECT_TRUE(noted(exact, Kind::exact_fit));
  EXPECT_EQ(*exact.residual.value, 0);
  EXPECT_EQ(exact.terms[0].variance.absence, Absence::no_variance);
  EXPECT_NEAR(*exact.beta[0].estimate, 1.75, 1e-6);
  EXPECT_FALSE(exact.beta[0].se || exact.criterion || noted(exact, Kind::not_converged));
  const MixedFit few = fit_mixed({.y = {y.data(), 2}, .x = {{x.data(), 2}}, .groupings = {{{g.data(), 2}, 12}}}, {});
  EXPECT_EQ(few.residual.absence, Absence::too_few);
  EXPECT_FALSE(few.beta[0].estimate);
  EXPECT_EQ(fit_mixed({.y = {}, .x = {}, .groupings = {{{}, 0}}}, {}).residual.absence, Absence::no_data);
}

}  // namespace
}  // namespace vekha::stats
