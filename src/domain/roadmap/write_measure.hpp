// A measure written into the records: its fields, who answers for it, and the dates of its term.
#pragma once
#include "domain/roadmap/schedule.hpp"
#include "domain/roadmap/snapshot.hpp"

namespace vekha::roadmap {

/// Throws conflict for a plan of a school that was sent to the authority or approved by it.
void refuse_sent(const Version& version);
/// Writes all fields; dates are brought in line when the term changed.
Rescheduled update_measure(const db::Write& write, const Roadmap& plan, const Measure& now, const Snapshot& after);
/// A new measure at a position, with the dates of its term.
Measure insert_measure(const db::Write& write, const Roadmap& plan, int position, const Snapshot& fresh);

}  // namespace vekha::roadmap
