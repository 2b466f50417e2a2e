// The document as one run of items: paragraphs and rows of the tables of measures, their cells sorted by role.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "base/document.hpp"
#include "base/issue.hpp"
#include "core/roadmap/columns.hpp"
#include "core/roadmap/mapping.hpp"

namespace vekha::roadmap {

struct Field {
  std::string text;
  bool inherited = false;  ///< from a cell merged over several rows
};

struct PlanItem {
  enum class Kind { paragraph, heading, row };
  Kind kind = Kind::paragraph;
  std::string text;  ///< of a paragraph or heading
  std::array<Field, kRoles> fields;
  std::size_t filled = 0;     ///< cells of the row with a text of their own
  bool wide = false;          ///< one cell reaches over most of the row
  bool after_break = false;   ///< a repeated header or the end of a page stands before the row
  bool merges_known = false;  ///< the source tells which cells are merged, so an empty cell is empty
  bool table_opens = false;   ///< first row under a header
  Place place;

  const std::string& at(Role role) const { return fields[static_cast<std::size_t>(role)].text; }
  const Field& field(Role role) const { return fields[static_cast<std::size_t>(role)]; }
};

struct PlanItems {
  std::vector<PlanItem> items;
  bool found = false;                ///< at least one header of measures
  std::vector<Role> roles;           ///< those some header has
  std::vector<int> passed_by;        ///< numbers of tables that are no plans
  std::vector<TableColumns> tables;  ///< those of measures, as their columns were taken
  Issues issues;
};

/// Throws bad_arguments when the mapping does not fit the tables.
PlanItems plan_items(const Document& document, const Mapping& mapping = {});

}  // namespace vekha::roadmap
