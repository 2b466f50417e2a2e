// Plain text whose columns stand under one another, parted by blanks: what programs make of a PDF or of a printout.
#pragma once
#include <vector>

#include "base/document.hpp"
#include "io/sheet/text_lines.hpp"

namespace vekha::sheet {

/// The paragraphs and the table; nothing when no header of a plan is set in columns.
std::vector<Block> read_text_columns(const std::vector<TextLine>& lines);

}  // namespace vekha::sheet
