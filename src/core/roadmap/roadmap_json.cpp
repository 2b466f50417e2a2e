#include "core/calendar/terms_json.hpp"
#include "core/roadmap/roadmap.hpp"

namespace vekha::roadmap {
namespace {

void write_period(JsonWriter& json, const std::optional<calendar::Period>& period) {
  json.key("period").begin_object();
  if (period)
    json.field("from", iso_date(period->from)).field("to", iso_date(period->to));
  else
    json.key("from").null().key("to").null();
  json.end_object();
}

void write_measure(JsonWriter& json, const CompiledMeasure& measure) {
  json.begin_object().field("number", measure.number).field("section", measure.section);
  json.list("section_titles", measure.section_titles).field("text", measure.text);
  json.key("deadline");
  calendar::write_deadline_json(json, measure.deadline);
  json.list("responsible", measure.responsible).list("documents", measure.documents);
  json.list("parts", measure.parts)
      .field("result", measure.result)
      .field("place", measure.place.text())
      .field("line", measure.place.row);
  json.end_object();
}

void write_basis(JsonWriter& json, const std::vector<ActReference>& basis) {
  json.key("basis").begin_array();
  for (const ActReference& act : basis) {
    json.begin_object().field("kind", act.kind).field("number", act.number).key("date");
    act.date ? json.value(iso_date(*act.date)) : json.null();
    json.field("issuer", act.issuer).field("title", act.title).end_object();
  }
  json.end_array();
}

}  // namespace

void write_preamble_json(JsonWriter& json, const Preamble& preamble) {
  json.begin_object().field("kind_of_act", preamble.kind_of_act).field("act_number", preamble.act_number);
  json.key("act_date");
  preamble.act_date ? json.value(iso_date(*preamble.act_date)) : json.null();
  json.field("approved_by", preamble.approved_by).list("goals", preamble.goals).list("tasks", preamble.tasks);
  json.key("aliases").begin_array();
  for (const Abbreviation& alias : preamble.aliases)
    json.begin_object().field("short", alias.short_name).field("full", alias.full_name).end_object();
  json.end_array();
  write_basis(json, preamble.basis);
  json.end_object();
}

void write_tables_json(JsonWriter& json, const std::vector<TableColumns>& tables) {
  json.begin_array();
  for (const TableColumns& table : tables) {
    json.begin_object().field("table", table.table).field("place", table.place).list("header", table.header);
    json.key("samples").begin_array();
    for (const auto& row : table.samples) {
      json.begin_array();
      for (const std::string& cell : row) json.value(cell);
      json.end_array();
    }
    json.end_array().key("proposed").begin_array();
    for (const Role role : table.proposed) json.value(role_name(role));
    json.end_array().field("unsure", table.unsure).end_object();
  }
  json.end_array();
}

void write_roadmap_json(JsonWriter& json, const Compiled& compiled) {
  json.begin_object().field("title", compiled.title);
  write_period(json, compiled.period);
  json.key("preamble");
  write_preamble_json(json, compiled.preamble);
  json.key("sections").begin_array();
  for (const CompiledSection& section : compiled.sections)
    json.begin_object()
        .field("number", section.number)
        .field("title", section.title)
        .field("path", section.path)
        .field("depth", section.depth)
        .end_object();
  json.end_array().key("measures").begin_array();
  for (const CompiledMeasure& measure : compiled.measures) write_measure(json, measure);
  json.end_array().key("parties").begin_array();
  for (const Party& party : compiled.parties)
    json.begin_object()
        .field("name", party.name)
        .field("full_name", party.full_name)
        .list("aliases", party.aliases)
        .end_object();
  json.end_array().key("tables");
  write_tables_json(json, compiled.tables);
  json.key("issues").begin_array();
  for (const Issue& issue : compiled.issues)
    json.begin_object()
        .field("code", issue.code)
        .field("severity", severity_name(issue.severity))
        .field("place", issue.place.text())
        .field("line", issue.place.row)
        .field("message", issue.message)
        .end_object();
  json.end_array().end_object();
}

}  // namespace vekha::roadmap
