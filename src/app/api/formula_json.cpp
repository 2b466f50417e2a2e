#include "app/api/formula_json.hpp"

#include "app/api/write.hpp"
#include "core/formula/russian.hpp"

namespace vekha::api {

void write_unit(JsonWriter& json, const formula::Unit& unit) {
  json.field("unit", formula::measure_name(unit.measure)).field("unit_title", formula::unit_title(unit));
}

void write_program(JsonWriter& json, const formula::Program& program) {
  json.field("canonical", program.canonical);
  json.field("russian", formula::in_russian(program.canonical, formulas::language()));
  write_unit(json, program.root.unit);
}

void write_formula_row(JsonWriter& json, const formulas::FormulaRow& row, const formula::Unit& unit) {
  json.list("key", row.key).list("labels", row.labels);
  write_estimate_field(json, "value", row.value.estimate);
  const std::string text = formulas::value_text(row.value, unit);
  json.field("text", row.why.empty() ? text : text + ": " + row.why).field("rows", row.value.rows);
  json.field("missing", row.value.missing).field("not_applicable", row.value.not_applicable);
  json.field("suppressed", row.value.suppressed);
}

}  // namespace vekha::api
