// Who performs: parties of a plan resolved to organisations, and the work tables a spread is made from.
#pragma once
#include <string>
#include <vector>

#include "domain/execution/executors.hpp"

namespace vekha::execution {

/// Where a plan stands.
struct PlanPlace {
  RoadmapId id;
  NodeId node;
  std::string path;
  bool running = false;  ///< people work by this version
  std::int64_t plan = 0;
  RoadmapId parent;  ///< the municipal roadmap a school plan comes from
  std::string title;
};
/// Throws not_found.
PlanPlace plan_place(const db::Read& read, RoadmapId id);

/// Parties with what people chose, and the guess where nobody did.
std::vector<Executor> resolved_parties(const db::Read& read, const PlanPlace& plan);
/// The organisations a resolution means now.
std::vector<NodeId> performers(const db::Read& read, const PlanPlace& plan, const Resolution& resolves);
/// Stores the guesses and fills the work tables; returns how many executors there are.
int lay_out(const db::Write& write, const PlanPlace& plan);

}  // namespace vekha::execution
