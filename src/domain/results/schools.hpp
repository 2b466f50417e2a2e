// Schools as files name them, matched with the organisations of the records.
#pragma once
#include <vector>

#include "domain/results/results.hpp"

namespace vekha::results {

/// The organisations of a load.
struct Settled {
  std::vector<NodeId> schools;  ///< of Load::schools, in order
  std::vector<NodeId> figures;  ///< of Load::figures; 0 for a territory that is no organisation of ours
};
/// Finds them; makes schools that are unknown and gives better names, all noted under the batch.
Settled settle(const db::Write& write, BatchId batch, const Load& load);

}  // namespace vekha::results
