// The roadmap compiler: paragraphs and tables of any municipality's plan become sections, measures, terms and parties.
#pragma once
#include "base/document.hpp"
#include "base/json.hpp"
#include "core/roadmap/compiled.hpp"

namespace vekha::roadmap {

/// Reads the plan in a document. Throws bad_input, told in Russian, when no table of measures is found.
Compiled compile(const Document& document);

/// {"title","period","sections","measures","parties","issues"}: the shape of `vekha roadmap read --json`.
void write_roadmap_json(JsonWriter& json, const Compiled& compiled);

}  // namespace vekha::roadmap
