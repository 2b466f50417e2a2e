// Addresses of cells: "AB12", "A1:C3", within the limits of a sheet (16 384 columns, 1 048 576 rows).
#pragma once
#include <optional>
#include <string_view>

#include "io/sheet/workbook.hpp"

namespace vekha::sheet {

inline constexpr int kMaxRows = 1'048'576;
inline constexpr int kMaxColumns = 16'384;

struct CellReference {
  int row = 1;
  int column = 1;
};

/// "AB12" (also "$AB$12"); nothing when it is no address or outside a sheet.
std::optional<CellReference> parse_cell_reference(std::string_view text);
/// "A1:C3" or one address; nothing when it is none.
std::optional<Range> parse_range(std::string_view text);
/// 1…1 048 576, nothing otherwise.
std::optional<int> parse_row_number(std::string_view text);

}  // namespace vekha::sheet
