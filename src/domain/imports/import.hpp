// What all files of one import share while it is read.
#pragma once
#include <functional>

#include "domain/imports/checks.hpp"
#include "domain/imports/school_list.hpp"

namespace vekha::imports {

/// Everything the files of one import share.
struct Import {
  const catalog::Catalog& catalog;
  Hints hints;  ///< of the file that is being read
  const results::Pupils& pupils;
  std::vector<CompiledForm> forms;  ///< that may be recognised
  Rules rules;
  Problems problems;
  SchoolList schools{};
  Draft draft{};
  std::vector<Origin> origins{};  ///< of draft.load.sittings
  std::function<void(std::int64_t rows)> progress{};
};

}  // namespace vekha::imports
