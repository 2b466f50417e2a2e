#include "domain/indicators/json.hpp"

#include <array>
#include <boost/json.hpp>

namespace vekha::indicators {
namespace {

namespace bj = boost::json;
using namespace std::string_view_literals;

template <class T>
using Texts = std::pair<std::string_view, std::string T::*>;

constexpr std::array kDefinition = {Texts<Definition>{"id", &Definition::id},
                                    Texts<Definition>{"group", &Definition::group},
                                    Texts<Definition>{"name", &Definition::name},
                                    Texts<Definition>{"short_name", &Definition::short_name},
                                    Texts<Definition>{"unit", &Definition::unit},
                                    Texts<Definition>{"level", &Definition::level},
                                    Texts<Definition>{"direction", &Definition::direction},
                                    Texts<Definition>{"formula", &Definition::formula},
                                    Texts<Definition>{"program", &Definition::program},
                                    Texts<Definition>{"attempts", &Definition::attempts},
                                    Texts<Definition>{"source", &Definition::source},
                                    Texts<Definition>{"collection", &Definition::collection},
                                    Texts<Definition>{"periodicity", &Definition::periodicity},
                                    Texts<Definition>{"responsible", &Definition::responsible},
                                    Texts<Definition>{"missing", &Definition::missing},
                                    Texts<Definition>{"interval", &Definition::interval},
                                    Texts<Definition>{"provenance", &Definition::provenance},
                                    Texts<Definition>{"note", &Definition::note},
                                    Texts<Definition>{"kind", &Definition::kind},
                                    Texts<Definition>{"file", &Definition::file}};
constexpr std::array kSlot = {Texts<Slot>{"code", &Slot::code},   Texts<Slot>{"title", &Slot::title},
                              Texts<Slot>{"block", &Slot::block}, Texts<Slot>{"indicator", &Slot::indicator},
                              Texts<Slot>{"note", &Slot::note},   Texts<Slot>{"filled_by", &Slot::filled_by}};
constexpr std::array kSet = {Texts<Set>{"id", &Set::id},
                             Texts<Set>{"name", &Set::name},
                             Texts<Set>{"note", &Set::note},
                             Texts<Set>{"group", &Set::group},
                             Texts<Set>{"protected_name", &Set::protected_name},
                             Texts<Set>{"provenance", &Set::provenance},
                             Texts<Set>{"file", &Set::file}};
constexpr std::array kAudiences = {"system"sv, "schools"sv, "heads"sv, "teachers"sv};

void write_basis(JsonWriter& json, const Basis& basis) {
  json.key("basis").begin_object().field("act", basis.act).field("date", basis.date).field("clause", basis.clause);
  json.field("text", basis.text()).end_object();
}

std::string text(const bj::object& from, std::string_view key) {
  const bj::value* found = from.if_contains(key);
  return found != nullptr && found->is_string() ? std::string(found->as_string()) : std::string();
}
double number(const bj::object& from, std::string_view key, double otherwise = 0) {
  const bj::value* found = from.if_contains(key);
  return found != nullptr && found->is_number() ? found->to_number<double>() : otherwise;
}
const bj::array& list(const bj::object& from, std::string_view key) {
  static const bj::array kNone;
  const bj::value* found = from.if_contains(key);
  return found != nullptr && found->is_array() ? found->as_array() : kNone;
}
std::vector<std::string> texts(const bj::object& from, std::string_view key) {
  std::vector<std::string> out;
  for (const bj::value& one : list(from, key)) out.emplace_back(one.as_string());
  return out;
}
Basis basis_of(const bj::object& from) {
  const bj::value* found = from.if_contains("basis");
  if (found == nullptr || !found->is_object()) return {};
  const bj::object& basis = found->as_object();
  return {text(basis, "act"), text(basis, "date"), text(basis, "clause")};
}

Definition definition_of(const bj::object& from) {
  Definition out;
  for (const auto& [key, field] : kDefinition) out.*field = text(from, key);
  out.by = texts(from, "by");
  out.procedures = texts(from, "procedures");
  for (const bj::value& one : list(from, "parameters")) {
    const bj::object& row = one.as_object();
    out.parameters.push_back({text(row, "name"), number(row, "value"), text(row, "title"), text(row, "note")});
  }
  for (const bj::value& one : list(from, "items"))
    out.items.push_back({text(one.as_object(), "code"), text(one.as_object(), "title")});
  if (const bj::value* zones = from.if_contains("zones"); zones != nullptr && zones->is_object()) {
    const bj::object& row = zones->as_object();
    out.zones = Zones{number(row, "green"), number(row, "yellow"), text(row, "source"), text(row, "provenance")};
  }
  out.minimum = static_cast<std::int64_t>(number(from, "minimum", 1));
  out.version = static_cast<std::int64_t>(number(from, "version", 1));
  out.basis = basis_of(from);
  out.valid_from = parse_iso_date(text(from, "valid_from")).value_or(Date{});
  out.valid_to = parse_iso_date(text(from, "valid_to"));
  out.own = from.if_contains("own") != nullptr && from.at("own").is_bool() && from.at("own").as_bool();
  for (const bj::value& one : list(from, "norms"))
    out.norms.push_back(
        {text(one.as_object(), "name"),
         {formula::measure_from_name(text(one.as_object(), "unit")).value_or(formula::Measure::plain)}});
  out.measure = out.compiled().root.unit;
  return out;
}

Set set_from(const bj::object& from) {
  Set out;
  for (const auto& [key, field] : kSet) out.*field = text(from, key);
  out.aggregation = aggregation_from_name(text(from, "aggregation")).value_or(Aggregation::none);
  for (std::size_t i = 0; i < kAudiences.size(); ++i)
    if (kAudiences.at(i) == text(from, "audience")) out.audience = static_cast<Audience>(i);
  out.basis = basis_of(from);
  for (const bj::value& one : list(from, "slots")) {
    Slot slot;
    for (const auto& [key, field] : kSlot) slot.*field = text(one.as_object(), key);
    slot.weight = number(one.as_object(), "weight", 1);
    out.slots.push_back(std::move(slot));
  }
  return out;
}

bj::value parsed(std::string_view json) {
  boost::system::error_code fault;
  bj::value out = bj::parse(json, fault);
  if (fault || !out.is_object()) throw Error(Code::bad_input, "Это не сохранённое описание показателя: текст не JSON.");
  return out;
}

}  // namespace

namespace {

void write_norms(JsonWriter& json, const std::vector<formula::Norm>& norms) {
  json.key("norms").begin_array();
  for (const formula::Norm& norm : norms)
    json.begin_object().field("name", norm.name).field("unit", formula::measure_name(norm.unit.measure)).end_object();
  json.end_array();
}

}  // namespace

void write_definition(JsonWriter& json, const Definition& one) {
  json.begin_object();
  for (const auto& [key, field] : kDefinition) json.field(key, one.*field);
  json.key("parameters").begin_array();
  for (const Parameter& parameter : one.parameters)
    json.begin_object()
        .field("name", parameter.name)
        .field("value", parameter.value)
        .field("title", parameter.title)
        .field("note", parameter.note)
        .end_object();
  json.end_array().list("by", one.by).list("procedures", one.procedures).key("items").begin_array();
  for (const Item& item : one.items)
    json.begin_object().field("code", item.code).field("title", item.title).end_object();
  json.end_array().field("minimum", one.minimum).field("version", one.version);
  write_basis(json, one.basis);
  json.field("provenance_title", provenance_title(one.provenance)).key("zones");
  if (one.zones)
    json.begin_object()
        .field("green", one.zones->green)
        .field("yellow", one.zones->yellow)
        .field("source", one.zones->source)
        .field("provenance", one.zones->provenance)
        .end_object();
  else
    json.null();
  if (!one.norms.empty()) write_norms(json, one.norms);
  json.field("valid_from", iso_date(one.valid_from));
  json.field("valid_to", one.valid_to ? iso_date(*one.valid_to) : std::string()).field("own", one.own).end_object();
}

void write_set(JsonWriter& json, const Set& one) {
  json.begin_object();
  for (const auto& [key, field] : kSet) json.field(key, one.*field);
  json.field("aggregation", aggregation_name(one.aggregation));
  json.field("aggregation_title", aggregation_title(one.aggregation));
  json.field("audience", kAudiences.at(static_cast<std::size_t>(one.audience)));
  write_basis(json, one.basis);
  json.field("provenance_title", provenance_title(one.provenance)).field("own", one.own).key("slots").begin_array();
  for (const Slot& slot : one.slots) {
    json.begin_object();
    for (const auto& [key, field] : kSlot) json.field(key, slot.*field);
    json.field("weight", slot.weight).end_object();
  }
  json.end_array().end_object();
}

std::string frozen_json(const Set& set, const Library& library) {
  JsonWriter json;
  json.begin_object().key("set");
  write_set(json, set);
  json.key("definitions").begin_array();
  for (const Slot& slot : set.slots)
    if (const Definition* one = library.find(slot.indicator)) write_definition(json, *one);
  json.end_array().end_object();
  return json.text();
}

FrozenContent frozen_from(std::string_view json) {
  const bj::value all = parsed(json);
  FrozenContent out{.set = set_from(all.at("set").as_object()), .library = {}};
  for (const bj::value& one : list(all.as_object(), "definitions"))
    out.library.all.push_back(definition_of(one.as_object()));
  return out;
}

Definition definition_from(std::string_view json) { return definition_of(parsed(json).as_object()); }

}  // namespace vekha::indicators
