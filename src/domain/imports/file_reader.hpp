// Reads one file into the import: opens it, recognises its tables, hands their rows to the reader of their kind.
#pragma once
#include "domain/imports/import.hpp"

namespace vekha::imports {

/// Recognised tables go to the draft; everything wrong goes to the problems.
void read_file(Import& import, const SourceFile& file, const std::string& shown);

}  // namespace vekha::imports
