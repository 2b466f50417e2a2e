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

/// Applies the suggestion of a finding, which may touch several measures; returns the changes in their order, each can
/// be undone. Throws conflict when the finding is not there any more, bad_input when it suggests nothing.
std::vector<PlanChangeId> accept(const db::Write& write, const org::Scope& scope, RoadmapId id,
                                 const std::string& finding);
/// The same for all findings of that kind; of questions about a term, for all terms that get the same answer.
std::vector<PlanChangeId> accept_alike(const db::Write& write, const org::Scope& scope, RoadmapId id,
                                       const std::string& finding);
/// Sets a finding aside for all versions of the plan; an empty reason brings it back. Throws not_found.
void ignore(const db::Write& write, const org::Scope& scope, RoadmapId id, const std::string& finding,
            const std::string& reason);
void mind_again(const db::Write& write, const org::Scope& scope, RoadmapId id, const std::string& finding);

}  // namespace vekha::roadmap
