// Reads one file into the import: opens it, recognises its sheets, hands their rows to the row reader.
#pragma once
#include <memory>

#include "domain/imports/checks.hpp"
#include "domain/imports/clues.hpp"
#include "domain/imports/row_reader.hpp"

namespace vekha::imports {

/// Everything the files of one import share.
struct Import {
  const catalog::Catalog& catalog;
  const Hints& hints;
  std::vector<CompiledForm> forms;  ///< that may be recognised
  SchoolList schools;
  Problems problems;
  Draft draft;
  std::vector<Origin> origins;  ///< of draft.load.sittings
  std::function<void(std::int64_t rows)> progress;
};

/// Recognised sheets go to the draft; everything wrong goes to the problems.
void read_file(Import& import, const SourceFile& file, const std::string& shown);

}  // namespace vekha::imports
