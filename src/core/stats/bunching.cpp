#include "core/stats/bunching.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.hpp"
#include "core/stats/lifting_model.hpp"
#include "core/stats/possible_scores.hpp"

namespace vekha::stats {
namespace {

constexpr double kFactor = 1.959963984540054;  // 95 % of the normal law
constexpr int kLeastDegree = 3;
constexpr int kMostDegree = 7;

double upper_tail(double z) { return 0.5 * std::erfc(z / std::sqrt(2.0)); }

/// The fit of the degree with the least Bayesian information criterion; the criterion is scaled by the dispersion, as
/// counts of real papers are rougher than Poisson ones.
std::optional<LiftingFit> best_fit(const LiftingModel& free) {
  std::optional<LiftingFit> best;
  double least = 0;
  const int most = std::clamp(static_cast<int>(free.works.size()) / 4, kLeastDegree, kMostDegree);
  double scale = 0;
  for (int degree = most; degree >= kLeastDegree; --degree) {
    LiftingModel model = free;
    model.degree = degree;
    const auto fit = fitted(model);
    if (!fit) continue;
    if (scale == 0) scale = fit->dispersion;
    const double criterion = -2 * fit->likelihood / scale + std::log(fit->total) * fit->parameters;
    if (best && criterion >= least) continue;
    least = criterion;
    best = fit;
  }
  return best;
}

void adjust(std::vector<BorderBunching>& borders) {
  std::vector<std::size_t> order(borders.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return borders[a].p < borders[b].p; });
  double running = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    running = std::max(running, std::min(1.0, static_cast<double>(order.size() - i) * borders[order[i]].p));
    borders[order[i]].p_adjusted = running;
  }
}

struct Lifted {
  double works = 0;
  double error = 0;
  Interval interval{};
  double p = 1;
};

Lifted lifted_of(double estimate, double variance) {
  const double error = std::sqrt(std::max(variance, 1e-12));
  return {std::max(0.0, estimate),
          error,
          {std::max(0.0, estimate - kFactor * error), std::max(0.0, estimate + kFactor * error)},
          upper_tail(estimate / error)};
}

/// Borders that lie inside the scores, each with one below it, and not twice at one place.
std::vector<int> inside(const std::vector<int>& borders, std::size_t scores) {
  std::vector<int> out;
  for (const int border : borders)
    if (border > (out.empty() ? 0 : out.back()) && border < static_cast<int>(scores)) out.push_back(border);
  return out;
}

/// The ground of the cells that are left.
std::vector<double> kept(const std::vector<double>& by_score, const PossibleScores& possible) {
  std::vector<double> out;
  for (const int score : possible.score) out.push_back(by_score[static_cast<std::size_t>(score)]);
  return out;
}

BorderBunching border_of(const PossibleScores& possible, const LiftingFit& fit, int border) {
  const auto at = static_cast<std::size_t>(border);
  const std::vector<std::int64_t>& works = possible.histogram.works;
  BorderBunching out{.border = possible.score[at], .at = works[at], .below = works[at - 1]};
  if (out.below > 0) out.ratio = static_cast<double>(out.at) / static_cast<double>(out.below);
  out.expected_at = fit.counterfactual[at];
  out.expected_below = fit.counterfactual[at - 1];
  return out;
}

}  // namespace

std::optional<Bunching> bunching(const ScoreHistogram& histogram, const BunchingGround* ground) {
  for (const std::int64_t count : histogram.works) VEKHA_CHECK(count >= 0);
  const std::vector<int> impossible = histogram.impossible ? *histogram.impossible : impossible_scores(histogram);
  const PossibleScores possible = without(histogram, impossible);
  const std::vector<std::int64_t>& works = possible.histogram.works;
  LiftingModel model{.works = {works.begin(), works.end()},
                     .borders = inside(possible.histogram.borders, works.size()),
                     .score = possible.score};
  if (histogram.total() < (ground == nullptr ? kLeastForBunching : kLeastOnGround) || model.borders.empty())
    return std::nullopt;
  if (ground != nullptr) {
    if (ground->counterfactual.size() < histogram.works.size() || ground->shape.reach.size() != model.borders.size())
      return std::nullopt;
    model.ground = kept(ground->counterfactual, possible);
    model.shape = ground->shape;
    if (ground->rate.size() == model.borders.size()) model.usual_rate = ground->rate;
    model.degree = 2;
  }
  const auto fit = ground == nullptr ? best_fit(model) : fitted(model);
  if (!fit) return std::nullopt;
  Bunching out{.n = histogram.total(),
               .dispersion = fit->dispersion,
               .degree = fit->degree,
               .counterfactual = with_gaps(fit->counterfactual, possible, histogram.works.size()),
               .fitted = with_gaps(fit->works, possible, histogram.works.size()),
               .shape = fit->shape,
               .impossible = impossible};
  double sum = 0;
  double variance = 0;
  for (std::size_t i = 0; i < model.borders.size(); ++i) {
    BorderBunching border = border_of(possible, *fit, model.borders[i]);
    const Lifted lifted = lifted_of(fit->lifted[i], fit->covariance[i][i]);
    border.rate = std::max(0.0, fit->rate[i]);
    border.lifted = lifted.works;
    border.error = lifted.error;
    border.interval = lifted.interval;
    border.p = lifted.p;
    out.borders.push_back(border);
    sum += fit->lifted[i];
    variance += std::accumulate(fit->covariance[i].begin(), fit->covariance[i].end(), 0.0);
  }
  adjust(out.borders);
  const Lifted whole = lifted_of(sum, variance);
  out.estimate = sum;
  out.lifted = whole.works;
  out.error = whole.error;
  out.interval = whole.interval;
  out.p = whole.p;
  return out;
}

}  // namespace vekha::stats
