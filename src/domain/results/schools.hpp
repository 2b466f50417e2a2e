// Schools as files name them, matched with the organisations of the records.
#pragma once
#include <vector>

#include "domain/results/results.hpp"

namespace vekha::results {

/// Codes and names of municipalities borrowed from other schools of the same load.
std::vector<SchoolName> completed(std::vector<SchoolName> schools);
/// Nodes of the schools, in order; makes what is unknown and gives better names, all noted under the batch.
std::vector<NodeId> settle(const db::Write& write, BatchId batch, const std::vector<SchoolName>& schools);

}  // namespace vekha::results
