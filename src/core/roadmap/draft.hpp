// Rows become measures: each row is told to be a measure, a section, the rest of the row above, or nothing.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "core/roadmap/compiled.hpp"
#include "core/roadmap/plan_items.hpp"
#include "core/roadmap/section_tree.hpp"

namespace vekha::roadmap {

/// A measure whose cells are complete but not yet interpreted.
struct DraftMeasure {
  std::string number;
  int section = -1;
  std::string section_path;
  std::vector<std::string> section_titles;
  std::array<std::string, kRoles> fields;
  Place place;

  std::string& at(Role role) { return fields[static_cast<std::size_t>(role)]; }
  const std::string& at(Role role) const { return fields[static_cast<std::size_t>(role)]; }
};

struct Draft {
  std::vector<CompiledSection> sections;
  std::vector<DraftMeasure> measures;
  Issues issues;
};

Draft draft_measures(const PlanItems& plan);

}  // namespace vekha::roadmap
