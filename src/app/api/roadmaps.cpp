#include "app/api/roadmaps.hpp"

#include <algorithm>
#include <set>

#include "app/api/handlers.hpp"
#include "app/api/problem.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "core/calendar/terms_json.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t kMostIssues = 500;

void write_period(JsonWriter& json, const std::optional<calendar::Period>& period) {
  json.key("period").begin_object();
  write_or_null(json, "from", period ? iso_date(period->from) : "");
  write_or_null(json, "to", period ? iso_date(period->to) : "");
  json.end_object();
}

void write_occurrence(JsonWriter& json, const roadmap::Occurrence& task) {
  json.begin_object().field("id", task.id.value).field("from", iso_date(task.from)).field("due", iso_date(task.due));
  json.field("status", roadmap::status_name(task.status)).field("overdue", task.overdue);
  json.field("evidence", task.evidence).end_object();
}

/// What a section is called by its measures: its number, or its path where numbers repeat.
class SectionNames {
 public:
  explicit SectionNames(const std::vector<roadmap::Section>& sections) : sections_(sections) {
    std::set<std::string> seen;
    for (const roadmap::Section& section : sections) plain_ = plain_ && seen.insert(section.number).second;
  }
  std::string of(int index) const {
    if (index < 0) return {};
    const roadmap::Section& section = sections_[static_cast<std::size_t>(index)];
    return plain_ ? section.number : section.path;
  }

 private:
  const std::vector<roadmap::Section>& sections_;
  bool plain_ = true;
};

void write_measure(JsonWriter& json, const roadmap::Measure& measure, const SectionNames& sections) {
  json.begin_object().field("id", measure.id.value).field("number", measure.number);
  json.field("section", sections.of(measure.section_index));
  json.field("section_index", measure.section_index >= 0 ? std::optional(measure.section_index) : std::nullopt);
  json.field("text", measure.text).key("deadline").begin_object();
  json.field("raw", measure.deadline.raw).field("kind", measure.deadline.kind);
  json.field("explanation", measure.deadline.explanation);
  calendar::write_questions_json(json.key("needs_confirmation"), measure.deadline.needs_confirmation);
  json.end_object();
  json.key("occurrences").begin_array();
  for (const roadmap::Occurrence& task : measure.occurrences) write_occurrence(json, task);
  json.end_array().list("responsible", measure.responsible).list("documents", measure.documents);
  json.field("result", measure.result).field("place", measure.place);
  json.field("status", roadmap::status_name(measure.status)).field("overdue", measure.overdue);
  write_or_null(json, "next_due", measure.next_due ? iso_date(*measure.next_due) : "");
  json.end_object();
}

void write_roadmap(JsonWriter& json, const roadmap::Roadmap& plan) {
  json.begin_object().field("id", plan.summary.id.value).field("title", plan.summary.title);
  write_period(json, plan.summary.period);
  json.field("source", plan.summary.source.file_name).key("sections").begin_array();
  const SectionNames names(plan.sections);
  for (std::size_t i = 0; i < plan.sections.size(); ++i) {
    json.begin_object().field("number", names.of(static_cast<int>(i))).field("title", plan.sections[i].title);
    json.field("depth", plan.sections[i].depth + 1).end_object();
  }
  json.end_array().key("measures").begin_array();
  for (const roadmap::Measure& measure : plan.measures) write_measure(json, measure, names);
  json.end_array();
  write_issues(json, plan.issues, kMostIssues);
  json.list("executors", plan.executors).end_object();
}

void write_summary(JsonWriter& json, const roadmap::Summary& summary) {
  json.begin_object().field("id", summary.id.value).field("title", summary.title);
  write_period(json, summary.period);
  json.field("source", summary.source.file_name).field("measures", summary.counts.measures);
  json.field("total", summary.counts.occurrences).field("done", summary.counts.done);
  json.field("overdue", summary.counts.overdue).end_object();
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
  for (const roadmap::Summary& summary : seen.summaries) write_summary(json, summary);
  json.end_array();
  return json_response(json);
}

http::Response get_roadmap(Context& context, const Call& call) {
  const RoadmapId id{call.id()};
  const auto plan = context.stores.records().read([&](const db::Read& read) {
    const VisibleRoadmaps seen = visible_roadmaps(read, call.who(), sys::today());
    if (!seen.has(id)) throw Error(Code::not_found, "Дорожная карта не найдена.");
    return roadmap::get(read, seen.scope, id, sys::today());
  });
  JsonWriter json;
  write_roadmap(json, plan);
  return json_response(json);
}

}  // namespace vekha::api
