// Rows read one step ahead of whoever takes them: a large file is unpacked and cut into cells while its earlier rows
// are being checked.
#pragma once
#include <cstddef>
#include <functional>

#include "io/sheet/workbook.hpp"

namespace vekha::sheet {

/// The same as Workbook::each_row, with the reading in a thread of its own; `row` is called in the caller's.
void each_row_ahead(Workbook& book, std::size_t sheet, const std::function<bool(const Row&)>& row);

}  // namespace vekha::sheet
