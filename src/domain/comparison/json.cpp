#include "domain/comparison/comparison.hpp"

namespace vekha::comparison {
namespace {

void write_interval(JsonWriter& json, std::string_view name, const std::optional<Interval>& interval) {
  json.key(name);
  if (!interval) {
    json.null();
    return;
  }
  json.begin_array().value(interval->lo).value(interval->hi).end_array();
}

std::string_view sureness_name(words::Sureness sureness) {
  switch (sureness) {
    case words::Sureness::alone: return "alone";
    case words::Sureness::holds: return "holds";
    case words::Sureness::may_be: return "may_be";
  }
  return {};
}

void write_deviation(JsonWriter& json, const Deviation& one) {
  json.key("deviation").begin_object().field("base", base_name(one.base)).key("value");
  write_estimate(json, one.value);
  json.field("norm", one.norm).field("margin", one.margin).field("standing", words::standing_name(one.standing));
  json.field("sureness", sureness_name(one.sureness)).field("words", one.words).end_object();
}

void write_school(JsonWriter& json, const SchoolRow& row) {
  json.begin_object().field("id", row.id.value).field("code", row.code).field("name", row.name).key("value");
  write_estimate(json, row.value);
  json.key("fair");
  write_estimate(json, row.fair);
  json.field("standing", words::standing_name(row.standing)).field("sureness", sureness_name(row.sureness));
  json.field("words", row.words);
  write_interval(json, "inner", row.inner);
  write_interval(json, "outer", row.outer);
  json.field("noticed_up", row.noticed.up).field("noticed_down", row.noticed.down);
  json.field("noticed_year_up", row.noticed.year_up).field("noticed_year_down", row.noticed.year_down);
  json.field("noticed_words", row.noticed_words);
  write_deviation(json, row.deviation);
  json.end_object();
}

}  // namespace

void write_answer(JsonWriter& json, const Answer& answer) {
  json.begin_object().field("indicator", answer.indicator).field("name", answer.name).field("unit", answer.unit);
  json.field("measure", formula::measure_name(answer.measure.measure)).field("direction", answer.direction);
  json.field("against", answer.against).field("kind", kind_name(answer.kind)).key("common");
  write_estimate(json, answer.common);
  json.field("compared", answer.compared).field("spread", answer.spread);
  json.field("overdispersion", answer.overdispersion).field("headline", answer.headline);
  json.field("norm_words", answer.norm_words)
      .field("problem", answer.problem)
      .list("notes", answer.notes)
      .key("schools")
      .begin_array();
  for (const SchoolRow& row : answer.schools) write_school(json, row);
  json.end_array().key("limits").begin_array();
  for (const Limit& one : answer.limits) {
    json.begin_object().field("n", one.n);
    write_interval(json, "inner", one.inner);
    write_interval(json, "outer", one.outer);
    json.end_object();
  }
  json.end_array().end_object();
}

}  // namespace vekha::comparison
