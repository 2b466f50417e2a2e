// Groups of schools by their conditions; a school sees its own group without the others in it.
#include "domain/clusters/clusters.hpp"

#include "app/api/help_handlers.hpp"
#include "app/api/write.hpp"
#include "base/text.hpp"

namespace vekha::api {
namespace {

/// Of a school: its municipality, to be divided whole and shown in part.
org::Scope divided_scope(const db::Read& read, const Call& call) {
  const org::Node& place = call.who().account.node;
  if (place.kind == org::Kind::school) return municipality_scope(read, place);
  const auto chosen = call.maybe_integer("school");
  return chosen ? org::Scope{org::node(read, call.who().scope(), NodeId{*chosen}).path} : call.who().scope();
}

}  // namespace

http::Response list_cluster_rules(Context&, const Call&) {
  JsonWriter json;
  clusters::write_rules(json);
  return json_response(json);
}

http::Response get_clusters(Context& context, const Call& call) {
  const org::Node& place = call.who().account.node;
  const auto catalog = context.catalog.get();
  clusters::Question question{.year = call.integer("year"), .method = call.text("method")};
  question.k = call.maybe_integer("k").value_or(0);
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    question.scope = divided_scope(read, call);
    clusters::Answer answer = clusters::divide({read, context.stores.facts(), *catalog, &context.kept}, question);
    const bool below = place.kind == org::Kind::school;
    clusters::write_answer(json, below ? clusters::hidden(std::move(answer), place.id) : answer);
  });
  return json_response(json);
}

http::Response get_links(Context& context, const Call& call) {
  const indicators::Library library = indicators::library(context.stores.folder());
  const auto catalog = context.catalog.get();
  const std::string wanted = call.maybe_text("indicators").value_or("");
  clusters::LinkQuestion question{.scope = {}, .year = call.integer("year"), .indicators = {}};
  if (!wanted.empty()) question.indicators = split(wanted, ',');
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    question.scope = divided_scope(read, call);
    clusters::write_links(json,
                          clusters::links({read, context.stores.facts(), *catalog, &context.kept}, library, question));
  });
  return json_response(json);
}

}  // namespace vekha::api
