// Versions of a plan: a draft is made from the running one or from a file, an act approves it, work goes over to it.
#pragma once
#include <string>
#include <vector>

#include "domain/org/org.hpp"
#include "domain/roadmap/carrying.hpp"
#include "domain/roadmap/model.hpp"
#include "io/db/db.hpp"

namespace vekha::roadmap {

/// Copies a version as the next draft of its plan; measures keep their origin. Throws conflict when a draft of the plan
/// is open already or this version was superseded, not_found outside the scope.
RoadmapId amend(const db::Write& write, const org::Scope& scope, RoadmapId id, const std::string& reason);

/// What an approval did: work on `before` goes on at `after`.
struct Approval {
  RoadmapId before;  ///< the version it replaced; 0: none
  RoadmapId after;
  std::vector<Carried> occurrences;
};
/// Puts a draft in force by an act; the version before is superseded and the statuses of its occurrences go over.
/// Throws bad_input when the act lacks its kind, number or day, conflict when the version is no draft.
Approval approve(const db::Write& write, const org::Scope& scope, RoadmapId id, const Act& act);
/// Takes an approval back: a draft again, and the version before runs again with the statuses reached since. Throws
/// conflict when it is not approved.
Approval withdraw(const db::Write& write, const org::Scope& scope, RoadmapId id, const std::string& reason);

/// All versions of the plan a roadmap belongs to, the newest first. Throws not_found outside the scope.
std::vector<Summary> versions(const db::Read& read, const org::Scope& scope, RoadmapId id, Date today);

}  // namespace vekha::roadmap
