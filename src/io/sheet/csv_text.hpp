// CSV as it is written, in the two dialects people ask for: one place decides on separators, quotes, decimals and texts
// that a spreadsheet would run.
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace vekha::sheet {

enum class CsvDialect {
  excel_ru,  ///< «;», decimal comma, UTF-8 with BOM: opens in Russian Excel by a double click
  rfc4180    ///< «,», decimal point, UTF-8 without BOM, texts untouched
};

/// A number with its decimals, or a text.
struct CsvCell {
  std::optional<double> number;
  int decimals = 0;
  std::string text;
};

/// What stands before the first line.
std::string csv_beginning(CsvDialect dialect);
/// One line with its end. Numbers are rounded as ru_number rounds them, without blanks between thousands.
std::string csv_line(const std::vector<CsvCell>& cells, CsvDialect dialect);

}  // namespace vekha::sheet
