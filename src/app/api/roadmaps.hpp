// Which roadmaps somebody sees: those of the own subtree and those addressed to it from above.
#pragma once
#include <vector>

#include "app/api/call.hpp"
#include "domain/roadmap/roadmap.hpp"

namespace vekha::api {

struct VisibleRoadmaps {
  org::Scope scope;  ///< holds all of them, and maybe others: compare with `summaries`
  std::vector<roadmap::Summary> summaries;
  std::vector<roadmap::Summary> of_schools;  ///< plans of schools below: not in lists, but they can be opened
  bool has(RoadmapId id) const;              ///< may be opened
  bool lists(RoadmapId id) const;            ///< stands in lists and is counted
};
/// A school sees the plan of its municipality, not the plan of a neighbour school.
VisibleRoadmaps visible_roadmaps(const db::Read& read, const people::Viewer& viewer, Date today);
void write_due(JsonWriter& json, const roadmap::Due& due);

}  // namespace vekha::api
