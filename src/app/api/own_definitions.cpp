// Definitions the municipality writes on the page: tried with their cases, stored by versions, taken back.
#include "app/api/indicator_handlers.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "domain/own/own.hpp"

namespace vekha::api {
namespace {

indicators::Library library_of(const Context& context) { return indicators::library(context.stores.folder()); }

void lay(Context& context) {
  context.stores.records().read([&](const db::Read& read) { own::lay_files(read, context.stores.folder()); });
}

void write_trial(JsonWriter& json, const own::Trial& trial) {
  json.begin_object().list("faults", trial.faults).field("holds", trial.holds()).key("cases").begin_array();
  for (const indicators::CaseOutcome& one : trial.cases)
    json.begin_object()
        .field("title", one.title)
        .field("expected", one.expected)
        .field("fault", one.fault)
        .end_object();
  json.end_array().end_object();
}

}  // namespace

http::Response try_own_definition(Context& context, const Call& call) {
  JsonWriter json;
  write_trial(json, own::tried(library_of(context), own::text_from(call.request.body, "trial")));
  return json_response(json);
}

http::Response add_own_definition(Context& context, const Call& call) {
  const indicators::Library library = library_of(context);
  JsonWriter json;
  context.stores.records().write(call.who().actor(), "свой показатель", [&](const db::Write& write) {
    const std::string id = own::next_id(write);
    json.begin_object().field("id", own::save(write, library, own::text_from(call.request.body, id))).end_object();
  });
  lay(context);
  return json_response(json);
}

http::Response get_own_definition(Context& context, const Call& call) {
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    const auto all = own::versions(read, call.key);
    const own::Version* holding = nullptr;
    for (const own::Version& one : all)
      if (holding == nullptr && one.withdrawn_at.empty()) holding = &one;
    if (holding == nullptr)
      throw Error(Code::not_found, "Показателя «" + call.key + "», записанного в программе, нет.");
    json.begin_object()
        .field("id", call.key)
        .key("text")
        .raw(own::json_of(holding->text))
        .key("versions")
        .begin_array();
    for (const own::Version& one : all) {
      json.begin_object().field("recorded_at", one.recorded_at).field("actor", one.actor);
      write_or_null(json, "withdrawn_at", one.withdrawn_at);
      json.end_object();
    }
    json.end_array().end_object();
  });
  return json_response(json);
}

http::Response change_own_definition(Context& context, const Call& call) {
  const indicators::Library library = library_of(context);
  context.stores.records().write(call.who().actor(), "свой показатель " + call.key, [&](const db::Write& write) {
    if (own::versions(write, call.key).empty())
      throw Error(Code::not_found, "Показателя «" + call.key + "», записанного в программе, нет.");
    own::save(write, library, own::text_from(call.request.body, call.key));
  });
  lay(context);
  return no_content();
}

http::Response undo_own_definition(Context& context, const Call& call) {
  context.stores.records().write(call.who().actor(), "свой показатель " + call.key + ": прежняя версия",
                                 [&](const db::Write& write) { own::undo(write, call.key); });
  lay(context);
  return no_content();
}

}  // namespace vekha::api
