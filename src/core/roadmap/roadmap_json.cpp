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

void write_deadline(JsonWriter& json, const calendar::Deadline& deadline) {
  json.key("deadline").begin_object();
  json.field("raw", deadline.raw).field("kind", calendar::kind_name(deadline.kind));
  json.key("occurrences").begin_array();
  for (const calendar::Window& window : deadline.occurrences)
    json.begin_object().field("from", iso_date(window.from)).field("due", iso_date(window.due)).end_object();
  json.end_array();
  json.field("explanation", deadline.explanation).field("needs_confirmation", deadline.needs_confirmation);
  json.end_object();
}

void write_measure(JsonWriter& json, const CompiledMeasure& measure) {
  json.begin_object().field("number", measure.number).field("section", measure.section);
  json.list("section_titles", measure.section_titles).field("text", measure.text);
  write_deadline(json, measure.deadline);
  json.list("responsible", measure.responsible).list("documents", measure.documents);
  json.field("result", measure.result).field("place", measure.place.text()).field("line", measure.place.row);
  json.end_object();
}

}  // namespace

void write_roadmap_json(JsonWriter& json, const Compiled& compiled) {
  json.begin_object().field("title", compiled.title);
  write_period(json, compiled.period);
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
  json.end_array().key("issues").begin_array();
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
