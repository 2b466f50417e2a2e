// Writing the log of changes of a plan.
#pragma once
#include <string>

#include "domain/roadmap/model.hpp"
#include "io/db/db.hpp"

namespace vekha::roadmap {

struct LoggedChange {
  RoadmapId roadmap;
  MeasureId measure;
  std::string action;
  std::string reason;
  std::string before = "{}";
  std::string after = "{}";
  std::string undo = "{}";
};
PlanChangeId log_change(const db::Write& write, const LoggedChange& change);

}  // namespace vekha::roadmap
