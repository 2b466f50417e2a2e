#include "core/stats/regression.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace vekha::stats {
namespace {

// R: i <- 0:59; g <- i %/% 5; h <- i %% 4; x <- (i*7) %% 11; w <- 1 + i %% 3
//    y <- (i*i*13 + i*5) %% 29 + 3*((g*5) %% 7) + 2*h + x + (x - 5)*((g*3) %% 5); b <- as.integer(y > 25)
class StatsRegression : public testing::Test {
 protected:
  StatsRegression() {
    for (int i = 0; i < 60; ++i) {
      const int group = i / 5;
      h.push_back(i % 4);
      x.push_back((i * 7) % 11);
      w.push_back(1 + i % 3);
      y.push_back((i * i * 13 + i * 5) % 29 + 3 * ((group * 5) % 7) + 2 * (i % 4) + x.back() +
                  (x.back() - 5) * ((group * 3) % 5));
      b.push_back(y.back() > 25 ? 1 : 0);
    }
  }
  std::vector<double> h, x, w, y, b;
};

// R: f <- lm(y ~ x + h); summary(f); confint(f); logLik(f); pf(…, lower.tail = FALSE)
TEST_F(StatsRegression, LeastSquaresAgreeWithR) {
  const LinearFit fit = fit_linear({y, {x, h}});
  EXPECT_NEAR(*fit.beta[0].estimate, 11.195849774133613, 1e-11);
  EXPECT_NEAR(*fit.beta[1].estimate, 2.618851873426906, 1e-12);
  EXPECT_NEAR(*fit.beta[0].se, 2.8553007614267134, 1e-12);
  EXPECT_NEAR(*fit.beta[2].se, 1.1411307272409623, 1e-12);
  EXPECT_NEAR(*fit.beta[1].statistic, 6.539546116480186, 1e-11);
  EXPECT_NEAR(*fit.beta[0].p, 2.391339262290271e-04, 1e-14);
  EXPECT_NEAR(*fit.beta[1].p, 1.854325791681593e-08, 1e-18);
  EXPECT_NEAR(fit.beta[2].interval->lo, -0.3631348697191623, 1e-11);
  EXPECT_NEAR(*fit.sigma, 9.862745458765989, 1e-12);
  EXPECT_NEAR(*fit.r2, 0.4528810607881917, 1e-13);
  EXPECT_NEAR(*fit.adjusted_r2, 0.4336839050263738, 1e-13);
  EXPECT_NEAR(*fit.f, 23.59104996631579, 1e-11);
  EXPECT_NEAR(*fit.f_p, 3.430282104325266e-08, 1e-18);
  EXPECT_NEAR(*fit.log_likelihood, -220.9233875976596, 1e-10);
}

// R: f <- lm(y ~ x + h, weights = w); X <- model.matrix(f); B <- solve(t(X) %*% (w * X)); v <- w * rowSums((X %*% B) *
// X)
//    sqrt(diag(B %*% (t(X) %*% ((w * residuals(f))^2 * c(1, 60/57, 1/(1 - v), 1/(1 - v)^2)[k] * X)) %*% B))
TEST_F(StatsRegression, WeightsAndRobustErrorsAgreeWithR) {
  const RegressionRows rows{y, {x, h}, w};
  const LinearFit plain = fit_linear(rows);
  EXPECT_NEAR(*plain.beta[0].estimate, 10.589898599306924, 1e-11);
  EXPECT_NEAR(*plain.beta[1].se, 0.4009219128935665, 1e-12);
  EXPECT_NEAR(*plain.beta[2].p, 0.1636880722245059, 1e-12);
  EXPECT_NEAR(*plain.r2, 0.4764515283123196, 1e-13);
  EXPECT_NEAR(*plain.log_likelihood, -224.4540952265895, 1e-10);
  const double expected[] = {0.4183313016051722, 0.4291988594465123, 0.4339095791971036, 0.4501819868344463};
  const ErrorKind kinds[] = {ErrorKind::hc0, ErrorKind::hc1, ErrorKind::hc2, ErrorKind::hc3};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(*fit_linear(rows, kinds[i]).beta[1].se, expected[i], 1e-11) << i;
  EXPECT_NEAR(*fit_linear(rows, ErrorKind::hc3).beta[0].se, 2.5469095590577093, 1e-11);
}

TEST_F(StatsRegression, AColumnOfFarNumbersLosesNoDigits) {
  std::vector<double> far = x;
  for (double& value : far) value = 1e7 + value;
  EXPECT_NEAR(*fit_linear({y, {far, h}}).beta[1].estimate, 2.618851873426906, 1e-9);
}

TEST_F(StatsRegression, RepeatedColumnsHaveNoCoefficientAndFewRowsNoErrors) {
  std::vector<double> twice = x;
  for (double& value : twice) value = 3 - 2 * value;
  const LinearFit fit = fit_linear({y, {x, twice, h}});
  EXPECT_FALSE(fit.beta[2].estimate);
  EXPECT_NEAR(*fit.beta[3].se, 1.1411307272409623, 1e-12);
  EXPECT_EQ(fit.degrees, 57);
  const std::span<const double> two_y(y.data(), 2);
  const LinearFit exact = fit_linear({two_y, {{x.data(), 2}}});
  EXPECT_TRUE(exact.beta[1].estimate);
  EXPECT_FALSE(exact.beta[1].se);
  EXPECT_EQ(exact.absence, Absence::too_few);
  EXPECT_EQ(fit_linear({{}, {}}).absence, Absence::no_data);
  EXPECT_EQ(fit_linear({x, {x}}).absence, Absence::no_variance);
}

TEST_F(StatsRegression, RowsOfZeroWeightAreLeftOutButHaveFittedValues) {
  std::vector<double> some = w;
  some[59] = 0;
  const std::span<const double> head_y(y.data(), 59);
  const LinearFit one = fit_linear({y, {x}, some});
  const LinearFit other = fit_linear({head_y, {{x.data(), 59}}, {w.data(), 59}});
  EXPECT_NEAR(*one.beta[1].estimate, *other.beta[1].estimate, 1e-12);
  EXPECT_EQ(one.fitted.size(), 60U);
}

// R: glm(b ~ x + h, family = binomial, control = list(epsilon = 1e-14, maxit = 50)); the same of b ~ x with weights = w
TEST_F(StatsRegression, LogisticAgreesWithR) {
  const LogisticFit fit = fit_logistic({b, {x, h}});
  EXPECT_NEAR(*fit.beta[0].estimate, -2.4449488633826642, 1e-9);
  EXPECT_NEAR(*fit.beta[1].estimate, 0.3757071102379918, 1e-9);
  EXPECT_NEAR(*fit.beta[2].se, 0.2869970251720828, 1e-9);
  EXPECT_NEAR(*fit.beta[1].p, 0.0007410434423624657, 1e-11);
  EXPECT_NEAR(*fit.deviance, 63.62390704969891, 1e-9);
  EXPECT_NEAR(*fit.null_deviance, 82.57665764563062, 1e-9);
  EXPECT_NEAR(*fit.aic, 69.62390704969891, 1e-9);
  const LogisticFit weighted = fit_logistic({b, {x}, w});
  EXPECT_NEAR(*weighted.beta[0].estimate, -1.7022243362873217, 1e-9);
  EXPECT_NEAR(*weighted.beta[1].se, 0.07410233654183665, 1e-9);
  EXPECT_NEAR(*weighted.deviance, 133.6425999789997, 1e-8);
}

TEST_F(StatsRegression, SeparatedOrEqualAnswersAreSaidNotEstimated) {
  std::vector<double> parted = x;
  for (double& value : parted) value = value > 5 ? 1 : 0;
  const LogisticFit separated = fit_logistic({parted, {x}});
  EXPECT_TRUE(separated.separated);
  EXPECT_FALSE(separated.beta[1].estimate);
  const std::vector<double> ones(60, 1);
  EXPECT_EQ(fit_logistic({ones, {x}}).absence, Absence::no_variance);
  EXPECT_EQ(fit_logistic({{b.data(), 2}, {{x.data(), 2}}}).absence, Absence::too_few);
}

}  // namespace
}  // namespace vekha::stats
