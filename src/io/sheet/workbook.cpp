#include "io/sheet/workbook.hpp"

namespace vekha::sheet {

const Cell& Row::at(std::size_t column) const {
  static const Cell kEmpty;
  return column < cells.size() ? cells[column] : kEmpty;
}

}  // namespace vekha::sheet
