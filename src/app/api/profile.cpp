// Status and change, and profiles of schools; a school sees its own row.
#include "domain/profile/profile.hpp"

#include "app/api/help_handlers.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::api {
namespace {

bool is_school(const Call& call) { return call.who().account.node.kind == org::Kind::school; }

/// «3,10».
std::optional<profile::Cuts> cuts_of(const Call& call, std::string_view name) {
  const auto text = call.maybe_text(name);
  if (!text || text->empty()) return std::nullopt;
  const std::vector<std::string> parts = split(*text, ',');
  const auto near = parse_number(parts.front());
  const auto far = parts.size() == 2 ? parse_number(parts[1]) : std::nullopt;
  if (!near || !far || *near <= 0 || *far <= *near)
    throw Error(Code::bad_arguments,
                "Параметр «" + std::string(name) + "»: две возрастающие границы через запятую, например 3,10.");
  return profile::Cuts{*near, *far};
}

/// «oge_russian:2,vpr_russian:0».
std::map<std::string, double> weights_of(const Call& call) {
  std::map<std::string, double> out;
  for (const std::string& one : split(call.maybe_text("weights").value_or(""), ',')) {
    if (one.empty()) continue;
    const auto sign = one.find(':');
    const auto value = sign == std::string::npos ? std::nullopt : parse_number(one.substr(sign + 1));
    if (!value || *value < 0)
      throw Error(Code::bad_arguments, "Параметр «weights»: «" + one + "» не понято, нужно признак:вес.");
    out[one.substr(0, sign)] = *value;
  }
  return out;
}

}  // namespace

http::Response get_status_change(Context& context, const Call& call) {
  const indicators::Library library = indicators::library(context.stores.folder());
  const auto catalog = context.catalog.get();
  const org::Node& place = call.who().account.node;
  profile::MatrixQuestion question{.indicator = call.maybe_text("indicator").value_or("mean_percent")};
  question.status = cuts_of(call, "status");
  question.change = cuts_of(call, "change");
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    question.filter = filter_of(read, context, call);
    if (is_school(call)) question.filter.scope = municipality_scope(read, place);
    question.filter.school.reset();
    profile::Matrix made = profile::matrix({read, context.stores.facts(), *catalog, &context.kept}, library, question);
    profile::write_matrix(json, is_school(call) ? profile::hidden(std::move(made), place.id) : made);
  });
  return json_response(json);
}

http::Response get_profiles(Context& context, const Call& call) {
  const indicators::Library library = indicators::library(context.stores.folder());
  const auto catalog = context.catalog.get();
  profile::ProfileQuestion question{.scope = {}, .year = call.integer("year"), .weights = weights_of(call)};
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    const results::Filter filter = filter_of(read, context, call);
    const org::Node& place = call.who().account.node;
    question.scope = filter.school     ? municipality_scope(read, org::node(read, filter.scope, *filter.school))
                     : is_school(call) ? municipality_scope(read, place)
                                       : filter.scope;
    profile::Profiles made =
        profile::profiles({read, context.stores.facts(), *catalog, &context.kept}, library, question);
    if (is_school(call) || filter.school) made = profile::hidden(std::move(made), filter.school.value_or(place.id));
    profile::write_profiles(json, made);
  });
  return json_response(json);
}

}  // namespace vekha::api
