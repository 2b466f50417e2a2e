#include "domain/execution/visible.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/execution/execution.sql.hpp"

namespace vekha::execution {

void Where::add(const std::string& condition, const db::Binds& values) {
  sql += (sql.empty() ? "" : " AND ") + condition;
  binds.insert(binds.end(), values.begin(), values.end());
}

std::vector<SeenRoadmap> seen_roadmaps(const db::Read& read, const Hand& who) {
  const std::string& path = who.scope.path;
  return read.all(sql::seen_roadmaps, {path, path, path, path, path},
                  [](const db::Row& row) { return SeenRoadmap{row.id<RoadmapId>(0), row.truth(1)}; });
}

SeenRoadmap seen_roadmap(const db::Read& read, const Hand& who, RoadmapId id) {
  for (const SeenRoadmap& plan : seen_roadmaps(read, who))
    if (plan.id == id) return plan;
  throw Error(Code::not_found, "Дорожная карта не найдена, или по этой её редакции не работают.");
}

std::string id_list(const std::vector<std::int64_t>& ids) {
  std::string out;
  for (const std::int64_t id : ids) out += (out.empty() ? "" : ",") + std::to_string(id);
  return out.empty() ? "0" : out;
}

Where visible(const db::Read& read, const Hand& who, const std::vector<SeenRoadmap>& plans) {
  std::vector<std::int64_t> ids;
  for (const SeenRoadmap& plan : plans) ids.push_back(plan.id.value);
  Where where;
  where.add("t.live = 1");
  where.add(ids.size() == 1 ? "t.roadmap_id = " + id_list(ids) : "t.roadmap_id IN (" + id_list(ids) + ")");
  if (std::ranges::all_of(plans, &SeenRoadmap::whole)) return where;
  const auto own = read.all(sql::nodes_in_scope, {who.scope.path, who.scope.path},
                            [](const db::Row& row) { return row.integer(0); });
  where.add(own.size() == 1 ? "t.node_id = " + id_list(own) : "t.node_id IN (" + id_list(own) + ")");
  return where;
}

std::string filled(std::string_view sql, std::string_view name, std::string_view text) {
  return replaced(sql, "{" + std::string(name) + "}", text);
}

Date day(const db::Row& row, int column) { return parse_iso_date(row.text(column)).value_or(Date{}); }

}  // namespace vekha::execution
