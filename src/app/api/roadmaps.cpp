#include "app/api/roadmaps.hpp"

#include <algorithm>

#include "app/api/handlers.hpp"
#include "app/api/plan_json.hpp"
#include "app/api/problem.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t kMostIssues = 500;

void write_roadmap(JsonWriter& json, const roadmap::Roadmap& plan, const MeasureTags& tags) {
  json.begin_object().field("id", plan.summary.id.value).field("title", plan.summary.title);
  write_period(json, plan.summary.period);
  write_version(json, plan.summary);
  roadmap::write_preamble_json(json.key("preamble"), plan.preamble);
  const roadmap::GatheringTerm until = roadmap::gathering_term(plan, sys::today());
  json.key("proposals_until").begin_object().field("due", iso_date(until.due));
  json.field("basis", until.basis).end_object();
  json.field("source", plan.summary.source.file_name);
  write_sections(json, plan.sections);
  const SectionNames names(plan.sections);
  json.key("measures").begin_array();
  for (const roadmap::Measure& measure : plan.measures) write_measure(json, measure, {names, tags});
  json.end_array();
  write_issues(json, plan.issues, kMostIssues);
  json.list("executors", plan.executors);
  write_axes(json, "directions", roadmap::directions());
  write_axes(json, "positions", roadmap::positions());
  json.end_object();
}

/// The running version and the drafts of each plan; school plans when their municipal roadmap is named.
bool is_listed(const roadmap::Summary& summary, const people::Viewer& viewer, const std::optional<int>& parent) {
  if (parent) return summary.version.parent.value == *parent;
  if (summary.version.state == roadmap::State::superseded) return false;
  return !summary.version.parent || summary.node == viewer.account.node.id;
}

}  // namespace

bool VisibleRoadmaps::lists(RoadmapId id) const {
  return std::ranges::any_of(summaries, [&](const roadmap::Summary& each) { return each.id == id; });
}

bool VisibleRoadmaps::has(RoadmapId id) const {
  return lists(id) || std::ranges::any_of(of_schools, [&](const roadmap::Summary& each) { return each.id == id; });
}

VisibleRoadmaps visible_roadmaps(const db::Read& read, const people::Viewer& viewer, Date today) {
  VisibleRoadmaps seen{.scope = municipality_scope(read, viewer.account.node)};
  const std::string& own = viewer.account.node.path;
  for (roadmap::Summary& summary : roadmap::list(read, seen.scope, today)) {
    const std::string path = org::node(read, {}, summary.node).path;
    if (!path.starts_with(own) && !own.starts_with(path)) continue;
    // Plans of schools stand on the board of the plan they come from; a school finds its own in the list.
    (summary.version.parent && path != own ? seen.of_schools : seen.summaries).push_back(std::move(summary));
  }
  return seen;
}

org::Scope scope_of_visible(const db::Read& read, const people::Viewer& viewer, RoadmapId id) {
  VisibleRoadmaps seen = visible_roadmaps(read, viewer, sys::today());
  if (!seen.has(id)) throw Error(Code::not_found, "Дорожная карта не найдена.");
  return seen.scope;
}

void write_due(JsonWriter& json, const roadmap::Due& due) {
  json.begin_object().field("occurrence_id", due.occurrence.id.value).field("roadmap_id", due.roadmap.value);
  json.field("measure_id", due.measure.value).field("number", due.number).field("text", due.text);
  json.list("responsible", due.responsible).field("from", iso_date(due.occurrence.from));
  json.field("due", iso_date(due.occurrence.due)).field("status", roadmap::status_name(due.occurrence.status));
  json.field("overdue", due.occurrence.overdue).end_object();
}

http::Response list_roadmaps(Context& context, const Call& call) {
  const auto seen = context.stores.records().read(
      [&](const db::Read& read) { return visible_roadmaps(read, call.who(), sys::today()); });
  JsonWriter json;
  json.begin_array();
  for (const roadmap::Summary& summary : seen.summaries)
    if (is_listed(summary, call.who(), call.maybe_integer("parent"))) write_summary(json, summary);
  json.end_array();
  return json_response(json);
}

http::Response get_roadmap(Context& context, const Call& call) {
  const RoadmapId id{call.id()};
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    const auto plan = roadmap::get(read, scope_of_visible(read, call.who(), id), id, sys::today());
    write_roadmap(json, plan, roadmap::tags(read, plan));
  });
  return json_response(json);
}

}  // namespace vekha::api
