// The linter of plans: what a careful reader would ask about, with the place and, where it can be computed, the answer.
#pragma once
#include <vector>

#include "core/roadmap/lint_plan.hpp"

namespace vekha::roadmap {

/// All findings: those of the plan first, then by measure.
std::vector<Finding> lint(const LintPlan& plan);

/// What a compiled file is checked as.
LintPlan lint_plan_of(const Compiled& compiled);

}  // namespace vekha::roadmap
