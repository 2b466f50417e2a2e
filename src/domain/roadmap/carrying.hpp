// From one version of a plan to the next: its rows copied, the state of its occurrences carried over.
#pragma once
#include <string>
#include <vector>

#include "domain/org/org.hpp"
#include "domain/roadmap/model.hpp"
#include "io/db/db.hpp"

namespace vekha::roadmap {

/// The same window of the same measure in two versions.
struct Carried {
  OccurrenceId before;
  OccurrenceId after;
};
/// A draft with the same content; measures keep their origin, occurrences their state.
RoadmapId copy_version(const db::Write& write, const Summary& base, int number, const std::string& reason);

/// Gives the occurrences of `after` what was reported on those of `before`. Work begun or closed whose window the new
/// version does not have is kept there as a window of its own.
std::vector<Carried> carry(const db::Write& write, const org::Scope& scope, RoadmapId before, RoadmapId after);

}  // namespace vekha::roadmap
