// Pieces of answers about formulas that several handlers write alike.
#pragma once
#include "base/json.hpp"
#include "domain/formulas/formulas.hpp"

namespace vekha::api {

/// "unit":…,"unit_title":… inside an open object.
void write_unit(JsonWriter& json, const formula::Unit& unit);
/// "canonical", "russian" and the unit of the program inside an open object.
void write_program(JsonWriter& json, const formula::Program& program);
/// The group, its value and what it rests on, inside an open object.
void write_formula_row(JsonWriter& json, const formulas::FormulaRow& row, const formula::Unit& unit);

}  // namespace vekha::api
