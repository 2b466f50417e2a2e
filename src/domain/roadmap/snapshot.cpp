#include "domain/roadmap/snapshot.hpp"

#include <boost/json.hpp>

namespace vekha::roadmap {
namespace {

namespace json = boost::json;

json::object object_of(const std::string& text) {
  json::error_code failure;
  json::value root = json::parse(text, failure);
  return failure || !root.is_object() ? json::object() : std::move(root.get_object());
}

std::string text_of(const json::object& object, std::string_view name) {
  const json::value* found = object.if_contains(name);
  return found != nullptr && found->is_string() ? std::string(found->get_string()) : "";
}

std::int64_t number_of(const json::object& object, std::string_view name) {
  const json::value* found = object.if_contains(name);
  return found != nullptr && found->is_int64() ? found->get_int64() : 0;
}

const json::array& list_of(const json::object& object, std::string_view name) {
  static const json::array kNone;
  const json::value* found = object.if_contains(name);
  return found != nullptr && found->is_array() ? found->get_array() : kNone;
}

std::vector<std::string> texts_of(const json::object& object, std::string_view name) {
  std::vector<std::string> out;
  for (const json::value& item : list_of(object, name))
    if (item.is_string()) out.emplace_back(item.get_string());
  return out;
}

template <class IdType>
std::vector<IdType> ids_of(const json::object& object, std::string_view name) {
  std::vector<IdType> out;
  for (const json::value& item : list_of(object, name))
    if (item.is_int64()) out.push_back(IdType{item.get_int64()});
  return out;
}

template <class IdType>
void write_ids(JsonWriter& writer, std::string_view name, const std::vector<IdType>& ids) {
  writer.key(name).begin_array();
  for (const IdType id : ids) writer.value(id.value);
  writer.end_array();
}

}  // namespace

Snapshot snapshot_of(const Measure& measure) {
  return {measure.number,        measure.section_index, measure.section,   measure.text,  measure.deadline.raw,
          measure.deadline.text, measure.responsible,   measure.documents, measure.result};
}

std::string snapshot_text(const Snapshot& snapshot) {
  JsonWriter writer;
  writer.begin_object().field("number", snapshot.number).field("section", snapshot.section);
  writer.field("section_path", snapshot.section_path).field("text", snapshot.text).field("term", snapshot.term);
  writer.field("reading", snapshot.reading).list("responsible", snapshot.responsible);
  writer.list("documents", snapshot.documents).field("result", snapshot.result).end_object();
  return writer.take();
}

Snapshot snapshot_from(const std::string& text) {
  const json::object object = object_of(text);
  return {text_of(object, "number"),       static_cast<int>(number_of(object, "section")),
          text_of(object, "section_path"), text_of(object, "text"),
          text_of(object, "term"),         text_of(object, "reading"),
          texts_of(object, "responsible"), texts_of(object, "documents"),
          text_of(object, "result")};
}

std::string rescheduled_text(const Rescheduled& done) {
  JsonWriter writer;
  writer.begin_object();
  write_ids(writer, "made", done.made);
  write_ids(writer, "taken", done.taken);
  write_ids(writer, "measures", done.measures);
  writer.key("moved").begin_array();
  for (const Occurrence& each : done.moved)
    writer.begin_object()
        .field("id", each.id.value)
        .field("from", iso_date(each.from))
        .field("due", iso_date(each.due))
        .end_object();
  writer.end_array().end_object();
  return writer.take();
}

Rescheduled rescheduled_from(const std::string& text) {
  const json::object object = object_of(text);
  Rescheduled out{.made = ids_of<OccurrenceId>(object, "made"),
                  .taken = ids_of<OccurrenceId>(object, "taken"),
                  .measures = ids_of<MeasureId>(object, "measures")};
  for (const json::value& item : list_of(object, "moved")) {
    if (!item.is_object()) continue;
    const json::object& moved = item.get_object();
    out.moved.push_back({.id = OccurrenceId{number_of(moved, "id")},
                         .from = parse_iso_date(text_of(moved, "from")).value_or(Date{}),
                         .due = parse_iso_date(text_of(moved, "due")).value_or(Date{})});
  }
  return out;
}

}  // namespace vekha::roadmap
