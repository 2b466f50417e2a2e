// What imports have learnt and remember: own forms of the municipality, decisions about schools.
#include "app/api/handlers.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"

namespace vekha::api {
namespace {

bool tells_figures(catalog::FormKind kind) { return kind == catalog::FormKind::figures; }

void write_form(JsonWriter& json, const catalog::Form& form, const std::string& folder) {
  json.begin_object().field("name", form.name).field("title", form.title).field("source", form.source);
  json.field("kind", catalog::form_kind_name(form.kind)).field("kind_title", catalog::form_kind_title(form.kind));
  json.field("level", form.level).field("own", imports::is_own_form(folder, form.name)).key("columns").begin_array();
  for (const catalog::FieldRule& rule : form.fields)
    json.begin_object()
        .field("field", catalog::field_title(rule.field))
        .field("heading", rule.headers.empty() ? "" : rule.headers.front())
        .end_object();
  for (const catalog::ValueRule& rule : form.values)
    if (tells_figures(form.kind) && rule.item != "$h" && !rule.item.empty())
      json.begin_object().field("field", "показатель").field("heading", rule.item).end_object();
  json.end_array().end_object();
}

void change_catalog(const Context& context, const Call& call, const std::string& reason) {
  context.stores.records().write(call.who().actor(), reason, [](const db::Write&) {});
}

}  // namespace

http::Response list_forms(Context& context, const Call&) {
  const auto catalog = context.catalog.get();
  JsonWriter json;
  json.begin_object().key("forms").begin_array();
  for (const catalog::Form& form : catalog->forms) write_form(json, form, context.stores.folder());
  json.end_array().key("fields").begin_array();
  for (const imports::MappedField& one : imports::mapped_fields())
    json.begin_object()
        .field("name", one.name)
        .field("title", one.title)
        .field("works", one.works)
        .field("figures", one.figures)
        .field("many", one.many)
        .end_object();
  json.end_array().key("procedures").begin_array();
  for (const catalog::Procedure& one : catalog->procedures)
    json.begin_object().field("name", one.name).field("title", one.title).end_object();
  json.end_array().key("subjects").begin_array();
  for (const catalog::Subject& one : catalog->subjects) json.value(one.name);
  json.end_array().end_object();
  return json_response(json);
}

http::Response remove_form(Context& context, const Call& call) {
  imports::remove_own_form(context.stores.folder(), call.key);
  change_catalog(context, call, "убрана своя форма «" + call.key + "»");
  return no_content();
}

http::Response restore_form(Context& context, const Call& call) {
  imports::restore_own_form(context.stores.folder(), call.key);
  change_catalog(context, call, "возвращена своя форма «" + call.key + "»");
  return no_content();
}

http::Response list_school_decisions(Context& context, const Call& call) {
  JsonWriter json;
  json.begin_array();
  context.stores.records().read([&](const db::Read& read) {
    for (const imports::Decision& one : imports::decisions(read, call.who().scope()))
      json.begin_object()
          .field("written", one.written)
          .field("code", one.code)
          .field("school", one.school)
          .field("decided_at", one.decided_at)
          .field("decided_by", one.actor)
          .end_object();
  });
  json.end_array();
  return json_response(json);
}

http::Response put_school_decision(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const imports::Decision what{.written = fields.text("written"), .code = fields.maybe_text("code").value_or("")};
  context.stores.records().write(call.who().actor(), "решение о школе",
                                 [&](const db::Write& write) { imports::decide(write, call.who().scope(), what); });
  return no_content();
}

http::Response forget_school_decision(Context& context, const Call& call) {
  const std::string written = call.text("written");
  context.stores.records().write(call.who().actor(), "отмена решения о школе", [&](const db::Write& write) {
    imports::forget_decision(write, call.who().scope(), written);
  });
  return no_content();
}

}  // namespace vekha::api
