// What stands around the table of a plan: the approving act, goals and tasks, short names, the acts it rests on.
#pragma once
#include <string>
#include <vector>

#include "core/roadmap/compiled.hpp"
#include "core/roadmap/plan_items.hpp"

namespace vekha::roadmap {

/// texts: every other text of the document (sections, cells), for acts and short names. Parties give their full names.
Preamble read_preamble(const std::vector<PlanItem>& items, const std::vector<std::string>& texts,
                       const std::vector<Party>& parties);

}  // namespace vekha::roadmap
