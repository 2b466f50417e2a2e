#include <map>

#include "app/api/handlers.hpp"
#include "app/api/plan_json.hpp"
#include "app/api/roadmaps.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "domain/execution/execution.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

void write_suggestion(JsonWriter& json, const std::optional<roadmap::Suggestion>& suggestion) {
  json.key("suggestion");
  if (!suggestion) {
    json.null();
    return;
  }
  json.begin_object().field("text", suggestion->text).field("field", suggestion->field);
  json.field("value", suggestion->value).end_object();
}

void write_finding(JsonWriter& json, const roadmap::StoredFinding& stored) {
  const roadmap::Finding& finding = stored.finding;
  json.begin_object().field("id", finding.id).field("code", finding.code).field("title", finding.title);
  json.field("severity", severity_name(finding.severity)).field("place", finding.place);
  write_or_null(json, "measure_id", static_cast<int>(stored.measure.value));
  json.field("message", finding.message);
  write_suggestion(json, stored.ignored ? std::nullopt : finding.suggestion);
  json.field("ignored", stored.ignored).end_object();
}

void write_counts(JsonWriter& json, const std::vector<roadmap::StoredFinding>& all) {
  std::map<std::string_view, int> counts{{"error", 0}, {"warning", 0}, {"note", 0}, {"ignored", 0}};
  for (const roadmap::StoredFinding& each : all)
    ++counts[each.ignored ? "ignored" : severity_name(each.finding.severity)];
  json.key("counts").begin_object();
  for (const auto& [name, count] : counts) json.field(name, count);
  json.end_object();
}

void write_cell(JsonWriter& json, const roadmap::Cell& cell) {
  json.begin_object().field("direction", cell.direction).field("position", cell.position);
  json.key("measures").begin_array();
  for (const roadmap::Measure* measure : cell.measures)
    json.begin_object()
        .field("id", measure->id.value)
        .field("number", measure->number)
        .field("text", measure->text)
        .end_object();
  json.end_array().field("evidence", cell.evidence).field("empty", cell.measures.empty()).end_object();
}

}  // namespace

http::Response lint_roadmap(Context& context, const Call& call) {
  const RoadmapId id{call.id()};
  const auto found = context.stores.records().read(
      [&](const db::Read& read) { return roadmap::findings(read, scope_of_visible(read, call.who(), id), id); });
  JsonWriter json;
  json.begin_object().key("findings").begin_array();
  for (const roadmap::StoredFinding& each : found) write_finding(json, each);
  json.end_array();
  write_counts(json, found);
  json.end_object();
  return json_response(json);
}

http::Response accept_finding(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const auto accept = fields.maybe_truth("alike").value_or(false) ? roadmap::accept_alike : roadmap::accept;
  const std::vector<PlanChangeId> changes =
      context.stores.records().write(call.who().actor(), "исправление по замечанию", [&](const db::Write& write) {
        const RoadmapId id{call.id()};
        auto made = accept(write, call.who().scope(), id, fields.text("finding"));
        execution::spread(write, id);
        return made;
      });
  std::vector<std::string> numbers;
  for (const PlanChangeId change : changes) numbers.push_back(std::to_string(change.value));
  JsonWriter json;
  json.begin_object().field("undo", joined(numbers, ",")).field("change_id", changes.back().value);
  json.field("measures", changes.size()).end_object();
  return json_response(json);
}

http::Response undo_accepted(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  std::vector<PlanChangeId> changes;
  for (const std::string& number : split(fields.text("undo"), ',')) {
    const auto change = parse_integer(number);
    if (!change) throw Error(Code::bad_arguments, "Параметр «undo»: нужны номера изменений через запятую.");
    changes.insert(changes.begin(), PlanChangeId{*change});
  }
  context.stores.records().write(call.who().actor(), "отмена исправления", [&](const db::Write& write) {
    RoadmapId plan;
    for (const PlanChangeId change : changes) plan = roadmap::undo(write, call.who().scope(), change);
    execution::spread(write, plan);
  });
  return no_content();
}

http::Response ignore_finding(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const auto reason = fields.maybe_text("reason");
  context.stores.records().write(call.who().actor(), "замечание отложено", [&](const db::Write& write) {
    const RoadmapId id{call.id()};
    if (!reason)
      roadmap::mind_again(write, call.who().scope(), id, fields.text("finding"));
    else
      roadmap::ignore(write, call.who().scope(), id, fields.text("finding"), *reason);
  });
  return no_content();
}

http::Response get_matrix(Context& context, const Call& call) {
  const RoadmapId id{call.id()};
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    const auto plan = roadmap::get(read, scope_of_visible(read, call.who(), id), id, sys::today());
    const roadmap::Matrix matrix = roadmap::matrix(plan, roadmap::tags(read, plan));
    json.begin_object();
    write_axes(json, "directions", matrix.directions);
    write_axes(json, "positions", matrix.positions);
    json.key("cells").begin_array();
    for (const roadmap::Cell& cell : matrix.cells) write_cell(json, cell);
    json.end_array().end_object();
  });
  return json_response(json);
}

/// The directions and positions every plan is held against, for lists and labels.
http::Response list_directions(Context&, const Call&) {
  JsonWriter json;
  json.begin_object();
  write_axes(json, "directions", roadmap::directions());
  write_axes(json, "positions", roadmap::positions());
  json.end_object();
  return json_response(json);
}

http::Response set_measure_tags(Context& context, const Call& call) {
  const Fields top(call.request.body, "tags");
  const bool automatic = top.maybe_truth("auto").value_or(false);
  std::vector<roadmap::Tag> tags;
  if (!automatic)
    for (const Fields& each : objects_of(call.request.body, "tags"))
      tags.push_back({each.text("direction"), each.text("position"), "person", {}});
  context.stores.records().write(call.who().actor(), "направления мероприятия", [&](const db::Write& write) {
    const MeasureId id{call.id()};
    automatic ? roadmap::forget_tags(write, call.who().scope(), id)
              : roadmap::set_tags(write, call.who().scope(), id, tags);
  });
  return no_content();
}

}  // namespace vekha::api
