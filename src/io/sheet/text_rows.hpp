// Texts in which a table row is a line with tabs or bars between its cells.
#pragma once
#include <vector>

#include "base/document.hpp"
#include "io/sheet/text_lines.hpp"

namespace vekha::sheet {

/// The blocks of such a text; an empty line ends a table.
std::vector<Block> read_row_lines(const std::vector<TextLine>& lines);

}  // namespace vekha::sheet
