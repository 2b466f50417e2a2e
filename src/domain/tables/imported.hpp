// Figures a form of ФИС ОКО gives about territories and schools, to stand beside what is counted here.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "domain/tables/tables.hpp"

namespace vekha::tables {

/// Whom figures are about, the widest first: country, region, municipality, school.
struct Told {
  int rank = 0;
  std::string name;
  auto operator<=>(const Told&) const = default;
};
struct Imported {
  std::vector<Told> who;
  std::vector<std::string> items;                      ///< in the order of the form
  std::map<std::pair<std::string, Told>, Cell> cells;  ///< by the folded item
  bool repeated = false;                               ///< one item was named several times; its mean is kept
  Cell of(const std::string& item, const Told& told) const;
};
/// Figures of the planned-results form of one exam: of the organisations of the scope, those they lie in, the region
/// and the country. A neighbour's figures are left out.
Imported planned_figures(const Sources& sources, const results::Filter& filter, const results::Exam& exam);

}  // namespace vekha::tables
