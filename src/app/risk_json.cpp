#include "app/risk_json.hpp"

#include "core/formula/unit.hpp"

namespace vekha::app {
namespace {

void write_rule(JsonWriter& json, const risk::Rule& rule) {
  json.begin_object().field("id", rule.id).field("title", rule.title).field("note", rule.note);
  json.field("provenance", rule.provenance).field("good", rule.good).key("parameters").begin_array();
  for (const risk::Parameter& one : rule.parameters)
    json.begin_object()
        .field("name", one.name)
        .field("title", one.title)
        .field("value", one.value)
        .field("low", one.low)
        .field("high", one.high)
        .end_object();
  json.end_array().key("signs").begin_array();
  for (const risk::Sign& one : rule.signs)
    json.begin_object()
        .field("id", one.id)
        .field("title", one.title)
        .field("program", one.program)
        .field("threshold", one.threshold)
        .field("side", one.side == risk::Side::at_least  ? "at_least"
                       : one.side == risk::Side::at_most ? "at_most"
                                                         : "below")
        .end_object();
  json.end_array().end_object();
}

void write_year(JsonWriter& json, const risk::List& list, const risk::YearRow& row) {
  json.begin_object().field("year", row.year).field("verdict", risk::verdict_name(row.verdict));
  json.field("verdict_title", risk::verdict_text(row.verdict, list.rule.good));
  json.field("zone", risk::zone_name(row.zone)).field("zone_title", risk::zone_title(row.zone));
  json.field("change", risk::change_name(row.change))
      .field("fired", row.fired)
      .field("assessed", row.assessed)
      .key("signs")
      .begin_array();
  for (std::size_t i = 0; i < row.signs.size(); ++i) {
    json.begin_object().field("id", list.rule.signs[i].id).field("firing", risk::firing_name(row.signs[i].firing));
    json.field("reason", risk::reason(list, row, i)).key("value");
    write_estimate(json, row.signs[i].estimate);
    json.end_object();
  }
  json.end_array().end_object();
}

}  // namespace

void write_risk(JsonWriter& json, const risk::List& list) {
  json.begin_object().key("rule");
  write_rule(json, list.rule);
  json.key("settings").begin_object();
  for (const auto& [name, value] : list.settings) json.field(name, value);
  json.end_object().field("year", list.year).key("units").begin_array();
  for (const formula::Unit& unit : list.units) json.value(formula::unit_title(unit));
  json.end_array().key("expected_by_chance");
  list.expected_by_chance ? json.value(*list.expected_by_chance) : json.null();
  json.key("schools").begin_array();
  for (const risk::SchoolRow& school : list.schools) {
    json.begin_object().field("code", school.code).field("label", school.label);
    json.field("verdict", risk::verdict_name(school.years.back().verdict));
    json.field("change", risk::change_name(school.change)).field("change_title", risk::change_text(school.change));
    json.field("zone", risk::zone_name(school.years.back().zone)).field("listed", school.listed);
    json.field("running", school.running).field("history", school.history);
    json.field("by_chance", school.years.back().by_chance).key("years").begin_array();
    for (const risk::YearRow& row : school.years) write_year(json, list, row);
    json.end_array().end_object();
  }
  json.end_array().field("zone_words", list.zone_words).key("movements").begin_array();
  for (const risk::Movement& one : list.movements)
    json.begin_object()
        .field("year", one.year)
        .field("sure", one.sure)
        .field("perhaps", one.perhaps)
        .list("entered", one.entered)
        .list("stayed", one.stayed)
        .list("left", one.left)
        .end_object();
  json.end_array().end_object();
}

void write_risk_rules(JsonWriter& json) {
  json.begin_array();
  for (const risk::Rule& rule : risk::rules()) write_rule(json, rule);
  json.end_array();
}

}  // namespace vekha::app
