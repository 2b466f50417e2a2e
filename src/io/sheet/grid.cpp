#include "io/sheet/grid.hpp"

#include <algorithm>

#include "io/sheet/refusal.hpp"

namespace vekha::sheet {

void Grid::begin_row(int line) {
  rows_.emplace_back();
  rows_.back().line = line;
}

void Grid::grow(std::size_t cells) {
  cells_ += cells;
  if (cells_ > max_cells_) refuse(Code::too_large, file_, "слишком большая таблица", kSplitFile);
}

void Grid::skip(int columns) {
  const auto count = static_cast<std::size_t>(std::max(columns, 0));
  grow(count);
  auto& cells = rows_.back().cells;
  cells.resize(cells.size() + count);
}

TableCell* Grid::anchor_above(std::size_t column) {
  for (std::size_t row = rows_.size() - 1; row-- > 0;) {
    if (column >= rows_[row].cells.size()) return nullptr;
    TableCell& cell = rows_[row].cells[column];
    const bool reaches = static_cast<std::size_t>(cell.row_span) + row == rows_.size() - 1;
    if (!cell.covered) return reaches ? &cell : nullptr;
  }
  return nullptr;
}

void Grid::add(std::string text, int columns, Vertical vertical) {
  const auto count = static_cast<std::size_t>(std::max(columns, 1));
  grow(count);
  auto& cells = rows_.back().cells;
  TableCell* const anchor = vertical == Vertical::more ? anchor_above(cells.size()) : nullptr;
  TableCell cell;
  cell.covered = anchor != nullptr;
  if (anchor != nullptr)
    ++anchor->row_span;
  else
    cell.text = std::move(text);
  cell.column_span = anchor != nullptr ? 1 : static_cast<int>(count);
  cells.push_back(std::move(cell));
  for (std::size_t i = 1; i < count; ++i) cells.push_back({"", 1, 1, true});
}

bool Grid::widen_last() {
  auto& cells = rows_.back().cells;
  const auto last = std::find_if(cells.rbegin(), cells.rend(), [](const TableCell& cell) { return !cell.covered; });
  if (last == cells.rend()) return false;
  grow(1);
  ++last->column_span;
  cells.push_back({"", 1, 1, true});
  return true;
}

std::vector<TableRow> Grid::take() {
  std::size_t width = 0;
  for (const TableRow& row : rows_) width = std::max(width, row.cells.size());
  if (rows_.size() * width > max_cells_) refuse(Code::too_large, file_, "слишком большая таблица", kSplitFile);
  for (TableRow& row : rows_) row.cells.resize(width);
  drop_unused_columns(width);
  return std::move(rows_);
}

void Grid::drop_unused_columns(std::size_t width) {
  std::vector<bool> begins(width, false);
  for (const TableRow& row : rows_)
    for (std::size_t i = 0; i < width; ++i) begins[i] = begins[i] || !row.cells[i].covered;
  if (std::find(begins.begin(), begins.end(), false) == begins.end()) return;
  for (TableRow& row : rows_) {
    std::vector<TableCell> kept;
    for (std::size_t i = 0; i < width; ++i) {
      if (!begins[i]) continue;
      TableCell& cell = row.cells[i];
      const auto end =
          begins.begin() + static_cast<std::ptrdiff_t>(std::min(width, i + static_cast<std::size_t>(cell.column_span)));
      cell.column_span = static_cast<int>(std::count(begins.begin() + static_cast<std::ptrdiff_t>(i), end, true));
      kept.push_back(std::move(cell));
    }
    row.cells = std::move(kept);
  }
}

}  // namespace vekha::sheet
