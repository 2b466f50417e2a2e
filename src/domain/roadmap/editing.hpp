// Editing a stored plan: one measure at a time, never over somebody else's change, always logged and undoable.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/org/org.hpp"
#include "domain/roadmap/model.hpp"
#include "io/db/db.hpp"

namespace vekha::roadmap {

/// What a person says of a measure; what is absent stays.
struct MeasureFields {
  std::optional<std::string> number;
  std::optional<std::string> section;  ///< number, path or title of a section of the plan; "" is outside any
  std::optional<std::string> text;
  std::optional<std::string> term;     ///< words of the plan; a reading confirmed before is forgotten
  std::optional<std::string> reading;  ///< canonical words of the term as a person understands it; "" forgets them
  std::optional<std::vector<std::string>> responsible;  ///< names; unknown ones become parties of the plan
  std::optional<std::vector<std::string>> documents;
  std::optional<std::string> result;
};

/// Which measure, as the person saw it, and why.
struct Target {
  MeasureId measure;
  int row_version = 0;
  std::string reason;  ///< required in an approved version
};

/// A measure and the version of the plan it stands in.
struct Placed {
  RoadmapId roadmap;
  Measure measure;
};
/// Throws not_found outside the scope or when the measure was taken out of the plan.
Placed measure(const db::Read& read, const org::Scope& scope, MeasureId id, Date today);

/// Changes the fields that differ, reads the term again and dates what nobody has touched anew. Throws conflict when
/// the measure was changed since (`row_version`) or the version is superseded, bad_input for fields that cannot be.
Placed edit(const db::Write& write, const org::Scope& scope, const Target& target, const MeasureFields& fields);
/// Puts a new measure behind `after` (0: at the end of its section). Throws bad_input without a text.
struct Addition {
  RoadmapId roadmap;
  MeasureId after;
  std::string reason;
};
Placed add(const db::Write& write, const org::Scope& scope, const Addition& order, const MeasureFields& fields);
/// Takes a measure out of the plan; undo brings it back.
PlanChangeId take_out(const db::Write& write, const org::Scope& scope, const Target& target);
/// One measure becomes several: the first part stays the measure, the others follow it. What a part does not say it
/// takes from the measure. Throws bad_input for fewer than two parts.
std::vector<Placed> split(const db::Write& write, const org::Scope& scope, const Target& target,
                          const std::vector<MeasureFields>& parts);

/// The version a measure stands in, or stood in before it was taken out. Throws not_found; not scoped.
RoadmapId roadmap_of(const db::Read& read, MeasureId id);

/// One line of what was done to a plan.
struct PlanChange {
  PlanChangeId id;
  RoadmapId roadmap;
  MeasureId measure;   ///< 0: the version as a whole
  std::string number;  ///< of the measure now
  std::string at;      ///< UTC moment
  std::string actor;
  std::string action;  ///< edited, added, removed, split, tagged, amended, approved …
  std::string reason;
  std::string before;  ///< a JSON object
  std::string after;   ///< a JSON object
  bool undone = false;
};
std::string_view action_title(std::string_view action);  ///< «изменено»
/// The newest first. Throws not_found outside the scope.
std::vector<PlanChange> changes(const db::Read& read, const org::Scope& scope, RoadmapId id);
/// Of one measure, in this version.
std::vector<PlanChange> changes(const db::Read& read, const org::Scope& scope, MeasureId id);
/// Takes a change back; returns the version it was in. Throws conflict when it was taken back already or the measure
/// was changed after it.
RoadmapId undo(const db::Write& write, const org::Scope& scope, PlanChangeId id);

}  // namespace vekha::roadmap
