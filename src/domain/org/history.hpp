// What became of organisations: merged, split, renamed, a branch for a while. Results keep the school they were written
// in; a structure of a day tells who answers for it then.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/ids.hpp"
#include "io/db/db.hpp"

namespace vekha::org {

enum class Change {
  renamed,  ///< from `on` the school is called `new_name`, before `old_name`
  merged,   ///< from `on` `other` answers for the school
  split,    ///< from `on` `other` exists, parted from the school; earlier results stay with the school
  branch,   ///< from `on` until `until` the school is a branch of `other`
  closed    ///< from `on` the school works no more
};
std::string_view change_name(Change change);   ///< "renamed" …
std::string_view change_title(Change change);  ///< «переименована» …
std::optional<Change> change_from_name(std::string_view name);

struct Event {
  std::int64_t id = 0;
  Change change = Change::renamed;
  NodeId node;
  NodeId other;  ///< 0 for renamed and closed
  Date on;
  std::optional<Date> until;  ///< the last day of a branch; nothing while it is one
  std::string old_name;
  std::string new_name;
  std::string note;         ///< act, reason
  std::string recorded_at;  ///< UTC
  std::string actor;
  std::string withdrawn_at;  ///< UTC, empty while it holds
};
/// Records what became of a school; `id`, `recorded_at`, `actor` and `withdrawn_at` are filled in. A renaming in force
/// by `today` renames the organisation. Throws not_found, bad_input (a ring of merges, an empty name, the same school).
Event record(const db::Write& write, const Event& event, Date today);
/// The event was a mistake: from now on nothing follows from it. Throws not_found, conflict.
void withdraw(const db::Write& write, std::int64_t event);
/// All events of an organisation (0: of every one), withdrawn ones too, by day.
std::vector<Event> history(const db::Read& read, NodeId node);

/// Who answers for whom on one day.
struct Structure {
  std::map<NodeId, NodeId> answers;     ///< only those for whom another one does
  std::map<NodeId, std::string> names;  ///< only those called otherwise than now
  NodeId of(NodeId node) const;
  /// The organisations themselves and those they answer for, without those another one answers for; ordered.
  std::vector<std::int64_t> answered_by(const std::vector<std::int64_t>& nodes) const;
};
/// known_on: UTC moment, what was recorded by then; empty: now.
Structure structure_on(const db::Read& read, Date day, const std::string& known_on = {});

}  // namespace vekha::org
