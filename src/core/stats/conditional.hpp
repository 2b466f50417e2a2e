// Rasch and partial credit models by conditional maximum likelihood: difficulties that rest on no law of ability.
#pragma once
#include <cstdint>
#include <vector>

#include "core/stats/answers.hpp"

namespace vekha::stats {

struct ConditionalStep {
  int from = 0;
  int to = 1;
  Parameter threshold;  ///< logits
};

struct ConditionalItem {
  Parameter location;  ///< mean of the thresholds, each point counted once: the difficulty of a task of 0/1
  std::vector<ConditionalStep> steps;
  Absence absence = Absence::no_data;  ///< why there are no steps
};

struct ConditionalFit {
  std::vector<ConditionalItem> items;  ///< locations have mean 0
  double log_likelihood = 0;
  std::int64_t informative = 0;  ///< pupils neither all right nor all wrong on the tasks of use
  bool converged = false;
};

/// Given the sum of points the answers do not depend on ability (Andersen 1972; R eRm::RM and eRm::PCM, whose locations
/// for PCM are shifted by a constant). Missing answers make groups of equal tasks. Tasks that do not vary among the
/// informative pupils have no difficulty; when the table falls apart (some tasks never lost to others) there is none
/// at all. Nothing when less than two tasks are left.
std::optional<ConditionalFit> fit_conditional(const Answers& answers);

}  // namespace vekha::stats
