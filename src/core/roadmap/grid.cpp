#include "core/roadmap/grid.hpp"

#include <algorithm>

#include "core/roadmap/cell_text.hpp"

namespace vekha::roadmap {

Grid::Grid(const Block& table) : table_(table.table) {
  for (const TableRow& row : table.rows) {
    spots_.emplace_back(row.cells.size());
    lines_.push_back(row.line);
    pages_.push_back(row.page);
    columns_ = std::max(columns_, row.cells.size());
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      if (!row.cells[i].covered) spots_.back()[i].text = clean_cell(row.cells[i].text);
  }
  for (std::size_t r = 0; r < table.rows.size(); ++r)
    for (std::size_t c = 0; c < table.rows[r].cells.size(); ++c) {
      const TableCell& cell = table.rows[r].cells[c];
      if (!cell.covered && (cell.row_span > 1 || cell.column_span > 1)) cover(r, c, cell);
    }
}

void Grid::cover(std::size_t row, std::size_t column, const TableCell& anchor) {
  merged_ = merged_ || anchor.row_span > 1;
  const std::string text = spots_[row][column].text;
  const std::size_t last_row = std::min(rows(), row + static_cast<std::size_t>(anchor.row_span));
  for (std::size_t r = row; r < last_row; ++r) {
    const std::size_t last = std::min(spots_[r].size(), column + static_cast<std::size_t>(anchor.column_span));
    for (std::size_t c = column; c < last; ++c)
      if (r != row || c != column) spots_[r][c] = {text, r != row, r == row};
  }
}

const Spot& Grid::at(std::size_t row, std::size_t column) const {
  static const Spot kNone;
  return row < spots_.size() && column < spots_[row].size() ? spots_[row][column] : kNone;
}

std::size_t Grid::filled(std::size_t row) const {
  return static_cast<std::size_t>(std::count_if(spots_[row].begin(), spots_[row].end(), [](const Spot& spot) {
    return !spot.text.empty() && !spot.from_above && !spot.from_left;
  }));
}

void Grid::join_surplus(std::size_t row, std::size_t text_column, std::size_t columns) {
  auto& spots = spots_[row];
  while (spots.size() > columns && spots.back().text.empty()) spots.pop_back();
  while (spots.size() > columns && text_column + 1 < spots.size()) {
    Spot& text = spots[text_column];
    const std::string& next = spots[text_column + 1].text;
    if (!next.empty()) text.text += (text.text.empty() ? "" : " ") + next;
    spots.erase(spots.begin() + static_cast<std::ptrdiff_t>(text_column) + 1);
  }
}

}  // namespace vekha::roadmap
