// What a row of the plan is, judged by its filled cells, its number and the rows after it.
#pragma once
#include <string>
#include <vector>

#include "core/roadmap/plan_items.hpp"

namespace vekha::roadmap {

enum class RowKind {
  measure,
  section,
  rest,         ///< goes on with the row above
  shares,       ///< a measure that shares term and executor with the row above (a merged cell the text lost)
  only_number,  ///< a number and nothing else
};

/// What is known when a row is judged.
struct RowContext {
  const std::vector<PlanItem>* items = nullptr;
  std::size_t index = 0;
  bool numbered_plan = false;  ///< the plan has a column of numbers and uses it
  bool has_measure = false;    ///< a measure stands above in the same section
  std::string text_above;      ///< of that measure
};

RowKind row_kind(const RowContext& context);

/// The number of a row: of its own cell, or of the beginning of its text when the plan has no column of numbers.
std::string number_of(const PlanItem& item);

}  // namespace vekha::roadmap
