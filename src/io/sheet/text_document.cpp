#include "io/sheet/text_document.hpp"

#include <algorithm>

#include "io/sheet/text_cells.hpp"
#include "io/sheet/text_columns.hpp"
#include "io/sheet/text_lines.hpp"
#include "io/sheet/text_rows.hpp"

namespace vekha::sheet {
namespace {

/// More lines that open one cell than lines that hold several.
bool has_cells_on_lines(const std::vector<TextLine>& lines) {
  int single = 0;
  int several = 0;
  for (const TextLine& line : lines) {
    const auto tabs = std::count(line.text.begin(), line.text.end(), '\t');
    if (tabs == 1 && line.text.front() == '\t') ++single;
    if (tabs >= 2) ++several;
  }
  return single > 2 * several && single >= 6;
}

}  // namespace

Document read_text_document(std::string_view utf8, const std::string& file_name) {
  const std::vector<TextLine> lines = lines_of(utf8);
  Document document{file_name, has_cells_on_lines(lines) ? read_cell_lines(lines) : read_row_lines(lines)};
  const bool table = std::ranges::any_of(
      document.blocks, [](const Block& block) { return block.kind == Block::Kind::table && block.rows.size() > 1; });
  if (!table)
    if (std::vector<Block> blocks = read_text_columns(lines); !blocks.empty()) document.blocks = std::move(blocks);
  int tables = 0;
  for (Block& block : document.blocks)
    if (block.kind == Block::Kind::table) block.table = ++tables;
  return document;
}

}  // namespace vekha::sheet
