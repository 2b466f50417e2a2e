// What may stand in a formula, for the page that helps to write one.
#include "app/api/formula_json.hpp"
#include "app/api/indicator_handlers.hpp"
#include "core/formula/words.hpp"
#include "domain/indicators/indicators.hpp"

namespace vekha::api {
namespace {

std::string_view role_name(formula::Role role) {
  switch (role) {
    case formula::Role::keyword: return "keyword";
    case formula::Role::aggregate: return "aggregate";
    case formula::Role::function: return "function";
  }
  return "";
}

void write_source(JsonWriter& json, const formula::Source& source) {
  json.begin_object().field("name", source.name).field("russian", source.russian);
  write_unit(json, source.counted);
  json.key("fields").begin_array();
  for (const formula::Field& field : source.fields) {
    json.begin_object().field("name", field.name).field("russian", field.russian);
    write_unit(json, field.unit);
    json.end_object();
  }
  json.end_array().end_object();
}

}  // namespace

http::Response get_formula_language(Context& context, const Call&) {
  const formula::Schema schema = formulas::language_with(indicators::library(context.stores.folder()).norms());
  JsonWriter json;
  json.begin_object().key("sources").begin_array();
  for (const formula::Source& source : schema.sources) write_source(json, source);
  json.end_array().key("words").begin_array();
  for (const formula::Word& word : formula::kWords) {
    json.begin_object().field("name", word.name).field("russian", word.russian);
    json.field("role", role_name(word.role)).end_object();
  }
  json.end_array().key("levels").begin_array();
  for (const auto& [name, russian] : formula::kLevels)
    json.begin_object().field("name", name).field("russian", russian).end_object();
  json.end_array().key("norms").begin_array();
  for (const formula::Norm& norm : schema.norms) {
    json.begin_object().field("name", norm.name);
    write_unit(json, norm.unit);
    json.end_object();
  }
  json.end_array().end_object();
  return json_response(json);
}

}  // namespace vekha::api
