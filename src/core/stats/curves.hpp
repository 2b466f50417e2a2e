// Rasch, partial credit and two-parameter models of a work: slopes, difficulties and steps of its tasks with errors.
#pragma once
#include <vector>

#include "core/stats/latent.hpp"

namespace vekha::stats {

/// From one category to the next that somebody got.
struct CurveStep {
  int from = 0;
  int to = 1;
  Parameter intercept;   ///< of log-odds to / from at ability 0
  Parameter difficulty;  ///< ability where both are equally likely, in standard deviations of ability
  Parameter logit;  ///< the same with slope 1: minus the intercept, a point of the range (meant for a common slope)
};

struct CurveItem {
  Parameter slope;                     ///< for one point, ability ~ N(0, 1)
  std::vector<CurveStep> steps;        ///< one for a task of right and wrong
  Absence absence = Absence::no_data;  ///< why there are no steps
};

struct CurveFit {
  std::vector<CurveItem> items;
  Parameter slope;  ///< common slope; the standard deviation of ability where slopes are 1
  LatentFit latent;
};

/// Slopes common: Rasch (0/1) or PCM; by item: 2PL or GPCM; as R ltm::rasch, ltm::ltm, ltm::gpcm (constraint "1PL" and
/// "gpcm"). Errors of difficulties by the delta method. A task where all answers are equal is no_variance; nobody
/// answered: no_data. A difficulty of a task whose slope is 0 within 10⁻³ is absent. Nothing when no task varies.
/// Dependable from some 100 pupils (common slope) or 300 (own slopes).
std::optional<CurveFit> fit_curves(const Answers& answers, Slopes slopes);

}  // namespace vekha::stats
