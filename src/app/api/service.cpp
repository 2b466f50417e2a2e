#include "app/api/docs.hpp"
#include "app/api/handlers.hpp"
#include "app/api/problem.hpp"
#include "base/error.hpp"
#include "domain/org/org.hpp"
#include "io/sys/embedded.hpp"

namespace vekha::api {
namespace {

void write_node(JsonWriter& json, const org::Node& node) {
  json.begin_object().field("id", node.id.value);
  json.field("parent_id", node.parent ? std::optional(node.parent.value) : std::nullopt);
  json.field("kind", org::kind_name(node.kind)).field("code", node.code).field("name", node.name);
  json.field("full_name", node.full_name).field("settlement", node.settlement).end_object();
}

std::vector<org::Kind> asked_kinds(const Call& call) {
  const auto name = call.maybe_text("kind");
  if (!name) return {org::Kind::region, org::Kind::municipality, org::Kind::school, org::Kind::kindergarten};
  const auto kind = org::kind_from_name(*name);
  if (!kind)
    throw Error(Code::bad_arguments,
                "Вида организации «" + *name + "» нет: бывают region, municipality, school и kindergarten.");
  return {*kind};
}

std::string_view contract() {
  const auto text = sys::embedded("api/openapi.yaml");
  VEKHA_CHECK(text.has_value());
  return *text;
}

jobs::Jobs& pool_of(Context& context, std::int64_t owner, const std::string& id) {
  return context.prints.knows(owner, id) ? context.prints : context.jobs;
}

}  // namespace

http::Response get_health(Context&, const Call&) {
  return json_text(R"({"status":"ok","version":")" VEKHA_VERSION "\"}");
}

http::Response get_contract(Context&, const Call&) {
  return {.headers = {{"Content-Type", "application/yaml; charset=utf-8"}, {"Cache-Control", "no-cache"}},
          .embedded = contract()};
}

http::Response get_docs(Context&, const Call&) {
  static const std::string kPage = docs_page(std::string(contract()));
  return {.headers = {{"Content-Type", "text/html; charset=utf-8"}, {"Cache-Control", "no-cache"}}, .embedded = kPage};
}

http::Response get_job(Context& context, const Call& call) {
  const std::int64_t owner = call.who().account.id.value;
  const jobs::Snapshot job = pool_of(context, owner, call.key).state(owner, call.key);
  JsonWriter json;
  json.begin_object().field("id", job.id).field("title", job.title).field("state", jobs::state_name(job.state));
  json.field("percent", job.percent).field("message", job.message);
  json.key("result").raw(job.result.empty() ? "null" : job.result).key("problem");
  if (job.error)
    write_problem(json, *job.error, call.request.id);
  else
    json.null();
  json.end_object();
  return json_response(json);
}

http::Response cancel_job(Context& context, const Call& call) {
  const std::int64_t owner = call.who().account.id.value;
  pool_of(context, owner, call.key).cancel(owner, call.key);
  return no_content();
}

http::Response list_nodes(Context& context, const Call& call) {
  const std::vector<org::Kind> kinds = asked_kinds(call);
  JsonWriter json;
  json.begin_array();
  context.stores.records().read([&](const db::Read& read) {
    for (const org::Kind kind : kinds)
      for (const org::Node& node : org::list(read, call.who().scope(), kind)) write_node(json, node);
  });
  json.end_array();
  return json_response(json);
}

http::Response list_journal(Context& context, const Call& call) {
  const people::JournalPage page{.before = call.maybe_integer("before").value_or(0),
                                 .limit = call.maybe_integer("limit").value_or(100)};
  const auto rows = context.stores.records().read(
      [&](const db::Read& read) { return people::journal(read, call.who().scope(), page); });
  JsonWriter json;
  json.begin_array();
  for (const people::JournalRow& row : rows) {
    json.begin_object().field("id", row.id).field("at", row.at);
    json.field("actor", row.actor).field("reason", row.reason).end_object();
  }
  json.end_array();
  return json_response(json);
}

}  // namespace vekha::api
