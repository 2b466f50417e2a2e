#include "app/api/hand.hpp"
#include "app/api/handlers.hpp"
#include "base/error.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

execution::Span span_of(const Call& call) {
  execution::Span span;
  if (const auto from = call.maybe_text("from")) span.from = date_of("from", *from);
  if (const auto to = call.maybe_text("to")) span.to = date_of("to", *to);
  return span;
}

void write_window(JsonWriter& json, const execution::Window& window) {
  json.begin_object().field("occurrence", window.occurrence.value).field("from", iso_date(window.from));
  json.field("due", iso_date(window.due)).field("baseline_due", iso_date(window.baseline_due));
  json.field("status", execution::status_name(window.status)).field("overdue", window.overdue);
  json.field("done", window.done).field("total", window.total).field("row_version", window.row_version).end_object();
}

void write_row(JsonWriter& json, const execution::ScheduleRow& row) {
  json.begin_object().field("id", row.id.value).field("number", row.number).field("text", row.text);
  json.field("section", row.section_title).list("executors", row.executors).field("waiting", row.waiting);
  json.key("windows").begin_array();
  for (const execution::Window& window : row.windows) write_window(json, window);
  json.end_array().end_object();
}

}  // namespace

http::Response get_schedule(Context& context, const Call& call) {
  const execution::Span span = span_of(call);
  const auto schedule = context.stores.records().read([&](const db::Read& read) {
    return execution::schedule(read, hand_of(call.who()), RoadmapId{call.id()}, span, sys::today());
  });
  JsonWriter json;
  json.begin_object().field("today", iso_date(sys::today())).key("measures").begin_array();
  for (const execution::ScheduleRow& row : schedule.measures) write_row(json, row);
  json.end_array().end_object();
  return json_response(json);
}

http::Response get_progress(Context& context, const Call& call) {
  const auto by = execution::by_from_name(call.maybe_text("by").value_or("section"));
  if (!by) throw Error(Code::bad_arguments, "Параметр «by» — section, executor, direction, quarter или month.");
  const execution::Span span = span_of(call);
  auto groups = context.stores.records().read([&](const db::Read& read) {
    return execution::progress(read, hand_of(call.who()), RoadmapId{call.id()}, *by, span, sys::today());
  });
  JsonWriter json;
  app::write_progress(json, std::move(groups));
  return json_response(json);
}

}  // namespace vekha::api
