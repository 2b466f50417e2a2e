// The sign of an overstated mean: intervals of schools against the interval of the whole group. Pure arithmetic.
#pragma once
#include <string>

#include "core/stats/moments.hpp"
#include "domain/objectivity/objectivity.hpp"

namespace vekha::objectivity {

/// n, mean, sd, interval and arithmetic of a group.
Reference reference_of(const stats::ScoreSums& sums, double factor);

/// Fills n, mean, sd, ci, absence, below, the sign "overstated_mean" and the texts of a school.
void judge_mean(School& school, const stats::ScoreSums& sums, const Reference& reference, const Method& method);

/// mean − ci of a reference or a school as an estimate.
Estimate mean_estimate(const Reference& reference);
Estimate mean_estimate(const School& school);

}  // namespace vekha::objectivity
