#include "app/api/hand.hpp"
#include "app/api/handlers.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

using execution::TaskQuery;

bool asked(const Call& call, std::string_view name) {
  const std::string value = call.maybe_text(name).value_or("false");
  if (value == "true" || value == "1") return true;
  if (value == "false" || value == "0") return false;
  throw Error(Code::bad_arguments, "Параметр «" + std::string(name) + "»: нужно true или false.");
}

TaskQuery::Sort sort_of(const Call& call) {
  const std::string name = call.maybe_text("sort").value_or("due");
  if (name == "due") return TaskQuery::Sort::due;
  if (name == "number") return TaskQuery::Sort::number;
  if (name == "executor") return TaskQuery::Sort::executor;
  if (name == "status") return TaskQuery::Sort::status;
  throw Error(Code::bad_arguments, "Порядок «sort» — due, number, executor или status.");
}

std::optional<Date> maybe_date(const Call& call, std::string_view name) {
  const auto text = call.maybe_text(name);
  return text ? std::optional(date_of(name, *text)) : std::nullopt;
}

template <class IdType>
std::optional<IdType> maybe_id(const Call& call, std::string_view name) {
  const auto number = call.maybe_integer(name);
  return number ? std::optional(IdType{*number}) : std::nullopt;
}

TaskQuery query_of(const Call& call) {
  TaskQuery query;
  query.roadmap = maybe_id<RoadmapId>(call, "roadmap");
  query.measure = maybe_id<MeasureId>(call, "measure");
  query.occurrence = maybe_id<OccurrenceId>(call, "occurrence");
  query.node = maybe_id<NodeId>(call, "node");
  if (asked(call, "mine")) query.whose = TaskQuery::Whose::mine;
  if (asked(call, "overdue")) query.lateness = TaskQuery::Lateness::overdue;
  if (const auto statuses = call.maybe_text("status")) query.statuses = app::statuses_from(*statuses);
  query.executor = call.maybe_text("executor");
  query.section = call.maybe_text("section");
  query.direction = call.maybe_text("direction");
  query.due_from = maybe_date(call, "from");
  query.due_to = maybe_date(call, "to");
  query.text = call.maybe_text("text").value_or("");
  query.sort = sort_of(call);
  query.limit = call.maybe_integer("limit").value_or(100);
  query.after = call.maybe_text("after").value_or("");
  return query;
}

void write_window(JsonWriter& json, const execution::MeasureWindow& window) {
  json.begin_object().field("id", window.id.value).field("from", iso_date(window.from));
  json.field("due", iso_date(window.due)).field("baseline_due", iso_date(window.baseline_due));
  json.field("status", execution::status_name(window.status)).field("overdue", window.overdue);
  json.field("row_version", window.row_version).key("tasks").begin_array();
  for (const execution::TaskRow& row : window.tasks) write_task_row(json, row);
  json.end_array().end_object();
}

}  // namespace

http::Response list_tasks(Context& context, const Call& call) {
  const TaskQuery query = query_of(call);
  const execution::TaskPage page = context.stores.records().read(
      [&](const db::Read& read) { return execution::tasks(read, hand_of(call.who()), query, sys::today()); });
  JsonWriter json;
  app::write_task_page(json, page);
  return json_response(json);
}

http::Response get_task(Context& context, const Call& call) { return task_response(context, call, TaskId{call.id()}); }

http::Response get_measure_work(Context& context, const Call& call) {
  const execution::MeasureWork work = context.stores.records().read([&](const db::Read& read) {
    return execution::measure(read, hand_of(call.who()), MeasureId{call.id()}, sys::today());
  });
  JsonWriter json;
  json.begin_object().field("id", work.id.value).field("roadmap_id", work.roadmap.value).field("number", work.number);
  json.field("text", work.text).field("section", work.section).field("term", work.term);
  json.field("expected_result", work.expected_result).list("responsible", work.responsible);
  json.list("documents", work.documents).field("waiting", work.waiting).key("occurrences").begin_array();
  for (const execution::MeasureWindow& window : work.windows) write_window(json, window);
  json.end_array().end_object();
  return json_response(json);
}

http::Response list_paper_kinds(Context&, const Call&) {
  JsonWriter json;
  json.begin_array();
  for (const execution::PaperKind& kind : execution::paper_kinds())
    json.begin_object().field("id", kind.id).field("title", kind.title).end_object();
  json.begin_object().field("id", "other").field("title", "Другой документ").end_object();
  json.end_array();
  return json_response(json);
}

}  // namespace vekha::api
