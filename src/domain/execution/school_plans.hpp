// Plans of schools: made from the municipal roadmap, filled in by schools, collected, approved or returned.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/execution/tasks.hpp"

namespace vekha::execution {

enum class PlanState { none, draft, submitted, returned, approved };
std::string_view plan_state_name(PlanState state);
std::string_view plan_state_title(PlanState state);
std::optional<PlanState> plan_state_from_name(std::string_view name);

struct SchoolPlan {
  NodeId node;
  std::string node_name;
  std::optional<RoadmapId> plan;
  PlanState state = PlanState::none;
  std::string note;
  std::string changed_at;
  std::string changed_by;
  int measures = 0;
  int row_version = 0;
};
struct SchoolPlans {
  std::vector<SchoolPlan> schools;  ///< by name
  std::string batch;                ///< of the newest generation that can still be taken back; empty: none
};
/// Every school the roadmap gives work to, with its plan or without. A school sees its own row only.
SchoolPlans school_plans(const db::Read& read, const Hand& who, RoadmapId municipal);

/// Makes drafts for schools that have none yet; the answer names the batch by which it is taken back whole.
struct Generated {
  int made = 0;
  std::string batch;
};
Generated generate_school_plans(const db::Write& write, const Hand& who, RoadmapId municipal);
/// Takes back the drafts of a batch nobody has touched; returns how many.
int take_back_school_plans(const db::Write& write, const Hand& who, RoadmapId municipal, const std::string& batch);

/// The municipal roadmap a school plan comes from. Throws not_found.
RoadmapId municipal_of(const db::Read& read, RoadmapId plan);

/// draft/returned → submitted by the school; submitted → approved/returned by the controller. Throws bad_input.
struct PlanStateChange {
  PlanState state = PlanState::submitted;
  std::string note;
  int row_version = 0;
};
void set_plan_state(const db::Write& write, const Hand& who, RoadmapId plan, const PlanStateChange& change);

}  // namespace vekha::execution
