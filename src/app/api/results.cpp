#include "app/api/handlers.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "domain/indicators/indicators.hpp"

namespace vekha::api {
namespace {

std::vector<results::Key> summary_keys(const Call& call) {
  std::vector<results::Key> keys{results::Key::procedure, results::Key::year, results::Key::grade,
                                 results::Key::subject};
  for (const std::string& name : split(call.maybe_text("by").value_or("subject"), ',')) {
    const auto key = results::key_from_name(trimmed(name));
    if (!key)
      throw Error(Code::bad_arguments, "Параметр «by»: «" + prefix(name, 40) +
                                           "» не подходит. Бывают procedure, year, grade, subject, school, "
                                           "municipality, class.");
    if (std::find(keys.begin(), keys.end(), *key) == keys.end()) keys.push_back(*key);
  }
  return keys;
}

void write_marks(JsonWriter& json, const results::SummaryRow& row) {
  json.key("marks").begin_object();
  for (std::size_t i = 0; row.marks && i < row.marks->size(); ++i) json.field(std::to_string(i + 2), (*row.marks)[i]);
  json.end_object();
}

void write_summary_row(JsonWriter& json, const db::Read& read, const results::SummaryRow& row) {
  json.begin_object();
  write_or_null(json, "procedure", row.exam.procedure);
  write_or_null(json, "year", row.exam.year);
  write_or_null(json, "grade", row.exam.grade);
  write_or_null(json, "subject", row.exam.subject);
  const auto school = row.school ? std::optional(org::node(read, {}, row.school)) : std::nullopt;
  const auto above = row.municipality ? std::optional(org::node(read, {}, row.municipality)) : std::nullopt;
  write_or_null(json, "municipality", above ? above->name : "");
  write_or_null(json, "school", school ? school->code : "");
  write_or_null(json, "school_name", school ? school->name : "");
  json.field("participants", row.participants).field("mean", row.mean).field("sd", row.sd);
  write_marks(json, row);
  json.end_object();
}

void write_indicator_row(JsonWriter& json, const indicators::Row& row) {
  json.begin_object();
  write_or_null(json, "procedure", row.exam.procedure);
  write_or_null(json, "year", row.exam.year);
  write_or_null(json, "grade", row.exam.grade);
  write_or_null(json, "subject", row.exam.subject);
  json.key("school");
  if (row.school)
    write_school_ref(json, {row.school, row.school_code, row.school_name});
  else
    json.null();
  write_or_null(json, "class_name", row.class_name);
  write_or_null(json, "municipality", row.municipality_name);
  json.field("participants", row.values.participants.n).key("values").begin_object();
  for (const indicators::Indicator& indicator : indicators::definitions())
    write_estimate_field(json, indicator.id, row.values.of(indicator.kind));
  json.end_object().end_object();
}

void write_definitions(JsonWriter& json) {
  json.key("indicators").begin_array();
  for (const indicators::Indicator& indicator : indicators::definitions()) {
    json.begin_object().field("id", indicator.id).field("name", indicator.name).field("unit", indicator.unit);
    json.field("formula_text", indicator.formula).end_object();
  }
  json.end_array();
}

void write_passport(JsonWriter& json, const indicators::Passport& passport) {
  json.begin_object().field("title", passport.title).field("unit", passport.unit).field("formula", passport.formula);
  json.field("formula_text", passport.formula_text);
  write_estimate_field(json, "value", passport.value);
  json.key("inputs").begin_array();
  for (const auto& input : passport.inputs)
    json.begin_object().field("name", input.name).field("value", input.value).end_object();
  json.end_array().key("batches").begin_array();
  for (const auto& batch : passport.batches) {
    json.begin_object().field("id", batch.id.value).list("files", batch.files);
    write_or_null(json, "committed_at", batch.committed_at);
    json.end_object();
  }
  json.end_array().key("exclusions").begin_array();
  for (const auto& exclusion : passport.exclusions)
    json.begin_object().field("reason", exclusion.reason).field("count", exclusion.count).end_object();
  json.end_array().field("interval_method", passport.interval_method).field("interval_text", passport.interval_text);
  json.field("basis", passport.basis).field("scale", passport.scale).list("notes", passport.notes).end_object();
}

}  // namespace

http::Response list_exams(Context& context, const Call& call) {
  JsonWriter json;
  json.begin_array();
  context.stores.records().read([&](const db::Read& read) {
    for (const results::Exam& exam : results::exams(read, context.stores.facts(), {.scope = call.who().scope()}))
      write_exam(json, exam);
  });
  json.end_array();
  return json_response(json);
}

http::Response summarize_results(Context& context, const Call& call) {
  const std::vector<results::Key> keys = summary_keys(call);
  const auto catalog = context.catalog.get();
  JsonWriter json;
  json.begin_array();
  context.stores.records().read([&](const db::Read& read) {
    const results::SummaryQuery query{filter_of(read, context, call), keys};
    for (const results::SummaryRow& row : results::summary(read, context.stores.facts(), *catalog, query))
      write_summary_row(json, read, row);
  });
  json.end_array();
  return json_response(json);
}

http::Response get_indicators(Context& context, const Call& call) {
  const std::string by = call.maybe_text("by").value_or("subject");
  const std::vector<results::Key> keys = indicators::parse_grouping(by);
  const auto catalog = context.catalog.get();
  const auto rows = context.stores.records().read([&](const db::Read& read) {
    return indicators::compute(read, context.stores.facts(), *catalog, {filter_of(read, context, call), keys});
  });
  JsonWriter json;
  json.begin_object().field("by", by);
  write_definitions(json);
  json.key("rows").begin_array();
  for (const indicators::Row& row : rows) write_indicator_row(json, row);
  json.end_array().end_object();
  return json_response(json);
}

http::Response get_passport(Context& context, const Call& call) {
  const std::string id = call.text("indicator");
  const indicators::Indicator* indicator = indicators::find_definition(id);
  if (indicator == nullptr) throw Error(Code::not_found, "Показателя «" + prefix(id, 40) + "» нет.");
  call.text("procedure");
  call.text("subject");
  call.integer("year");
  call.integer("grade");
  const auto catalog = context.catalog.get();
  const auto passport = context.stores.records().read([&](const db::Read& read) {
    const results::Filter filter = filter_of(read, context, call);
    return indicators::passport(read, context.stores.facts(), *catalog, {indicator->kind, filter});
  });
  JsonWriter json;
  write_passport(json, passport);
  return json_response(json);
}

}  // namespace vekha::api
