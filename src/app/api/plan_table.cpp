// The table of a plan as light as it can be told: windows are short lists, names stand once, ready answers are kept.
#include "app/api/conditional.hpp"
#include "app/api/handlers.hpp"
#include "app/api/plan_json.hpp"
#include "app/api/roadmaps.hpp"
#include "app/api/write.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

void write_places(JsonWriter& json, std::string_view name, const std::vector<int>& places) {
  json.key(name).begin_array();
  for (const int place : places) json.value(place);
  json.end_array();
}

void write_windows(JsonWriter& json, const std::vector<roadmap::TableWindow>& windows) {
  json.key("windows").begin_array();
  for (const roadmap::TableWindow& window : windows) {
    json.begin_array().value(window.id.value).value(window.from).value(window.due);
    json.value(static_cast<int>(window.status)).value(window.overdue ? 1 : 0).end_array();
  }
  json.end_array();
}

void write_row(JsonWriter& json, const roadmap::TableRow& row) {
  json.begin_object().field("id", row.id.value).field("row_version", row.row_version).field("number", row.number);
  json.field("section_index", row.section >= 0 ? std::optional(row.section) : std::nullopt);
  json.field("text", row.text).field("term", row.term).field("unsure", row.unsure).field("result", row.result);
  write_places(json, "executors", row.executors);
  write_places(json, "documents", row.papers);
  write_places(json, "directions", row.directions);
  json.field("status", roadmap::status_name(row.status)).field("overdue", row.overdue);
  write_or_null(json, "next_due", row.next_due);
  write_windows(json, row.windows);
  json.end_object();
}

std::string table_json(const db::Read& read, RoadmapId id, Date today) {
  const roadmap::Table table = roadmap::table(read, id, today);
  JsonWriter json;
  json.begin_object().field("id", id.value).field("today", iso_date(today));
  write_sections(json, table.sections);
  json.list("executors", table.executors).list("documents", table.papers);
  write_axes(json, "directions", table.directions);
  json.key("statuses").begin_array();
  for (const auto status : {roadmap::Status::planned, roadmap::Status::in_work, roadmap::Status::review,
                            roadmap::Status::done, roadmap::Status::cancelled})
    json.value(roadmap::status_name(status));
  json.end_array().key("measures").begin_array();
  for (const roadmap::TableRow& row : table.rows) write_row(json, row);
  return json.end_array().end_object().take();
}

}  // namespace

http::Response get_plan_table(Context& context, const Call& call) {
  const RoadmapId id{call.id()};
  const Date today = sys::today();
  return context.stores.records().read([&](const db::Read& read) {
    scope_of_visible(read, call.who(), id);
    const std::string version = roadmap::records_version(read) + "-" + iso_date(today);
    const std::string tag = "\"" + call.key + "-" + version + "\"";
    if (matches(call.request, tag)) return not_modified(tag);
    const auto make = [&] { return table_json(read, id, today); };
    return tagged(json_text(context.cache.get("table-" + call.key, version, make)), tag);
  });
}

}  // namespace vekha::api
