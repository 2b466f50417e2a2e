// A table on its way from merged cells to a plain grid, shared by the readers of documents.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/document.hpp"

namespace vekha::sheet {

/// Collects cells row by row; then every row has one cell per column, merged ones covered.
class Grid {
 public:
  /// file is for messages; max_cells bounds rows × columns.
  Grid(std::string file, std::uint64_t max_cells) : file_(std::move(file)), max_cells_(max_cells) {}

  void begin_row(int line);
  /// Leaves out grid columns that the row does not have.
  void skip(int columns);
  enum class Vertical { none, first, more };
  /// Adds a cell over `columns`; Vertical::more lies under the merged cell above.
  void add(std::string text, int columns, Vertical vertical);
  /// Adds one covered column to the last cell of the row; false when the row has none.
  bool widen_last();
  /// The finished rows; columns at which no cell begins are folded into their neighbours. Throws too_large.
  std::vector<TableRow> take();

 private:
  TableCell* anchor_above(std::size_t column);
  void grow(std::size_t cells);
  void drop_unused_columns(std::size_t width);

  std::string file_;
  std::uint64_t max_cells_;
  std::uint64_t cells_ = 0;
  std::vector<TableRow> rows_;
};

}  // namespace vekha::sheet
