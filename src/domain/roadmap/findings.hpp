// Findings of the linter about a stored plan: told, accepted by one click, set aside with a reason.
#pragma once
#include <string>
#include <vector>

#include "core/roadmap/lint.hpp"
#include "domain/org/org.hpp"
#include "domain/roadmap/editing.hpp"

namespace vekha::roadmap {

struct StoredFinding {
  Finding finding;
  MeasureId measure;                   ///< 0: the plan as a whole
  std::optional<std::string> ignored;  ///< why it was set aside
};

/// Findings of a file that was read but not stored.
std::vector<Finding> findings(const Compiled& compiled);
/// Findings of a stored version. Throws not_found outside the scope.
std::vector<StoredFinding> findings(const db::Read& read, const org::Scope& scope, RoadmapId id);

/// Applies the suggestion of a finding as an edit; returns the change, which can be undone. Throws conflict when the
/// finding is not there any more, bad_input when it suggests nothing.
PlanChangeId accept(const db::Write& write, const org::Scope& scope, RoadmapId id, const std::string& finding);
/// Sets a finding aside for all versions of the plan; an empty reason brings it back. Throws not_found.
void ignore(const db::Write& write, const org::Scope& scope, RoadmapId id, const std::string& finding,
            const std::string& reason);
void mind_again(const db::Write& write, const org::Scope& scope, RoadmapId id, const std::string& finding);

}  // namespace vekha::roadmap
