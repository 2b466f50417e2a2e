#include "core/stats/curves.hpp"

#include <cmath>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

constexpr double kFlat = 1e-3;   ///< a slope below this says nothing of ability
constexpr double kRunaway = 30;  ///< a parameter beyond this has no maximum

/// Σ weights of parameters: a linear function with its variance.
struct Linear {
  std::vector<std::pair<int, double>> terms;
};

std::optional<double> error_of(const LatentFit& fit, const Linear& linear) {
  if (fit.covariance.empty()) return std::nullopt;
  double variance = 0;
  for (const auto& [a, weight_a] : linear.terms)
    for (const auto& [b, weight_b] : linear.terms)
      if (a >= 0 && b >= 0) variance += weight_a * weight_b * fit.covariance_of(a, b);
  if (!(variance >= 0)) return std::nullopt;
  return std::sqrt(variance);
}

Parameter absent(Absence why) { return {std::nullopt, std::nullopt, why}; }

CurveStep step_of(const LatentFit& fit, std::size_t item, std::size_t k) {
  const LatentCategory& low = fit.items[item].categories[k - 1];
  const LatentCategory& high = fit.items[item].categories[k];
  const int low_at = fit.intercept_at[item][k - 1];
  const int high_at = fit.intercept_at[item][k];
  const double points = high.value - low.value;
  const double intercept = high.intercept - low.intercept;
  const double slope = (high.slope - low.slope) / points;
  CurveStep step{low.value, high.value, {}, {}, {}};
  step.intercept = {intercept, error_of(fit, {{{high_at, 1}, {low_at, -1}}}), {}};
  step.logit = {-intercept / points, error_of(fit, {{{high_at, 1 / points}, {low_at, -1 / points}}}), {}};
  step.difficulty = absent(Absence::no_variance);
  if (std::abs(slope) < kFlat) return step;
  const double difficulty = -intercept / (points * slope);
  const double unit = points * slope;
  step.difficulty = {
      difficulty,
      error_of(fit, {{{high_at, -1 / unit}, {low_at, 1 / unit}, {fit.slope_at[item][k], -difficulty / slope}}}),
      {}};
  return step;
}

CurveItem item_of(const LatentFit& fit, std::size_t item) {
  CurveItem told;
  const LatentItem& latent = fit.items[item];
  if (!latent.usable()) {
    told.absence = latent.categories.empty() ? Absence::no_data : Absence::no_variance;
    told.slope = absent(told.absence);
    return told;
  }
  const double points = latent.categories[1].value - latent.categories[0].value;
  told.slope = {latent.categories[1].slope / points, error_of(fit, {{{fit.slope_at[item][1], 1}}}), {}};
  if (std::abs(*told.slope.value) > kRunaway) {
    told.absence = Absence::too_few;
    told.slope = absent(told.absence);
    return told;
  }
  for (std::size_t k = 1; k < latent.categories.size(); ++k) told.steps.push_back(step_of(fit, item, k));
  return told;
}

}  // namespace

std::optional<CurveFit> fit_curves(const Answers& answers, Slopes slopes) {
  VEKHA_CHECK(slopes != Slopes::by_category);
  LatentPlan plan;
  plan.slopes = slopes;
  auto latent = fit_latent(answers, plan);
  if (!latent) return std::nullopt;
  CurveFit fit;
  fit.latent = std::move(*latent);
  fit.slope = absent(Absence::not_applicable);
  for (std::size_t i = 0; i < answers.items; ++i) {
    fit.items.push_back(item_of(fit.latent, i));
    if (slopes == Slopes::common && fit.items[i].slope.value) fit.slope = fit.items[i].slope;
  }
  return fit;
}

}  // namespace vekha::stats
