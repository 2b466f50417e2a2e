#include <algorithm>

#include "app/api/attachment.hpp"
#include "app/api/handlers.hpp"
#include "app/api/paper_pieces.hpp"
#include "app/api/roadmaps.hpp"
#include "domain/documents/documents.hpp"
#include "io/doc/docx.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

constexpr int kMostRows = 500;

papers::Query query_of(const Call& call) {
  papers::Query query{.text = call.maybe_text("text").value_or(""),
                      .kind = call.maybe_text("kind").value_or(""),
                      .year = call.maybe_integer("year").value_or(0)};
  if (const auto level = call.maybe_text("level"); level && !level->empty()) query.level = level_of(*level);
  if (const auto status = call.maybe_text("status"); status && !status->empty()) query.status = status_of(*status);
  if (const auto sort = call.maybe_text("sort"); sort && !sort->empty()) {
    const auto found = papers::sort_from_name(*sort);
    if (!found) throw Error(Code::bad_arguments, "Порядок — одно из dated, number, title, kind.");
    query.sort = *found;
  }
  if (const auto roadmap = call.maybe_integer("roadmap")) {
    query.object = "roadmap";
    query.object_id = *roadmap;
  }
  query.limit = static_cast<std::size_t>(std::clamp(call.maybe_integer("limit").value_or(100), 1, kMostRows));
  query.after = static_cast<std::size_t>(std::max(call.maybe_integer("after").value_or(0), 0));
  return query;
}

http::Response as_table(const std::vector<papers::Row>& rows, const std::string& format) {
  if (format == "csv") return attachment("Реестр документов.csv", papers::register_csv(rows));
  if (format == "xlsx") return attachment("Реестр документов.xlsx", papers::register_workbook(rows));
  throw Error(Code::bad_arguments, "Реестр выгружается в csv или xlsx.");
}

/// Known of a plan the viewer sees, for the defaults of templates.
papers::Known known_for(const db::Read& read, const Call& call) {
  const auto roadmap = call.maybe_integer("roadmap");
  if (!roadmap) return {};
  const VisibleRoadmaps seen = visible_roadmaps(read, call.who(), sys::today());
  if (!seen.has(RoadmapId{*roadmap})) throw Error(Code::not_found, "Дорожная карта не найдена.");
  return documents::known_of(roadmap::get(read, seen.scope, RoadmapId{*roadmap}, sys::today()));
}

}  // namespace

http::Response list_papers(Context& context, const Call& call) {
  papers::Query query = query_of(call);
  const auto format = call.maybe_text("format");
  if (format) query.limit = query.after = 0;
  const papers::Page page =
      context.stores.records().read([&](const db::Read& read) { return papers::list(read, sight_of(call), query); });
  if (format) return as_table(page.items, *format);
  JsonWriter json;
  json.begin_object().field("total", page.total).key("items").begin_array();
  for (const papers::Row& row : page.items) {
    json.begin_object();
    write_paper_fields(json, row);
    json.end_object();
  }
  json.end_array().end_object();
  return json_response(json);
}

http::Response get_paper(Context& context, const Call& call) {
  return paper_response(context, call, papers::PaperId{call.id()});
}

http::Response get_paper_document(Context& context, const Call& call) {
  const papers::PaperId id{call.id()};
  const bool sheet = call.maybe_text("kind").value_or("") == "familiarisation";
  const bool pdf = call.maybe_text("format").value_or("docx") == "pdf";
  const doc::Document document = context.stores.records().read([&](const db::Read& read) {
    const papers::Paper paper = papers::get(read, sight_of(call), id);
    return sheet ? papers::familiarisation_document(paper, papers::people(read, id), sys::now_iso())
                 : papers::paper_document(paper, sys::now_iso());
  });
  const std::string docx = doc::to_docx(document);
  return attachment(documents::file_name(document.title, pdf ? "pdf" : "docx"), pdf ? documents::to_pdf(docx) : docx);
}

http::Response list_templates(Context& context, const Call& call) {
  const papers::Known known =
      context.stores.records().read([&](const db::Read& read) { return known_for(read, call); });
  JsonWriter json;
  json.begin_array();
  for (const papers::Template& pattern : papers::templates()) {
    json.begin_object().field("id", pattern.id).field("title", pattern.title).field("kind", pattern.kind);
    json.key("fields").begin_array();
    for (const papers::Field& field : papers::fields_with(pattern, known)) {
      json.begin_object().field("id", field.id).field("title", field.title).field("help", field.help);
      json.field("kind", field.kind).field("required", field.need == papers::Field::Need::required);
      json.field("default", field.standard).end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
  return json_response(json);
}

http::Response make_draft(Context& context, const Call& call) {
  const Fields body(call.request.body);
  papers::Known fields;
  for (const auto& [name, value] : body.values())
    if (const auto* text = std::get_if<std::string>(&value)) fields[name] = *text;
  const auto id =
      context.stores.records().write(call.who().actor(), "проект документа по шаблону", [&](const db::Write& write) {
        papers::Known known = known_for(write, call);
        known["level"] = papers::level_name(level_of_own(call.who()));
        const papers::PaperId made = papers::draft(write, call.who().account.node.id, call.key, fields, known);
        if (const auto roadmap = call.maybe_integer("roadmap"))
          papers::link(write, made, {"roadmap", *roadmap, papers::Role::basis});
        return made;
      });
  return paper_response(context, call, id);
}

}  // namespace vekha::api
