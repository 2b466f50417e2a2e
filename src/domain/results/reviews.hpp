// What revises results already written: appeals and annulments. A revision stands for the work it revises, whichever of
// them came first, and never makes a second work of it.
#pragma once
#include <string>
#include <vector>

#include "domain/results/results.hpp"

namespace vekha::results {

/// The condition that leaves out works a revision replaced, revisions of works that are not stored, and, of persons
/// with revisions, the works another attempt stands for; empty when nothing was revised. `hidden`: the condition of
/// what is superseded.
std::string revised(facts::Store& facts, const std::vector<Paper>& papers, Attempts attempts,
                    const std::string& hidden);

}  // namespace vekha::results
