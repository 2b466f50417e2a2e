// Plans in the records: stored, taken away, listed, read whole, reported on.
#pragma once
#include <vector>

#include "domain/org/org.hpp"
#include "domain/roadmap/model.hpp"
#include "io/db/db.hpp"

namespace vekha::roadmap {

/// Stores a compiled plan. Throws conflict when a roadmap of the same file is already there and `again` is not set.
RoadmapId import(const db::Write& write, const Compiled& compiled, const Import& import);
/// Takes a roadmap away: nobody sees it until it is restored. A superseded version it had replaced runs again. Throws
/// not_found outside the scope, conflict for a plan of a school.
void remove(const db::Write& write, const org::Scope& scope, RoadmapId id);
/// Takes a plan of a school away with the generation it was made in. Throws not_found outside the scope.
void take_back(const db::Write& write, const org::Scope& scope, RoadmapId id);
/// Brings back what was taken away. Throws not_found outside the scope or when it was not taken away.
void restore(const db::Write& write, const org::Scope& scope, RoadmapId id);

/// Reads a stored term anew, by its confirmed reading when there is one; the stored windows do not change by it.
calendar::Deadline reread(const Term& term, const calendar::Context& context);
/// What the terms of a stored version are read against. Throws not_found.
TermFrame term_frame(const db::Read& read, RoadmapId id);

/// Roadmaps of the scope, the newest first; superseded versions too.
std::vector<Summary> list(const db::Read& read, const org::Scope& scope, Date today);
/// One roadmap whole. Throws not_found when it is not there or outside the scope.
Roadmap get(const db::Read& read, const org::Scope& scope, RoadmapId id, Date today);

/// Open occurrences of running versions whose last day is today or within `days` days.
std::vector<Due> due(const db::Read& read, const org::Scope& scope, Date today, int days);
/// Open occurrences of running versions whose last day has passed, the oldest first.
std::vector<Due> overdue(const db::Read& read, const org::Scope& scope, Date today);
/// Occurrences of running versions in numbers.
Counts counts(const db::Read& read, const org::Scope& scope, Date today);

/// Sets the status; returns what it was, so that it can be undone by setting it back. Throws not_found.
StatusChange set_status(const db::Write& write, const org::Scope& scope, const StatusChange& change);
/// What happened to an occurrence, the newest first. Throws not_found outside the scope.
std::vector<HistoryRow> history(const db::Read& read, const org::Scope& scope, OccurrenceId id);

}  // namespace vekha::roadmap
