#include "app/work_json.hpp"

#include <map>

#include "base/error.hpp"
#include "base/text.hpp"
#include "core/calendar/labels.hpp"

namespace vekha::app {
namespace {

using execution::Event;
using execution::Executor;
using execution::PlanState;
using execution::Task;
using execution::TaskRow;

/// null when empty.
void write_or_null(JsonWriter& json, std::string_view name, const std::string& text) {
  json.key(name);
  text.empty() ? json.null() : json.value(text);
}

template <class IdType>
std::optional<std::int64_t> number(const std::optional<IdType>& id) {
  return id ? std::optional(id->value) : std::nullopt;
}

void write_ref(JsonWriter& json, std::string_view name, std::int64_t id, const std::string& title) {
  json.key(name);
  if (id == 0)
    json.null();
  else
    json.begin_object().field("id", id).field("name", title).end_object();
}

void write_row_fields(JsonWriter& json, const TaskRow& row) {
  json.field("id", row.id.value).field("roadmap_id", row.roadmap.value).field("measure_id", row.measure.value);
  json.field("occurrence_id", row.occurrence.value).field("number", row.number).field("text", row.text);
  json.field("section", row.section).field("executor", row.executor);
  write_ref(json, "node", row.node.value, row.node_name);
  json.field("part", row.part);
  write_ref(json, "account", row.account ? row.account->value : 0, row.account_name);
  json.field("from", iso_date(row.from)).field("due", iso_date(row.due));
  json.field("status", execution::status_name(row.status)).field("overdue", row.overdue);
  json.list("documents", row.documents).field("evidence_count", row.evidence_count);
  json.field("row_version", row.row_version);
}

std::string_view note_name(execution::Transition::Note note) {
  switch (note) {
    case execution::Transition::Note::none: return "none";
    case execution::Transition::Note::optional: return "optional";
    case execution::Transition::Note::required: return "required";
  }
  return "none";
}

void write_history(JsonWriter& json, const Task& task) {
  json.key("events").begin_array();
  for (const execution::TaskEvent& event : task.events) {
    json.begin_object().field("id", event.id).field("at", event.at).field("actor", event.actor);
    json.field("kind", event.kind).field("title", event.title).field("note", event.note);
    json.field("before", execution::status_name(event.before)).field("after", execution::status_name(event.after));
    json.field("undone", event.undone).end_object();
  }
  json.end_array().key("transitions").begin_array();
  for (const execution::Transition& way : task.transitions) {
    json.begin_object().field("status", execution::status_name(way.to)).field("title", way.title);
    json.field("note", note_name(way.note)).field("blocked", way.blocked).end_object();
  }
  json.end_array();
}

void write_plan(JsonWriter& json, const execution::SchoolPlan& plan) {
  json.begin_object().key("node").begin_object().field("id", plan.node.value).field("name", plan.node_name);
  json.end_object().field("plan_id", plan.plan ? std::optional(plan.plan->value) : std::nullopt);
  json.field("state", execution::plan_state_name(plan.state)).field("title", execution::plan_state_title(plan.state));
  json.field("note", plan.note);
  write_or_null(json, "changed_at", plan.changed_at);
  json.field("changed_by", plan.changed_by).field("measures", plan.measures);
  json.field("row_version", plan.row_version).end_object();
}

execution::Status status_from(const std::string& word) {
  for (const auto status : {execution::Status::planned, execution::Status::in_work, execution::Status::review,
                            execution::Status::done, execution::Status::cancelled})
    if (word == execution::status_name(status) || folded(word) == execution::status_title(status)) return status;
  throw Error(Code::bad_arguments, "Состояние — одно из planned, in_work, review, done, cancelled, через запятую.");
}

}  // namespace

execution::Hand hand_of(const people::Viewer& viewer) {
  return {.scope = viewer.scope(),
          .account = viewer.account.id,
          .node = viewer.account.node.id,
          .name = viewer.account.name,
          .powers = {.executes = viewer.may("tasks.change"),
                     .edits = viewer.may("roadmap.change"),
                     .controls = viewer.may("roadmap.control")}};
}

std::vector<execution::Status> statuses_from(const std::string& list) {
  std::vector<execution::Status> out;
  for (const std::string& word : split(list, ',')) out.push_back(status_from(squeezed(word)));
  return out;
}

void write_task_row(JsonWriter& json, const TaskRow& row) {
  json.begin_object();
  write_row_fields(json, row);
  json.end_object();
}

void write_evidence(JsonWriter& json, const execution::Evidence& paper) {
  json.begin_object().field("id", paper.id.value).field("task_id", paper.task.value).field("kind", paper.kind);
  json.field("title", paper.title).field("number", paper.number);
  write_or_null(json, "dated", paper.dated);
  json.field("link", paper.link).field("note", paper.note).field("file_name", paper.file_name);
  json.field("file_sha256", paper.file_sha256);
  json.field("size", paper.file_sha256.empty() ? std::nullopt : std::optional(paper.size)).field("scan", paper.scan);
  json.field("added_at", paper.added_at).field("added_by", paper.added_by);
  write_or_null(json, "removed_at", paper.removed_at);
  json.field("removed_by", paper.removed_by).field("removed_reason", paper.removed_reason).end_object();
}

void write_task(JsonWriter& json, const Task& task) {
  json.begin_object();
  write_row_fields(json, task.row);
  json.field("roadmap_title", task.roadmap_title).field("term", task.term);
  json.field("expected_result", task.expected_result).field("actual_result", task.actual_result);
  json.field("cancel_reason", task.cancel_reason).field("baseline_due", iso_date(task.baseline_due));
  json.field("controller", task.controller).key("evidence").begin_array();
  for (const execution::Evidence& paper : task.evidence) write_evidence(json, paper);
  json.end_array();
  write_history(json, task);
  json.list("wanted_kinds", task.wanted_kinds).field("undo", task.undo).end_object();
}

void write_executor(JsonWriter& json, const Executor& party) {
  json.begin_object().field("id", party.party.value).field("name", party.name).field("full_name", party.full_name);
  json.key("resolves").begin_object().field("rule", execution::rule_name(party.resolves.rule));
  json.field("title", execution::rule_title(party.resolves.rule)).field("node", number(party.resolves.node));
  json.field("label", party.resolves.label).field("list", party.resolves.list).end_object();
  json.field("account", number(party.account)).field("controller", number(party.controller));
  json.field("lead", party.lead).field("chosen", party.chosen).field("performers", party.performers);
  json.field("measures", party.measures).end_object();
}

void write_group(JsonWriter& json, const execution::Group& group) {
  json.begin_object().field("key", group.key).field("title", group.title).field("total", group.total);
  json.field("planned", group.planned).field("in_work", group.in_work).field("review", group.review);
  json.field("done", group.done).field("cancelled", group.cancelled).field("overdue", group.overdue);
  json.field("percent", group.percent).end_object();
}

void write_event_fields(JsonWriter& json, const Event& event) {
  json.field("id", event.id.value).field("node_id", event.node.value).field("kind", event.kind);
  json.field("kind_title", execution::event_kind_title(event.kind)).field("title", event.title);
  json.field("date", iso_date(event.date));
  write_or_null(json, "end_date", event.end_date ? iso_date(*event.end_date) : "");
  json.field("note", event.note).field("windows", event.windows).field("row_version", event.row_version);
}

void write_followed(JsonWriter& json, const execution::Followed& did) {
  json.key("followed").begin_object().field("made", did.made).field("moved", did.moved).field("kept", did.kept);
  json.field("withdrawn", did.withdrawn).end_object();
}

void write_task_page(JsonWriter& json, const execution::TaskPage& page) {
  json.begin_object().field("total", page.total).key("items").begin_array();
  for (const TaskRow& row : page.items) write_task_row(json, row);
  json.end_array();
  write_or_null(json, "next", page.next);
  json.end_object();
}

void write_progress(JsonWriter& json, std::vector<execution::Group> groups) {
  const execution::Group all = groups.back();
  groups.pop_back();
  json.begin_object().key("groups").begin_array();
  for (const execution::Group& group : groups) write_group(json, group);
  json.end_array().key("all");
  write_group(json, all);
  json.end_object();
}

void write_school_plans(JsonWriter& json, const execution::SchoolPlans& plans) {
  std::map<PlanState, int> counts;
  json.begin_object().key("schools").begin_array();
  for (const execution::SchoolPlan& plan : plans.schools) {
    write_plan(json, plan);
    ++counts[plan.state];
  }
  json.end_array().key("counts").begin_object().field("total", plans.schools.size());
  for (const PlanState state :
       {PlanState::none, PlanState::draft, PlanState::submitted, PlanState::returned, PlanState::approved})
    json.field(execution::plan_state_name(state), counts[state]);
  json.end_object();
  write_or_null(json, "batch", plans.batch);
  json.end_object();
}

void write_events(JsonWriter& json, const std::vector<Event>& events, const std::vector<execution::Waiting>& waiting) {
  json.begin_object().key("events").begin_array();
  for (const Event& event : events) {
    json.begin_object();
    write_event_fields(json, event);
    json.end_object();
  }
  json.end_array().key("kinds").begin_array();
  for (const calendar::AnchorKey& kind : calendar::anchor_keys())
    json.begin_object().field("id", kind.key).field("title", kind.title).end_object();
  json.end_array().key("waiting").begin_array();
  for (const execution::Waiting& each : waiting) {
    json.begin_object().field("measure_id", each.measure.value).field("roadmap_id", each.roadmap.value);
    json.field("number", each.number).field("text", each.text).field("term", each.term);
    json.field("kind", each.kind).field("title", each.title).end_object();
  }
  json.end_array().end_object();
}

}  // namespace vekha::app
