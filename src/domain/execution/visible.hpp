// Conditions of SQL with their values: which tasks a person may see and which of them are asked for.
#pragma once
#include <string>
#include <vector>

#include "domain/execution/tasks.hpp"

namespace vekha::execution {

/// A condition and the values it binds, in order.
struct Where {
  std::string sql;
  db::Binds binds;

  void add(const std::string& condition, const db::Binds& values = {});
};

/// A working plan the person sees.
struct SeenRoadmap {
  RoadmapId id;
  bool whole = false;  ///< the plan lies inside the person's scope; otherwise only its own tasks are seen
};
std::vector<SeenRoadmap> seen_roadmaps(const db::Read& read, const Hand& who);
/// Throws not_found when the person does not see the plan, or nobody works by it.
SeenRoadmap seen_roadmap(const db::Read& read, const Hand& who, RoadmapId id);

/// Tasks `t` of working plans the person may see.
Where visible(const db::Read& read, const Hand& who, const std::vector<SeenRoadmap>& plans);
/// "1,2,3"; "0" for none, so that the list is never empty.
std::string id_list(const std::vector<std::int64_t>& ids);
/// The statement with {name} replaced.
std::string filled(std::string_view sql, std::string_view name, std::string_view text);
Date day(const db::Row& row, int column);

}  // namespace vekha::execution
