#include <boost/json.hpp>

#include "app/api/hand.hpp"
#include "app/api/handlers.hpp"
#include "app/api/school_signs.hpp"
#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::api {
namespace {

namespace js = boost::json;
using execution::Executor;

template <class IdType>
std::optional<std::int64_t> number(const std::optional<IdType>& id) {
  return id ? std::optional(id->value) : std::nullopt;
}

void write_accounts(JsonWriter& json, const std::vector<people::Account>& accounts) {
  json.key("accounts").begin_array();
  for (const people::Account& account : accounts) {
    if (account.disabled) continue;
    json.begin_object().field("id", account.id.value).field("name", account.name).field("role", account.role);
    json.field("role_title", account.role_title).key("node").begin_object().field("id", account.node.id.value);
    json.field("name", account.node.name).end_object().end_object();
  }
  json.end_array();
}

http::Response told(Context& context, const Call& call, RoadmapId id) {
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    const execution::Executors all = execution::executors(read, hand_of(call.who()), id);
    json.begin_object().field("controller", number(all.controller)).key("parties").begin_array();
    for (const Executor& party : all.parties) app::write_executor(json, party);
    json.end_array().key("rules").begin_array();
    for (const execution::Rule rule : execution::rules())
      json.begin_object()
          .field("id", execution::rule_name(rule))
          .field("title", execution::rule_title(rule))
          .end_object();
    json.end_array();
    write_accounts(json, people::accounts(read, call.who().scope()));
    json.key("log").begin_array();
    for (const execution::SpreadLog& log : execution::spread_log(read, hand_of(call.who()), id)) {
      json.begin_object().field("at", log.at).field("actor", log.actor).field("reason", log.reason);
      json.field("added", log.did.added).field("withdrawn", log.did.withdrawn).field("kept", log.did.kept).end_object();
    }
    json.end_array().end_object();
  });
  return json_response(json);
}

[[noreturn]] void wrong(std::string_view what) {
  throw Error(Code::bad_arguments, "Тело запроса: " + std::string(what) + ".");
}

template <class IdType>
std::optional<IdType> maybe_id(const js::object& object, std::string_view key) {
  const js::value* value = object.if_contains(key);
  if (value == nullptr || value->is_null()) return std::nullopt;
  if (!value->is_int64()) wrong("«" + std::string(key) + "» — номер или null");
  return IdType{value->get_int64()};
}

std::string text_of(const js::object& object, std::string_view key) {
  const js::value* value = object.if_contains(key);
  if (value == nullptr || value->is_null()) return {};
  if (!value->is_string()) wrong("«" + std::string(key) + "» — строка");
  return std::string(value->get_string());
}

js::object object_of(const js::value& value) {
  if (!value.is_object()) wrong("ожидался объект");
  return value.get_object();
}

Executor executor_of(const js::value& value) {
  const js::object object = object_of(value);
  const auto id = maybe_id<PartyId>(object, "id");
  if (!id || !object.contains("resolves")) wrong("у исполнителя нужны «id» и «resolves»");
  const js::object to = object_of(object.at("resolves"));
  const auto rule = execution::rule_from_name(text_of(to, "rule"));
  if (!rule) wrong("правило — node, all_schools, all_kindergartens, schools_with_signs, people или external");
  Executor party{.party = *id,
                 .name = text_of(object, "name"),
                 .resolves = {*rule, maybe_id<NodeId>(to, "node"), text_of(to, "label"), text_of(to, "list")},
                 .account = maybe_id<AccountId>(object, "account"),
                 .controller = maybe_id<AccountId>(object, "controller")};
  const js::value* lead = object.if_contains("lead");
  party.lead = lead != nullptr && lead->is_bool() && lead->get_bool();
  return party;
}

js::object body_of(const Call& call) {
  js::error_code failure;
  const js::value root = js::parse(call.request.body, failure);
  if (failure) wrong("это не JSON");
  return object_of(root);
}

std::vector<NodeId> schools_of(const js::object& body) {
  std::vector<NodeId> schools;
  const js::value* list = body.if_contains("schools");
  if (list == nullptr || !list->is_array()) wrong("«schools» — список номеров школ");
  for (const js::value& each : list->get_array()) {
    if (!each.is_int64()) wrong("«schools» — список номеров школ");
    schools.push_back(NodeId{each.get_int64()});
  }
  return schools;
}

http::Response lists_told(Context& context, const Call& call) {
  JsonWriter json;
  json.begin_array();
  context.stores.records().read([&](const db::Read& read) {
    for (const execution::SchoolList& list : execution::school_lists(read, call.who().scope())) {
      json.begin_object().field("kind", list.kind).field("title", list.title).field("source", list.source);
      json.field("updated_at", list.updated_at).field("updated_by", list.updated_by).key("schools").begin_array();
      for (const NodeId school : list.schools)
        json.begin_object().field("id", school.value).field("name", org::node(read, {}, school).name).end_object();
      json.end_array().end_object();
    }
  });
  json.end_array();
  return json_response(json);
}

}  // namespace

http::Response get_executors(Context& context, const Call& call) { return told(context, call, RoadmapId{call.id()}); }

http::Response put_executors(Context& context, const Call& call) {
  const js::object body = body_of(call);
  execution::Executors wanted{.controller = maybe_id<AccountId>(body, "controller")};
  const js::value* parties = body.if_contains("parties");
  if (parties == nullptr || !parties->is_array()) wrong("нужен список «parties»");
  for (const js::value& each : parties->get_array()) wanted.parties.push_back(executor_of(each));
  const RoadmapId id{call.id()};
  context.stores.records().write(call.who().actor(), "исполнители дорожной карты", [&](const db::Write& write) {
    execution::set_executors(write, hand_of(call.who()), id, wanted);
  });
  return told(context, call, id);
}

http::Response list_school_lists(Context& context, const Call& call) { return lists_told(context, call); }

http::Response put_school_list(Context& context, const Call& call) {
  const js::object body = body_of(call);
  execution::SchoolList list{.kind = call.key, .source = text_of(body, "source")};
  const js::value* computed = body.if_contains("computed");
  const bool compute = computed != nullptr && computed->is_bool() && computed->get_bool();
  if (compute && list.kind != "signs") wrong("сам список считается только по признакам необъективности");
  const NodeId home = call.who().account.node.id;
  if (compute)
    list = computed_signs(context.stores, call.who().scope());
  else
    list.schools = schools_of(body);
  context.stores.records().write(call.who().actor(), "список школ: " + list.kind,
                                 [&](const db::Write& write) { execution::put_school_list(write, home, list); });
  return lists_told(context, call);
}

}  // namespace vekha::api
