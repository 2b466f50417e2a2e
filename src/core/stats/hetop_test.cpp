#include "core/stats/hetop.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

using Counts = std::vector<std::vector<std::int64_t>>;

const Counts kSchools = {{10, 40, 80, 30}, {5, 30, 100, 90}, {30, 60, 60, 20}, {2, 3, 4, 1}, {20, 25, 30, 60}};

// R: optim(…, hessian = TRUE) of Σ n log(diff(pnorm((cuts − mu) / sd))), scaled to mean 0 and sd 1, errors by the delta
// method; the school of ten shares a spread of its own
TEST(StatsHetop, OwnSpreadsAgreeWithR) {
  const Hetop fit = *fit_hetop(kSchools, {});
  EXPECT_TRUE(fit.converged);
  EXPECT_NEAR(fit.log_likelihood, -839.412659512, 1e-6);
  const double means[] = {-0.117183574105, 0.308910485957, -0.485455060672, -0.501230688320, 0.272475405287};
  const double spreads[] = {0.705590016850, 0.751557631045, 0.816152521540, 0.823092533872, 1.483177540146};
  const double errors[] = {0.0592923707646, 0.0571072537720, 0.0589769667132, 0.2762850170314, 0.1190311463548};
  for (std::size_t g = 0; g < 5; ++g) {
    EXPECT_NEAR(*fit.groups[g].mean.value, means[g], 1e-4);
    EXPECT_NEAR(*fit.groups[g].sd.value, spreads[g], 1e-4);
    EXPECT_NEAR(*fit.groups[g].mean.se, errors[g], 0.03 * errors[g]);
  }
  EXPECT_TRUE(fit.groups[3].shares_spread);
  EXPECT_NEAR(*fit.cuts[0].value, -1.233285511251, 1e-4);
  EXPECT_NEAR(*fit.cuts[1].value, -0.440278203643, 1e-4);
  EXPECT_NEAR(*fit.cuts[2].value, 0.496418826251, 1e-4);
}

// The same with one spread for all, which MASS::polr(method = "probit") fits too
TEST(StatsHetop, ACommonSpreadAgreesWithR) {
  const Hetop fit = *fit_hetop(kSchools, {Spreads::common});
  EXPECT_NEAR(fit.log_likelihood, -860.339441452, 1e-6);
  EXPECT_NEAR(*fit.groups[1].mean.value, 0.3939791966117, 1e-4);
  EXPECT_NEAR(*fit.groups[1].mean.se, 0.0532043857627, 2e-3);
  EXPECT_NEAR(*fit.groups[4].sd.value, 0.9373084476377, 1e-4);
  EXPECT_NEAR(*fit.groups[4].sd.se, 0.0128353690240, 1e-3);
  EXPECT_NEAR(fit.between, 1 - 0.9373084476377 * 0.9373084476377, 1e-4);
  EXPECT_LT(fit.between_corrected, fit.between);
}

TEST(StatsHetop, GroupsWithoutAMeanHaveAReasonAndDoNotSpoilTheRest) {
  Counts schools = kSchools;
  schools.push_back({0, 0, 0, 12});
  schools.push_back({0, 0, 0, 0});
  schools.push_back({0, 0, 9, 0});
  const Hetop fit = *fit_hetop(schools, {});
  EXPECT_EQ(fit.groups[5].mean.absence, Absence::no_variance);
  EXPECT_EQ(fit.groups[6].mean.absence, Absence::no_data);
  EXPECT_TRUE(fit.groups[7].mean.value);
  EXPECT_TRUE(fit.converged);
}

TEST(StatsHetop, EmptyCategoriesAreSteppedOver) {
  const Hetop three = *fit_hetop({{0, 10, 20, 5}, {0, 4, 20, 12}}, {Spreads::common});
  EXPECT_EQ(three.cuts.size(), 2U);
  const Hetop hole = *fit_hetop({{10, 0, 20, 5}, {4, 0, 20, 12}}, {Spreads::common});
  EXPECT_TRUE(std::isfinite(*hole.groups[0].mean.value));
}

TEST(StatsHetop, TwoCategoriesGiveShiftsOfShares) {
  const Hetop fit = *fit_hetop({{20, 80}, {50, 50}}, {});
  EXPECT_NEAR(*fit.groups[0].mean.value, -*fit.groups[1].mean.value, 1e-9);
  EXPECT_GT(*fit.groups[0].mean.value, 0);
}

TEST(StatsHetop, OneGroupOrOneCategoryIsNothingToCompare) {
  EXPECT_FALSE(fit_hetop({}, {}));
  EXPECT_FALSE(fit_hetop({{1, 5, 3}}, {}));
  EXPECT_FALSE(fit_hetop({{5, 0}, {7, 0}}, {}));
  EXPECT_THROW(fit_hetop({{1, -1}, {2, 2}}, {}), Error);
}

TEST(StatsHetop, AnyCountsGiveFiniteNumbersOrAReason) {
  EXPECT_TRUE(rc::check([] {
    Counts schools;
    const auto groups = *rc::gen::inRange(2, 7);
    for (int g = 0; g < groups; ++g)
      schools.push_back(*rc::gen::container<std::vector<std::int64_t>>(4, rc::gen::inRange<std::int64_t>(0, 80)));
    const auto fit = fit_hetop(schools, {});
    if (!fit) return;
    for (const HetopGroup& group : fit->groups)
      RC_ASSERT(!group.mean.value || (std::isfinite(*group.mean.value) && std::isfinite(*group.mean.se)));
  }));
}

}  // namespace
}  // namespace vekha::stats
