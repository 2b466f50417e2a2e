#include "io/sheet/sheet_document.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "io/sheet/refusal.hpp"

namespace vekha::sheet {
namespace {

std::vector<TableRow> read_table(Workbook& book, std::size_t sheet, const std::string& file, const Limits& limits) {
  std::vector<TableRow> rows;
  std::uint64_t bytes = 0;
  std::size_t width = 0;
  book.each_row(sheet, [&](const Row& row) {
    TableRow& out = rows.emplace_back();
    out.line = row.number;
    width = std::max(width, row.cells.size());
    for (const Cell& cell : row.cells) {
      bytes += cell.text.size();
      out.cells.emplace_back().text = cell.text;
    }
    if (bytes > limits.max_document || rows.size() * width > limits.max_document_cells)
      refuse(Code::too_large, file, "таблица слишком велика для документа", kSplitFile);
    return true;
  });
  for (TableRow& row : rows) row.cells.resize(width);
  return rows;
}

/// Index of the first row whose line is at least `line`.
std::size_t row_from(const std::vector<TableRow>& rows, int line) {
  const auto found =
      std::lower_bound(rows.begin(), rows.end(), line, [](const TableRow& row, int at) { return row.line < at; });
  return static_cast<std::size_t>(found - rows.begin());
}

/// Covers the cells of one merged block; how many there are.
std::uint64_t cover(std::vector<TableRow>& rows, const Range& range) {
  const std::size_t first = row_from(rows, range.first_row);
  const std::size_t end = row_from(rows, range.last_row + 1);
  if (first == end || rows[first].line != range.first_row) return 1;
  const auto left = static_cast<std::size_t>(range.first_column - 1);
  const std::size_t right = std::min(rows[first].cells.size(), static_cast<std::size_t>(range.last_column));
  if (left >= right || rows[first].cells[left].covered) return 1;
  for (std::size_t row = first; row < end; ++row)
    for (std::size_t column = left; column < right; ++column)
      if (row != first || column != left) rows[row].cells[column] = {"", 1, 1, true};
  rows[first].cells[left].row_span = static_cast<int>(end - first);
  rows[first].cells[left].column_span = static_cast<int>(right - left);
  return (end - first) * (right - left);
}

std::size_t filled(const TableRow& row) {
  return static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(),
                                                [](const TableCell& cell) { return !trimmed(cell.text).empty(); }));
}

/// Titles and notes above the table: rows with one filled cell before the first row with more.
void split_titles(std::vector<TableRow>& rows, std::vector<Block>& blocks) {
  const auto table = std::find_if(rows.begin(), rows.end(), [](const TableRow& row) { return filled(row) > 1; });
  if (table == rows.end()) return;
  for (auto row = rows.begin(); row != table; ++row) {
    for (const TableCell& cell : row->cells) {
      if (trimmed(cell.text).empty()) continue;
      blocks.push_back({Block::Kind::paragraph, cell.text, {}, row->line});
    }
  }
  rows.erase(rows.begin(), table);
}

}  // namespace

Document document_of(Workbook& book, const std::string& file, const Limits& limits) {
  Document document;
  document.file = file;
  int tables = 0;
  for (std::size_t sheet = 0; sheet < book.sheets().size(); ++sheet) {
    std::vector<TableRow> rows = read_table(book, sheet, file, limits);
    std::uint64_t covered = 0;
    for (const Range& range : book.merged(sheet)) {
      covered += cover(rows, range);
      if (covered > 2 * limits.max_document_cells)
        refuse(Code::too_large, file, "слишком много объединённых ячеек", kSplitFile);
    }
    const std::string name = book.sheets().size() > 1 ? book.sheets()[sheet] : "";
    const std::size_t before = document.blocks.size();
    split_titles(rows, document.blocks);
    for (std::size_t i = before; i < document.blocks.size(); ++i) document.blocks[i].sheet = name;
    if (rows.empty()) continue;
    const int line = rows.front().line;
    document.blocks.push_back({Block::Kind::table, "", std::move(rows), line, ++tables, name});
  }
  return document;
}

}  // namespace vekha::sheet
