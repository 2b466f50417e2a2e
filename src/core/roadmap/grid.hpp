// A table with its merged cells resolved: every place of the grid knows its text and whose cell covers it.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "base/document.hpp"

namespace vekha::roadmap {

/// One place of the grid.
struct Spot {
  std::string text;         ///< cleaned; of the merged cell when covered
  bool from_above = false;  ///< covered by a cell of a row above
  bool from_left = false;   ///< covered by a cell of the same row to the left
};

class Grid {
 public:
  explicit Grid(const Block& table);
  std::size_t rows() const { return spots_.size(); }
  std::size_t columns() const { return columns_; }
  int line(std::size_t row) const { return lines_[row]; }
  int page(std::size_t row) const { return pages_[row]; }
  int table() const { return table_; }
  /// The place; an empty one past the end of a row.
  const Spot& at(std::size_t row, std::size_t column) const;
  /// How many places of the row hold text of their own.
  std::size_t filled(std::size_t row) const;
  /// Any cell of the table is merged: then empty cells are truly empty.
  bool merged() const { return merged_; }
  /// Joins the surplus cells of a row (tabs within its text) into the column of the text.
  void join_surplus(std::size_t row, std::size_t text_column, std::size_t columns);

 private:
  void cover(std::size_t row, std::size_t column, const TableCell& anchor);

  std::vector<std::vector<Spot>> spots_;
  std::vector<int> lines_;
  std::vector<int> pages_;
  std::size_t columns_ = 0;
  int table_ = 0;
  bool merged_ = false;
};

}  // namespace vekha::roadmap
