#include "app/api/hand.hpp"
#include "app/api/handlers.hpp"
#include "app/api/problem.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "core/calendar/labels.hpp"

namespace vekha::api {
namespace {

using execution::Event;

void write_event_fields(JsonWriter& json, const Event& event) {
  json.field("id", event.id.value).field("node_id", event.node.value).field("kind", event.kind);
  json.field("kind_title", execution::event_kind_title(event.kind)).field("title", event.title);
  json.field("date", iso_date(event.date));
  write_or_null(json, "end_date", event.end_date ? iso_date(*event.end_date) : "");
  json.field("note", event.note).field("windows", event.windows).field("row_version", event.row_version);
}

std::string event_json(const Event& event) {
  JsonWriter json;
  json.begin_object();
  write_event_fields(json, event);
  json.end_object();
  return json.take();
}

void write_followed(JsonWriter& json, const execution::Followed& did) {
  json.key("followed").begin_object().field("made", did.made).field("moved", did.moved).field("kept", did.kept);
  json.field("withdrawn", did.withdrawn).end_object();
}

Event event_of(const Call& call, const Fields& fields, const Event& before) {
  Event event = before;
  if (const auto node = fields.maybe_integer("node_id")) event.node = NodeId{*node};
  if (!event.node) event.node = call.who().account.node.id;
  event.kind = fields.maybe_text("kind").value_or(before.kind);
  event.title = fields.maybe_text("title").value_or(before.title);
  if (const auto date = fields.maybe_text("date")) event.date = date_of("date", *date);
  if (fields.values().contains("end_date")) {
    const auto end = fields.maybe_text("end_date");
    event.end_date = end && !end->empty() ? std::optional(date_of("end_date", *end)) : std::nullopt;
  }
  event.note = fields.maybe_text("note").value_or(before.note);
  event.row_version = fields.maybe_integer("row_version").value_or(0);
  return event;
}

http::Response told(Context& context, const Call& call, const execution::Followed& did, int status) {
  JsonWriter json;
  json.begin_object();
  write_event_fields(json, context.stores.records().read([&](const db::Read& read) {
    return execution::event(read, hand_of(call.who()), did.id);
  }));
  write_followed(json, did);
  json.end_object();
  http::Response response = json_response(json);
  response.status = status;
  return response;
}

}  // namespace

http::Response list_events(Context& context, const Call& call) {
  const execution::Hand who = hand_of(call.who());
  const auto events = context.stores.records().read([&](const db::Read& read) { return execution::events(read, who); });
  JsonWriter json;
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
  if (const auto roadmap = call.maybe_integer("roadmap")) {
    const auto waiting = context.stores.records().read(
        [&](const db::Read& read) { return execution::waiting(read, who, RoadmapId{*roadmap}); });
    for (const execution::Waiting& each : waiting) {
      json.begin_object().field("measure_id", each.measure.value).field("roadmap_id", each.roadmap.value);
      json.field("number", each.number).field("text", each.text).field("term", each.term);
      json.field("kind", each.kind).field("title", each.title).end_object();
    }
  }
  json.end_array().end_object();
  return json_response(json);
}

http::Response add_event(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  fields.text("date");  // without a day it is no event
  const Event fresh = event_of(call, fields, {});
  const auto did = context.stores.records().write(
      call.who().actor(), "событие «" + fresh.title + "»",
      [&](const db::Write& write) { return execution::add_event(write, hand_of(call.who()), fresh); });
  return told(context, call, did, 201);
}

http::Response change_event(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const execution::Hand who = hand_of(call.who());
  const auto change = [&](const db::Write& write) {
    const Event before = execution::event(write, who, EventId{call.id()});
    try {
      return execution::change_event(write, who, event_of(call, fields, before));
    } catch (const Error& error) {
      if (error.code() == Code::conflict) throw error.with_current(event_json(before));
      throw;
    }
  };
  return told(context, call, context.stores.records().write(call.who().actor(), "изменение события", change), 200);
}

http::Response remove_event(Context& context, const Call& call) {
  const EventId id{call.id()};
  const auto did = context.stores.records().write(call.who().actor(), "событие убрано", [&](const db::Write& write) {
    return execution::remove_event(write, hand_of(call.who()), id);
  });
  JsonWriter json;
  json.begin_object().field("id", id.value);
  write_followed(json, did);
  json.end_object();
  return json_response(json);
}

http::Response restore_event(Context& context, const Call& call) {
  const auto did = context.stores.records().write(
      call.who().actor(), "событие возвращено",
      [&](const db::Write& write) { return execution::restore_event(write, hand_of(call.who()), EventId{call.id()}); });
  return told(context, call, did, 200);
}

}  // namespace vekha::api
