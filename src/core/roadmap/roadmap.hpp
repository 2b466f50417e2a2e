// The roadmap compiler: paragraphs and tables of any municipality's plan become sections, measures, terms and parties.
#pragma once
#include "base/document.hpp"
#include "base/json.hpp"
#include "core/roadmap/compiled.hpp"

namespace vekha::roadmap {

/// Reads the plan in a document. Throws bad_input, told in Russian, when nothing like a plan is found or the mapping
/// does not fit its tables. A plan whose columns cannot be told has no measures, but `tables` with what to ask.
Compiled compile(const Document& document, const Mapping& mapping = {});

/// {"title","period","preamble","sections","measures","parties","tables","issues"}: the shape of `vekha roadmap read
/// --json`.
void write_roadmap_json(JsonWriter& json, const Compiled& compiled);
/// {"kind_of_act","act_number","act_date","approved_by","goals","tasks","aliases","basis"}.
void write_preamble_json(JsonWriter& json, const Preamble& preamble);
/// [{"table","place","header","samples","proposed","unsure"}].
void write_tables_json(JsonWriter& json, const std::vector<TableColumns>& tables);

}  // namespace vekha::roadmap
