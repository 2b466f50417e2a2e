// Plans written without a table: «1. Провести опрос. Срок: май. Ответственный: УО», on one line or on several.
#pragma once
#include "base/document.hpp"
#include "core/roadmap/plan_items.hpp"

namespace vekha::roadmap {

/// The paragraphs of a document as items; not found unless at least two of them are measures with a term or executor.
PlanItems paragraph_items(const Document& document);

}  // namespace vekha::roadmap
