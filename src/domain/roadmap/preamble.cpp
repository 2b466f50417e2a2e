#include "domain/roadmap/preamble.hpp"

#include <boost/json.hpp>

namespace vekha::roadmap {
namespace {

namespace json = boost::json;

std::string text_of(const json::object& object, std::string_view name) {
  const json::value* found = object.if_contains(name);
  return found != nullptr && found->is_string() ? std::string(found->get_string()) : "";
}

json::array list_of(const json::object& object, std::string_view name) {
  const json::value* found = object.if_contains(name);
  return found != nullptr && found->is_array() ? found->get_array() : json::array();
}

std::vector<std::string> texts_of(const json::object& object, std::string_view name) {
  std::vector<std::string> out;
  for (const json::value& item : list_of(object, name))
    if (item.is_string()) out.emplace_back(item.get_string());
  return out;
}

ActReference act_of(const json::object& object) {
  return {text_of(object, "kind"), text_of(object, "number"), parse_iso_date(text_of(object, "date")),
          text_of(object, "issuer"), text_of(object, "title")};
}

}  // namespace

std::string preamble_text(const Preamble& preamble) {
  JsonWriter writer;
  write_preamble_json(writer, preamble);
  return writer.take();
}

Preamble preamble_from(const std::string& text) {
  json::error_code failure;
  const json::value root = json::parse(text, failure);
  if (failure || !root.is_object()) return {};
  const json::object& object = root.get_object();
  Preamble out{.kind_of_act = text_of(object, "kind_of_act"),
               .act_number = text_of(object, "act_number"),
               .act_date = parse_iso_date(text_of(object, "act_date")),
               .approved_by = text_of(object, "approved_by"),
               .goals = texts_of(object, "goals"),
               .tasks = texts_of(object, "tasks")};
  for (const json::value& item : list_of(object, "aliases"))
    if (item.is_object())
      out.aliases.push_back({text_of(item.get_object(), "short"), text_of(item.get_object(), "full")});
  for (const json::value& item : list_of(object, "basis"))
    if (item.is_object()) out.basis.push_back(act_of(item.get_object()));
  return out;
}

}  // namespace vekha::roadmap
