// The works of an exam a re-check may take, and those it takes. Private to the room.
#pragma once
#include <set>
#include <vector>

#include "domain/cases/cases.hpp"

namespace vekha::cases {

struct Drawn {
  std::vector<PaperTasks> papers;  ///< ids count from 0 here
  std::vector<SampledWork> works;  ///< with codes, papers and strata by index
  std::vector<Stratum> strata;     ///< without titles: `id` is the school, the mark, or 0 for all together
  Strata divided = Strata::none;   ///< what `id` of the strata that were not taken whole means
  std::int64_t pool = 0;
  std::int64_t left_out = 0;
};
/// Throws not_found when the exam was not loaded, bad_input when no work has points of tasks or nothing is taken.
Drawn draw(const Ground& ground, const org::Scope& scope, const Plan& plan, const std::set<NodeId>& marked);

}  // namespace vekha::cases
