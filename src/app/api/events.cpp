#include "app/api/hand.hpp"
#include "app/api/handlers.hpp"
#include "base/error.hpp"

namespace vekha::api {
namespace {

using app::write_event_fields;
using app::write_followed;
using execution::Event;

std::string event_json(const Event& event) {
  JsonWriter json;
  json.begin_object();
  write_event_fields(json, event);
  json.end_object();
  return json.take();
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
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    const auto roadmap = call.maybe_integer("roadmap");
    app::write_events(json, execution::events(read, who),
                      roadmap ? execution::waiting(read, who, RoadmapId{*roadmap}) : std::vector<execution::Waiting>{});
  });
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
