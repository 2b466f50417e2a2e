// «Как получено» of one value of an indicator, with the bundle that gives the same digits without the data.
#include "app/api/indicator_handlers.hpp"
#include "app/api/indicator_json.hpp"
#include "app/api/write.hpp"
#include "base/text.hpp"
#include "core/formula/russian.hpp"
#include "domain/indicators/indicators.hpp"

namespace vekha::api {
namespace {

using indicators::Explanation;

indicators::ValueQuery query_of(const db::Read& read, const Context& context, const Call& call) {
  return {.filter = filter_of(read, context, call),
          .by = formulas::parse_dimensions(call.maybe_text("by").value_or("")),
          .parameters = numbers_of(call, "parameters")};
}

/// "501,2025": the values of the group in the order of `by`.
formula::Key key_of(const Call& call, const std::vector<std::string>& by) {
  const std::string written = call.maybe_text("key").value_or("");
  formula::Key out = by.empty() || written.empty() ? formula::Key{} : split(written, ',');
  if (out.size() != by.size())
    throw Error(Code::bad_arguments,
                "Группа названа не полностью: в key столько значений через запятую, сколько в by.");
  return out;
}

/// Words of the program as people read them.
std::string russian(const std::string& program) { return formula::in_russian(program, formulas::language()); }

void write_parts(JsonWriter& json, const Explanation& one) {
  json.key("parts").begin_array();
  for (const indicators::MadeOf& part : one.parts) {
    json.begin_object().field("text", russian(part.text)).field("value_text", part.value_text).key("value");
    write_estimate(json, part.value.estimate);
    json.field("rows", part.value.rows).field("missing", part.value.missing).end_object();
  }
  json.end_array().key("excluded").begin_array();
  for (const Explanation::Excluded& excluded : one.excluded)
    json.begin_object().field("reason", excluded.reason).field("count", excluded.count).end_object();
  json.end_array().key("batches").begin_array();
  for (const Explanation::Batch& batch : one.batches)
    json.begin_object()
        .field("id", batch.id.value)
        .list("files", batch.files)
        .field("committed_at", batch.committed_at)
        .end_object();
  json.end_array();
}

}  // namespace

http::Response get_definition_explanation(Context& context, const Call& call) {
  const indicators::Library library = indicators::library(context.stores.folder());
  const indicators::Definition& definition = library.at(call.key);
  const auto catalog = context.catalog.get();
  const Explanation one = context.stores.records().read([&](const db::Read& read) {
    const indicators::ValueQuery query = query_of(read, context, call);
    return indicators::explain({read, context.stores.facts(), *catalog, &context.kept}, definition, query,
                               key_of(call, query.by));
  });
  JsonWriter json;
  json.begin_object().field("title", one.title).field("formula", one.formula).field("program", russian(one.program));
  json.field("substituted", one.substituted).field("value_text", one.value_text).key("value");
  write_estimate(json, one.value.estimate);
  write_parts(json, one);
  json.list("filters", one.filters).field("definition", one.definition).field("known_on", one.known_on);
  json.field("norm", one.norm ? one.norm->act.text() : std::string()).field("rule", one.light.rule);
  json.field("colour", indicators::colour_name(one.light.colour)).key("bundle").raw(one.bundle).end_object();
  return json_response(json);
}

}  // namespace vekha::api
