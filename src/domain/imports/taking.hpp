// Moves what was read of one table into the draft, once its exam is settled.
#pragma once
#include "domain/imports/clues.hpp"
#include "domain/imports/figure_reader.hpp"
#include "domain/imports/import.hpp"
#include "domain/imports/knowledge_reader.hpp"

namespace vekha::imports {

/// A recognised table on its way into the draft.
struct Taking {
  Import& import;
  const catalog::Form& form;
  Origin origin;
  Clues clues;
  std::string format;
  int maximum_above = 0;                        ///< told above the table, 0 when not
  std::map<std::string, std::string> levels{};  ///< «Б», «П» of tasks, told above the table
};

void take(Taking& taking, SheetWorks works);
void take(Taking& taking, SheetFigures figures);
void take(Taking& taking, SheetKnowledge knowledge);

}  // namespace vekha::imports
