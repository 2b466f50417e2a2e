#include "app/api/paper_pieces.hpp"

#include <algorithm>

#include "app/api/write.hpp"
#include "base/error.hpp"

namespace vekha::api {
namespace {

void write_list(JsonWriter& json, const std::vector<papers::Person>& people) {
  json.key("list").begin_array();
  for (const papers::Person& person : people) {
    json.begin_object().field("id", person.id);
    json.field("account", person.account ? std::optional(person.account.value) : std::nullopt);
    json.field("name", person.name).field("position", person.position);
    write_or_null(json, "acquainted_on", person.acquainted_on ? iso_date(*person.acquainted_on) : "");
    json.field("marked_by", person.marked_by).end_object();
  }
  json.end_array();
}

void write_links(JsonWriter& json, const std::vector<papers::Link>& links) {
  json.key("links").begin_array();
  for (const papers::Link& link : links)
    json.begin_object()
        .field("object", link.object)
        .field("object_id", link.object_id)
        .field("role", papers::role_name(link.role))
        .field("title", papers::role_title(link.role))
        .end_object();
  json.end_array();
}

}  // namespace

papers::Sight sight_of(const Call& call) { return {call.who().scope(), call.who().account.id}; }

papers::Level level_of(const std::string& name) {
  if (const auto found = papers::level_from_name(name)) return *found;
  throw Error(Code::bad_arguments, "Уровень — одно из federal, regional, municipal, school.");
}

papers::Status status_of(const std::string& name) {
  if (const auto found = papers::status_from_name(name)) return *found;
  throw Error(Code::bad_arguments, "Состояние — одно из draft, registered, in_force, repealed.");
}

papers::Level level_of_own(const people::Viewer& viewer) {
  switch (viewer.account.node.kind) {
    case org::Kind::region: return papers::Level::regional;
    case org::Kind::municipality: return papers::Level::municipal;
    default: return papers::Level::school;
  }
}

std::optional<Date> day_of(const std::optional<std::string>& text) {
  if (!text || text->empty()) return std::nullopt;
  auto day = parse_iso_date(*text);
  if (!day) day = parse_ru_date(*text);
  if (!day) throw Error(Code::bad_arguments, "«" + *text + "» — не дата. Нужно, например, 2025-09-05.");
  return day;
}

void write_paper_fields(JsonWriter& json, const papers::Row& row) {
  const papers::Paper& paper = row.paper;
  json.field("id", paper.id.value).key("node").begin_object();
  json.field("id", paper.node.value).field("name", row.node_name).end_object();
  json.field("kind", paper.card.kind).field("number", paper.card.number);
  write_or_null(json, "dated", paper.card.dated ? iso_date(*paper.card.dated) : "");
  json.field("title", paper.card.title).field("issuer", paper.card.issuer);
  write_or_null(json, "level", std::string(papers::level_name(paper.level)));
  json.field("status", papers::status_name(paper.status));
  json.key("repealed_by");
  if (paper.repealed_by)
    json.begin_object().field("id", paper.repealed_by.value).field("title", row.repealed_by_title).end_object();
  else
    json.null();
  json.field("note", paper.note).key("file");
  if (paper.file.sha256.empty())
    json.null();
  else
    json.begin_object().field("name", paper.file.name).field("size", paper.file.size).end_object();
  json.field("template", paper.template_id).field("row_version", paper.row_version);
  json.field("acquainted", row.acquainted).field("people", row.people);
}

http::Response paper_response(Context& context, const Call& call, papers::PaperId id) {
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    const papers::Row row = papers::row(read, sight_of(call), id);
    json.begin_object();
    write_paper_fields(json, row);
    json.key("fields").begin_object();
    for (const auto& [name, text] : row.paper.fields) json.field(name, text);
    json.end_object();
    const auto readers = papers::readers(read, id);
    json.field("for_all_below", std::ranges::find(readers, row.paper.node) != readers.end());
    json.field("may_change", call.who().may("papers.change") &&
                                 org::node(read, {}, row.paper.node).path.starts_with(call.who().scope().path));
    write_links(json, papers::links_of(read, id));
    // The whole list is for those who keep it; others see their own line only.
    std::vector<papers::Person> people = papers::people(read, id);
    if (!call.who().may("papers.change"))
      std::erase_if(people, [&](const papers::Person& each) { return each.account != call.who().account.id; });
    write_list(json, people);
    json.end_object();
    return 0;
  });
  return json_response(json);
}

}  // namespace vekha::api
