// Texts in which every table cell stands on lines of its own, led by a tab: the lost rows are found again.
#pragma once
#include <vector>

#include "base/document.hpp"
#include "io/sheet/text_lines.hpp"

namespace vekha::sheet {

/// The blocks of such a text.
std::vector<Block> read_cell_lines(const std::vector<TextLine>& lines);

}  // namespace vekha::sheet
