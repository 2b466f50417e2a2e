#include "app/api/handlers.hpp"
#include "app/api/plan_json.hpp"
#include "app/api/roadmaps.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "domain/documents/documents.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

void write_text(JsonWriter& json, std::string_view name, const std::optional<roadmap::DiffMeasure>& side) {
  json.key(name);
  side ? json.value(side->text) : json.null();
}

void write_row(JsonWriter& json, const roadmap::ComparedRow& row) {
  json.begin_object().field("change", roadmap::change_name(row.change));
  json.field("title", roadmap::change_title(row.change)).field("measure_id", row.measure.value);
  json.field("number", row.after ? row.after->number : row.before ? row.before->number : "");
  write_text(json, "before", row.before);
  write_text(json, "after", row.after);
  json.key("fields").begin_array();
  for (const roadmap::FieldChange& field : row.fields)
    json.begin_object()
        .field("field", field.field)
        .field("title", roadmap::field_title(field.field))
        .field("before", field.before)
        .field("after", field.after)
        .end_object();
  json.end_array().field("who", row.who).field("when", row.when).field("reason", row.reason).end_object();
}

http::Response rows_response(const std::vector<roadmap::ComparedRow>& rows) {
  JsonWriter json;
  json.begin_object().key("rows").begin_array();
  for (const roadmap::ComparedRow& row : rows) write_row(json, row);
  json.end_array().end_object();
  return json_response(json);
}

std::optional<Date> act_date(const Fields& fields) {
  const auto text = fields.maybe_text("date");
  if (!text || text->empty()) return std::nullopt;
  const auto date = parse_iso_date(*text) ? parse_iso_date(*text) : parse_ru_date(*text);
  if (!date) throw Error(Code::bad_arguments, "Дата акта «" + *text + "» не понята. Ожидалось 05.09.2025.");
  return date;
}

http::Response approval_response(const roadmap::Approval& done, RoadmapId id) {
  JsonWriter json;
  json.begin_object().field("id", id.value);
  write_or_null(json, "before", static_cast<int>(done.before.value));
  json.field("carried", done.occurrences.size()).end_object();
  return json_response(json);
}

}  // namespace

http::Response list_versions(Context& context, const Call& call) {
  const RoadmapId id{call.id()};
  const auto found = context.stores.records().read([&](const db::Read& read) {
    return roadmap::versions(read, scope_of_visible(read, call.who(), id), id, sys::today());
  });
  JsonWriter json;
  json.begin_array();
  for (const roadmap::Summary& summary : found) write_summary(json, summary);
  json.end_array();
  return json_response(json);
}

http::Response diff_roadmap(Context& context, const Call& call) {
  const RoadmapId id{call.id()};
  const std::string with = call.text("with");
  return rows_response(context.stores.records().read([&](const db::Read& read) {
    const org::Scope scope = scope_of_visible(read, call.who(), id);
    if (with == "baseline") return roadmap::compare_with_baseline(read, scope, id);
    const RoadmapId other{call.integer("with")};
    scope_of_visible(read, call.who(), other);
    return roadmap::compare(read, scope, other, id);
  }));
}

http::Response amend_roadmap(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const RoadmapId made =
      context.stores.records().write(call.who().actor(), "новая версия дорожной карты", [&](const db::Write& write) {
        return roadmap::amend(write, call.who().scope(), RoadmapId{call.id()},
                              fields.maybe_text("reason").value_or(""));
      });
  JsonWriter json;
  json.begin_object().field("id", made.value).end_object();
  return json_response(json);
}

http::Response approve_roadmap(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const RoadmapId id{call.id()};
  const roadmap::Act act{fields.maybe_text("kind").value_or(""), fields.maybe_text("number").value_or(""),
                         act_date(fields), fields.maybe_text("issuer").value_or(""),
                         fields.maybe_text("signatory").value_or("")};
  return approval_response(
      context.stores.records().write(
          call.who().actor(), "утверждение дорожной карты",
          [&](const db::Write& write) { return documents::approve_plan(write, call.who().scope(), id, act); }),
      id);
}

http::Response withdraw_roadmap(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const RoadmapId id{call.id()};
  return approval_response(context.stores.records().write(call.who().actor(), "отзыв утверждения дорожной карты",
                                                          [&](const db::Write& write) {
                                                            return documents::withdraw_plan(
                                                                write, call.who().scope(), id,
                                                                fields.maybe_text("reason").value_or(""));
                                                          }),
                           id);
}

http::Response remove_roadmap(Context& context, const Call& call) {
  context.stores.records().write(call.who().actor(), "дорожная карта убрана", [&](const db::Write& write) {
    roadmap::remove(write, call.who().scope(), RoadmapId{call.id()});
  });
  return no_content();
}

http::Response restore_roadmap(Context& context, const Call& call) {
  context.stores.records().write(call.who().actor(), "дорожная карта возвращена", [&](const db::Write& write) {
    roadmap::restore(write, call.who().scope(), RoadmapId{call.id()});
  });
  return no_content();
}

}  // namespace vekha::api
