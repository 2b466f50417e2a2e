// Norms and targets of indicators: written with their act, taken back and put into force again.
#include <algorithm>
#include <set>

#include "app/api/indicator_handlers.hpp"
#include "app/api/indicator_json.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "domain/indicators/indicators.hpp"

namespace vekha::api {
namespace {

using indicators::NormRow;

void write_norm(JsonWriter& json, const NormRow& row) {
  json.begin_object().field("id", row.id).field("indicator", row.indicator);
  json.field("kind", row.kind == indicators::NormKind::norm ? "norm" : "target");
  write_or_null(json, "school", row.school);
  write_or_null(json, "year", row.year);
  write_or_null(json, "grade", row.grade);
  write_or_null(json, "subject", row.subject);
  json.field("value", row.value).field("margin", row.margin).field("act", row.act.text());
  json.field("recorded_at", row.recorded_at).field("actor", row.actor);
  write_or_null(json, "withdrawn_at", row.withdrawn_at);
  json.end_object();
}

/// Norms for everybody, and those of the schools the person sees.
std::vector<NormRow> seen(const db::Read& read, const Call& call, std::vector<NormRow> rows) {
  std::set<std::string> codes;
  for (const org::Node& school : org::list(read, call.who().scope(), org::Kind::school)) codes.insert(school.code);
  std::erase_if(rows, [&](const NormRow& row) { return !row.school.empty() && !codes.contains(row.school); });
  return rows;
}

NormRow norm_of(const Context& context, const Fields& fields) {
  const auto value = number_in(fields, "value");
  const std::string kind = fields.maybe_text("kind").value_or("norm");
  if (!value) throw Error(Code::bad_arguments, "Укажите значение норматива числом.");
  if (kind != "norm" && kind != "target") throw Error(Code::bad_arguments, "Параметр «kind»: norm или target.");
  const std::string subject = fields.maybe_text("subject").value_or("");
  return {.indicator = fields.text("indicator"),
          .kind = kind == "norm" ? indicators::NormKind::norm : indicators::NormKind::target,
          .school = fields.maybe_text("school").value_or(""),
          .year = fields.maybe_integer("year").value_or(0),
          .grade = fields.maybe_integer("grade").value_or(0),
          .subject = context.catalog.get()->find_subject(subject).value_or(subject),
          .value = *value,
          .margin = number_in(fields, "margin"),
          .act = {.act = fields.text("act"),
                  .date = fields.maybe_text("date").value_or(""),
                  .clause = fields.maybe_text("clause").value_or("")}};
}

}  // namespace

http::Response list_norms(Context& context, const Call& call) {
  JsonWriter json;
  json.begin_array();
  context.stores.records().read([&](const db::Read& read) {
    for (const NormRow& row : seen(read, call, indicators::norms(read, call.maybe_text("indicator").value_or(""))))
      write_norm(json, row);
  });
  json.end_array();
  return json_response(json);
}

http::Response add_norm(Context& context, const Call& call) {
  const NormRow fresh = norm_of(context, Fields(call.request.body));
  const indicators::Library library = indicators::library(context.stores.folder());
  JsonWriter json;
  context.stores.records().write(
      call.who().actor(), "норматив показателя «" + fresh.indicator + "»",
      [&](const db::Write& write) { write_norm(json, indicators::set_norm(write, library, fresh)); });
  return json_response(json);
}

http::Response withdraw_norm(Context& context, const Call& call) {
  context.stores.records().write(call.who().actor(), "отмена норматива показателя",
                                 [&](const db::Write& write) { indicators::withdraw_norm(write, call.id()); });
  return no_content();
}

http::Response restore_norm(Context& context, const Call& call) {
  context.stores.records().write(call.who().actor(), "возврат норматива показателя",
                                 [&](const db::Write& write) { indicators::restore_norm(write, call.id()); });
  return no_content();
}

}  // namespace vekha::api
