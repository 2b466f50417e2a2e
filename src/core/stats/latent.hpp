// Models with one ability behind the answers, fitted over its normal law: the engine of Rasch, PCM, 2PL and nominal
// curves.
#pragma once
#include <cstddef>
#include <vector>

#include "core/stats/answers.hpp"

namespace vekha::stats {

/// How the slopes of the categories are bound.
enum class Slopes {
  common,       ///< points × one slope for the whole work: Rasch, partial credit (Masters 1982)
  by_item,      ///< points × a slope of the task: 2PL, generalised partial credit (Muraki 1992)
  by_category,  ///< every category its own: nominal responses (Bock 1972)
};

/// One answer a task may get: its probability is proportional to exp(slope · ability + intercept).
struct LatentCategory {
  int value = 0;  ///< as it stands in the answers
  double slope = 0;
  double intercept = 0;
};

/// The categories that somebody chose; the first has slope and intercept 0. A task with fewer than two tells nothing.
struct LatentItem {
  std::vector<LatentCategory> categories;
  bool usable() const { return categories.size() > 1; }
};

/// Whether the curvature at the maximum is needed: it costs as many passes as there are parameters.
enum class Errors { wanted, not_wanted };

struct LatentPlan {
  Slopes slopes = Slopes::common;
  Errors errors = Errors::wanted;
  double slope_sd = 0;      ///< of a normal prior of slopes around 0 (by_category only); 0: none
  double intercept_sd = 0;  ///< the same of intercepts
  int points = 61;          ///< of the quadrature from −6 to 6
  int rounds = 500;         ///< of EM at most
};

struct LatentFit {
  std::vector<LatentItem> items;
  double log_likelihood = 0;
  std::size_t persons = 0;  ///< with at least one answer to a usable task
  std::size_t parameters = 0;
  int rounds = 0;
  bool converged = false;
  std::vector<double> covariance;          ///< of parameters, by rows; empty when not wanted or not positive definite
  std::vector<std::vector<int>> slope_at;  ///< [item][category] → parameter, −1 for none
  std::vector<std::vector<int>> intercept_at;  ///< the same

  double covariance_of(int a, int b) const {
    return covariance[static_cast<std::size_t>(a) * parameters + static_cast<std::size_t>(b)];
  }
};

/// Marginal maximum likelihood with ability ~ N(0, 1) (Bock and Aitkin 1981): EM with one Newton step a round
/// (Lange 1995), then Newton on the observed log-likelihood; errors from its curvature. The sum of slopes is made
/// positive. Missing answers are left out of the product (missing at random). Without a usable task: nothing.
std::optional<LatentFit> fit_latent(const Answers& answers, const LatentPlan& plan);

/// Log-probabilities of the categories of a task at an ability.
std::vector<double> log_probabilities(const LatentItem& item, double ability);

}  // namespace vekha::stats
