// Dates of a measure: its term read against its plan, and its occurrences brought in line without touching work done.
#pragma once
#include <string>

#include "core/calendar/terms.hpp"
#include "domain/roadmap/snapshot.hpp"
#include "io/db/db.hpp"

namespace vekha::roadmap {

/// The term as the plan means it: the confirmed reading when there is one, else its own words.
calendar::Deadline term_of(const Roadmap& plan, const std::string& words, const std::string& reading);

/// A rule of thumb was used; a person should look.
bool is_unsure(const calendar::Deadline& term);

/// Nobody reported on it and nobody moved it.
bool untouched(const Occurrence& occurrence);
/// Brings the occurrences of a measure in line with the windows of its term: what was touched stays, what was not is
/// moved, made or taken away.
Rescheduled reschedule(const db::Write& write, const Measure& measure, const std::vector<calendar::Window>& windows);
/// Takes a rescheduling back. Throws conflict when somebody worked on what it made.
void unschedule(const db::Write& write, const Rescheduled& done);

}  // namespace vekha::roadmap
