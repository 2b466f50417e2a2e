#include "core/stats/common_lifting.hpp"

#include <algorithm>
#include <cmath>

#include "core/stats/lifting_model.hpp"
#include "core/stats/possible_scores.hpp"

namespace vekha::stats {
namespace {

constexpr int kScoresForDegree = 6;  // scores of the scale for one degree of the curve
constexpr int kLeastDegree = 3;
constexpr int kMostDegree = 6;
// Works two points below a border are lifted less often than one below; nearly all land right at it.
constexpr double kReach = 0.6;
constexpr double kSpread = 0.05;

/// Works of the smooth curve at borders and right below, and of those how many are lifted.
struct Sums {
  double at = 0;
  double below = 0;
  double lifted = 0;
  double variance = 0;
};

void add(Sums& sums, const ScoreHistogram& all) {
  const PossibleScores possible = without(all, impossible_scores(all));
  const ScoreHistogram& exam = possible.histogram;
  LiftingModel model{.works = {exam.works.begin(), exam.works.end()}, .borders = {}, .score = possible.score};
  for (const int border : exam.borders)
    if (border > (model.borders.empty() ? 0 : model.borders.back()) && border < std::ssize(exam.works))
      model.borders.push_back(border);
  if (model.borders.empty() || exam.total() < kLeastForBunching) return;
  model.degree = std::clamp(static_cast<int>(exam.works.size()) / kScoresForDegree, kLeastDegree, kMostDegree);
  model.shape = LiftingShape{std::vector<double>(model.borders.size(), kReach), kSpread};
  const auto fit = fitted(model);
  if (!fit) return;
  for (std::size_t i = 0; i < model.borders.size(); ++i) {
    const auto border = static_cast<std::size_t>(model.borders[i]);
    sums.at += fit->counterfactual[border];
    sums.below += fit->counterfactual[border - 1] + (border > 1 ? fit->counterfactual[border - 2] : 0);
    sums.lifted += fit->lifted[i];
    for (const double one : fit->covariance[i]) sums.variance += one;
  }
}

}  // namespace

std::optional<Reading> common_lifting(const std::vector<ScoreHistogram>& exams) {
  Sums sums;
  for (const ScoreHistogram& exam : exams) add(sums, exam);
  if (!(sums.at > 0) || !(sums.below > 0)) return std::nullopt;
  constexpr double kMost = 0.95;  // of the works below lifted, and of those at the border put down
  const double lifted = std::clamp(sums.lifted, -kMost * sums.at, kMost * sums.below);
  const double slope = 1 / (sums.at + lifted) + 1 / (sums.below - lifted);
  return Reading{std::log1p(lifted / sums.at) - std::log1p(-lifted / sums.below), slope * std::sqrt(sums.variance)};
}

}  // namespace vekha::stats
