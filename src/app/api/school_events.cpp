#include "app/api/hand.hpp"
#include "app/api/result_handlers.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "domain/org/org.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

void write_event(JsonWriter& json, const db::Read& read, const org::Event& one) {
  const auto name = [&](NodeId id) { return id ? org::node(read, {}, id).name : std::string(); };
  json.begin_object().field("id", one.id).field("change", org::change_name(one.change));
  json.field("change_title", org::change_title(one.change)).field("school_id", one.node.value);
  json.field("school_name", name(one.node)).key("other_id");
  one.other ? json.value(one.other.value) : json.null();
  json.field("other_name", name(one.other)).field("on_day", iso_date(one.on));
  write_or_null(json, "until", one.until ? iso_date(*one.until) : "");
  json.field("old_name", one.old_name).field("new_name", one.new_name).field("note", one.note);
  json.field("recorded_at", one.recorded_at).field("actor", one.actor);
  write_or_null(json, "withdrawn_at", one.withdrawn_at);
  json.end_object();
}

/// Both organisations lie in the scope: nobody learns of a neighbour.
bool covers(const db::Read& read, const org::Scope& scope, const org::Event& one) {
  const auto inside = [&](NodeId id) { return !id || scope.covers(org::node(read, {}, id)); };
  return inside(one.node) && inside(one.other);
}

org::Event event_of(const db::Read& read, const Call& call, const Fields& fields) {
  const auto change = org::change_from_name(fields.text("change"));
  if (!change) throw Error(Code::bad_arguments, "Поле «change»: renamed, merged, split, branch или closed.");
  org::Event out{.change = *change};
  out.node = org::node(read, call.who().scope(), NodeId{fields.maybe_integer("school_id").value_or(0)}).id;
  if (const auto other = fields.maybe_integer("other_id"))
    out.other = org::node(read, call.who().scope(), NodeId{*other}).id;
  out.on = date_of("on_day", fields.text("on_day"));
  if (const auto until = fields.maybe_text("until")) out.until = date_of("until", *until);
  out.new_name = fields.maybe_text("new_name").value_or("");
  out.note = fields.maybe_text("note").value_or("");
  return out;
}

}  // namespace

http::Response list_school_events(Context& context, const Call& call) {
  JsonWriter json;
  json.begin_array();
  context.stores.records().read([&](const db::Read& read) {
    const org::Scope scope = call.who().scope();
    const auto school = call.maybe_integer("school");
    const NodeId node = school ? org::node(read, scope, NodeId{*school}).id : NodeId{};
    for (const org::Event& one : org::history(read, node))
      if (covers(read, scope, one)) write_event(json, read, one);
  });
  json.end_array();
  return json_response(json);
}

http::Response add_school_event(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  JsonWriter json;
  context.stores.records().write(call.who().actor(), "изменение организации", [&](const db::Write& write) {
    write_event(json, write, org::record(write, event_of(write, call, fields), sys::today()));
  });
  http::Response response = json_response(json);
  response.status = 201;
  return response;
}

http::Response withdraw_school_event(Context& context, const Call& call) {
  context.stores.records().write(call.who().actor(), "отмена записи об организации", [&](const db::Write& write) {
    for (const org::Event& one : org::history(write, {}))
      if (one.id == call.id() && covers(write, call.who().scope(), one)) return org::withdraw(write, one.id);
    throw Error(Code::not_found, "Такого события нет.");
  });
  return no_content();
}

}  // namespace vekha::api
