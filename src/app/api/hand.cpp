#include "app/api/hand.hpp"

#include "app/api/write.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

using execution::Task;
using execution::TaskRow;

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

Date date_of(std::string_view name, const std::string& text) {
  const auto date = parse_iso_date(text);
  if (!date)
    throw Error(Code::bad_arguments,
                "Параметр «" + std::string(name) + "»: нужен день вида 2026-09-05, а дано «" + prefix(text, 40) + "».");
  return *date;
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

http::Response task_response(Context& context, const Call& call, TaskId id) {
  JsonWriter json;
  write_task(json, context.stores.records().read([&](const db::Read& read) {
    return execution::task(read, hand_of(call.who()), id, sys::today());
  }));
  return json_response(json);
}

}  // namespace vekha::api
