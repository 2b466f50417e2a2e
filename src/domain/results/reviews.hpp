// What revises results already written: appeals and annulments. A revision stands for the work it revises, whichever of
// them came first, and never makes a second work of it.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "domain/results/results.hpp"

namespace vekha::results {

/// A work by its paper and its number there.
using WorkPlace = std::pair<std::int64_t, std::int64_t>;
/// Works a revision replaced, revisions of works that are not stored, and, of persons with revisions, the works another
/// attempt stands for: none of them is to be looked at. `hidden`: the condition of what is superseded.
std::vector<WorkPlace> revised(facts::Store& facts, const std::vector<Paper>& papers, Attempts attempts,
                               const std::string& hidden);

}  // namespace vekha::results
