// A chart as Word keeps it: DrawingML with cached values, and the workbook that Word opens on «Изменить данные».
#pragma once
#include <string>
#include <vector>

#include "io/doc/blocks.hpp"

namespace vekha::doc {

/// One column of the chart's workbook, right of the categories in column A.
struct SheetColumn {
  enum class What { value, minus, plus };  ///< minus and plus are the lengths of the whiskers
  std::size_t series = 0;
  What what = What::value;
};

/// The columns in their order: B, C, … Both the picture's references and the workbook follow it.
std::vector<SheetColumn> sheet_columns(const Chart& chart);
bool has_whiskers(const Series& series);
/// The number in a row of such a column, nothing for a gap.
std::optional<double> sheet_value(const Chart& chart, const SheetColumn& column, std::size_t row);

inline constexpr const char* kSheetName = "Данные";

/// word/charts/chartN.xml.
std::string chart_part(const Chart& chart);
/// The embedded workbook. Throws storage when there is no room for a temporary file.
std::string chart_workbook(const Chart& chart);

}  // namespace vekha::doc
