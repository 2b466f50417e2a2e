// The catalogue of indicators and the card of one: what it means, what it rests on, its values held against norms.
#include <algorithm>
#include <array>
#include <iterator>

#include "app/api/formula_json.hpp"
#include "app/api/indicator_handlers.hpp"
#include "app/api/indicator_json.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "core/formula/russian.hpp"
#include "domain/indicators/indicators.hpp"

namespace vekha::api {
namespace {

using indicators::Definition;

constexpr std::array<std::string_view, 4> kColours = {"none", "green", "yellow", "red"};

std::string russian_of(const Definition& one, const std::map<std::string, double>& changed = {}) {
  return formula::in_russian(one.compiled(changed).canonical, formulas::language());
}

void write_parameters(JsonWriter& json, const Definition& one) {
  json.key("parameters").begin_array();
  for (const indicators::Parameter& parameter : one.parameters) {
    json.begin_object().field("name", parameter.name).field("value", parameter.value);
    json.field("title", parameter.title).field("note", parameter.note).end_object();
  }
  json.end_array();
}

void write_zones(JsonWriter& json, const Definition& one) {
  json.key("zones");
  if (!one.zones) {
    json.null();
    return;
  }
  json.begin_object().field("green", one.zones->green).field("yellow", one.zones->yellow);
  json.field("source", one.zones->source);
  json.field("provenance_title", indicators::provenance_title(one.zones->provenance)).end_object();
}

/// Ids of own definitions whose cases come out; running them costs a store, so it is done once for the same texts.
std::string proved(Context& context, const indicators::Library& library) {
  std::string version;
  for (const Definition& one : library.all)
    if (one.own) version += one.id + "\n" + one.program + "\n";
  if (version.empty()) return "";
  for (const auto& [file, content] : indicators::own_cases(context.stores.folder()))
    version.append(file).append("\n").append(content);
  return context.cache.get("own indicators", version, [&] {
    std::string out = "\n";
    for (const auto& [id, checked] : indicators::check_own(context.stores.folder(), library))
      if (checked.holds()) out += id + "\n";
    return out;
  });
}

void write_head(JsonWriter& json, const Definition& one, const std::string& held) {
  json.field("id", one.id).field("group", one.group).field("name", one.name).field("short_name", one.short_name);
  json.field("unit", one.unit).field("measure", formula::measure_name(one.measure.measure));
  json.field("direction", one.direction).list("by", one.by).list("procedures", one.procedures);
  json.field("provenance", one.provenance);
  json.field("provenance_title", indicators::provenance_title(one.provenance)).field("own", one.own);
  json.field("checked", !one.own || held.find("\n" + one.id + "\n") != std::string::npos);
}

/// The worked cases of one definition: what is shipped runs in the tests, what is the municipality's own runs here.
void write_cases(JsonWriter& json, const std::map<std::string, std::string>& files, const Definition& one,
                 const indicators::Library& library) {
  json.key("cases").begin_array();
  for (const auto& [file, content] : files)
    for (const indicators::CaseOutcome& each :
         one.own ? indicators::run_cases(file, content, library) : indicators::read_cases(file, content, library)) {
      if (each.indicator != one.id) continue;
      json.begin_object().field("title", each.title).field("how", each.how);
      json.field("expected", each.expected).field("fault", each.fault).end_object();
    }
  json.end_array();
}

struct Extra {
  std::string held;
  std::map<std::string, std::string> cases;
};

void write_card(JsonWriter& json, const Definition& one, const indicators::Library& library, const Extra& extra) {
  json.begin_object();
  write_head(json, one, extra.held);
  json.field("level", one.level).field("formula", one.formula).field("program", one.program);
  json.field("program_russian", russian_of(one)).field("source", one.source);
  json.field("collection", one.collection).field("periodicity", one.periodicity);
  json.field("responsible", one.responsible).field("missing", one.missing).field("minimum", one.minimum);
  json.field("interval", one.interval).field("basis", one.basis.text()).field("note", one.note);
  json.field("version", one.version).field("file", one.file);
  write_or_null(json, "valid_from", one.valid_from == Date{} ? std::string() : iso_date(one.valid_from));
  write_or_null(json, "valid_to", one.valid_to ? iso_date(*one.valid_to) : std::string());
  json.key("items").begin_array();
  for (const indicators::Item& item : one.items)
    json.begin_object().field("code", item.code).field("title", item.title).end_object();
  json.end_array();
  write_parameters(json, one);
  write_zones(json, one);
  write_cases(json, extra.cases, one, library);
  json.end_object();
}

indicators::Library library_of(const Context& context) { return indicators::library(context.stores.folder()); }

indicators::ValueQuery query_of(const db::Read& read, const Context& context, const Call& call, const Definition& one) {
  const std::string usual = one.by.empty() ? "" : one.by.front();
  const std::string by = call.maybe_text("by").value_or(usual);
  indicators::ValueQuery out{.filter = filter_of(read, context, call),
                             .by = formulas::parse_dimensions(by == "all" ? "" : by),
                             .parameters = numbers_of(call, "parameters")};
  for (const auto& [name, _] : out.parameters) (void)one.filled({{name, 0.0}});  // a name it does not have is told
  return out;
}

void write_number(JsonWriter& json, std::string_view name, const std::optional<indicators::NormRow>& norm) {
  json.key(name);
  norm ? json.value(norm->value) : json.null();
}

void write_row(JsonWriter& json, const indicators::JudgedRow& judged, const formula::Unit& unit) {
  json.begin_object();
  write_formula_row(json, judged.row, unit);
  write_number(json, "norm", judged.norm);
  write_number(json, "target", judged.target);
  json.key("light").begin_object().field("colour", kColours.at(static_cast<std::size_t>(judged.light.colour)));
  json.field("rule", judged.light.rule).end_object();
  write_estimate_field(json, "deviation", judged.deviation);
  json.field("deviation_from", judged.deviation_from).end_object();
}

void write_series(JsonWriter& json, const indicators::Series& series, const formula::Unit& unit) {
  json.begin_object().list("key", series.key).list("labels", series.labels).key("points").begin_array();
  for (const indicators::YearPoint& point : series.points) {
    json.begin_object().field("year", point.year);
    write_estimate_field(json, "value", point.value.estimate);
    json.field("text", formulas::value_text(point.value, unit));
    json.field("comparable", point.comparable).field("why", point.why).end_object();
  }
  json.end_array().key("forecast");
  if (series.forecast) {
    json.begin_object().field("year", series.forecast->year);
    write_estimate_field(json, "value", series.forecast->value);
    json.field("method", series.forecast->method).end_object();
  } else {
    json.null();
  }
  json.end_object();
}

/// The definition with borders of colours moved for a trial: «zones=green=80;yellow=60».
Definition tried(Definition one, const Call& call) {
  const auto moved = numbers_of(call, "zones");
  if (moved.empty()) return one;
  if (!one.zones) one.zones = indicators::Zones{};
  for (const auto& [name, value] : moved) {
    if (name != "green" && name != "yellow")
      throw Error(Code::bad_arguments, "Границ цвета две: green и yellow, а не «" + prefix(name, 40) + "».");
    (name == "green" ? one.zones->green : one.zones->yellow) = value;
  }
  one.zones->source = "проба: границы сдвинуты";
  return one;
}

}  // namespace

http::Response list_definitions(Context& context, const Call&) {
  const indicators::Library library = library_of(context);
  JsonWriter json;
  const std::string held = proved(context, library);
  std::vector<std::string> problems = library.problems;
  std::ranges::move(indicators::catalog_sets(context.stores.folder(), library).problems, std::back_inserter(problems));
  json.begin_object().list("groups", library.groups()).list("problems", problems).key("items").begin_array();
  for (const Definition& one : library.all) {
    json.begin_object();
    write_head(json, one, held);
    json.field("formula", one.formula).end_object();
  }
  json.end_array().end_object();
  return json_response(json);
}

http::Response get_definition(Context& context, const Call& call) {
  const indicators::Library library = library_of(context);
  const Definition& one = library.at(call.key);
  JsonWriter json;
  write_card(json, one, library,
             {.held = proved(context, library),
              .cases = one.own ? indicators::own_cases(context.stores.folder()) : indicators::shipped_cases()});
  return json_response(json);
}

http::Response get_definition_values(Context& context, const Call& call) {
  const indicators::Library library = library_of(context);
  const Definition one = tried(library.at(call.key), call);
  const Definition* const which = &one;
  const auto catalog = context.catalog.get();
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    const indicators::Ground ground{read, context.stores.facts(), *catalog, &context.kept};
    const indicators::ValueQuery query = query_of(read, context, call, one);
    const indicators::JudgedTable table = indicators::judged(ground, {&which, 1}, query).front();
    if (!table.problem.empty()) throw Error(Code::bad_arguments, table.problem);
    json.begin_object().field("id", table.id).field("russian", russian_of(one, query.parameters));
    write_unit(json, table.measure);
    json.list("by", query.by).key("rows").begin_array();
    for (const indicators::JudgedRow& row : table.rows) write_row(json, row, table.measure);
    json.end_array().end_object();
  });
  return json_response(json);
}

http::Response get_definition_series(Context& context, const Call& call) {
  const indicators::Library library = library_of(context);
  const Definition& one = library.at(call.key);
  const auto catalog = context.catalog.get();
  JsonWriter json;
  json.begin_array();
  context.stores.records().read([&](const db::Read& read) {
    const indicators::Ground ground{read, context.stores.facts(), *catalog, &context.kept};
    for (const indicators::Series& each : indicators::series(ground, one, query_of(read, context, call, one)))
      write_series(json, each, one.measure);
  });
  json.end_array();
  return json_response(json);
}

}  // namespace vekha::api
