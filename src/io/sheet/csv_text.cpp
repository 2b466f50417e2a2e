#include "io/sheet/csv_text.hpp"

#include <algorithm>
#include <string_view>

#include "base/text.hpp"

namespace vekha::sheet {
namespace {

std::string number_text(double value, int decimals, CsvDialect dialect) {
  std::string out = replaced(replaced(ru_number(value, decimals), "\u00A0", ""), "\u2212", "-");
  if (dialect == CsvDialect::rfc4180) std::replace(out.begin(), out.end(), ',', '.');
  return out;
}

/// A text that Excel would run as a formula is kept a text.
std::string harmless(const std::string& text) {
  const bool risky = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  return risky && !parse_number(text) ? "'" + text : text;
}

std::string quoted(const std::string& text, char separator) {
  if (text.find_first_of(std::string("\"\r\n") + separator) == std::string::npos) return text;
  return "\"" + replaced(text, "\"", "\"\"") + "\"";
}

}  // namespace

std::string csv_beginning(CsvDialect dialect) { return dialect == CsvDialect::excel_ru ? "\xEF\xBB\xBF" : ""; }

std::string csv_line(const std::vector<CsvCell>& cells, CsvDialect dialect) {
  const bool excel = dialect == CsvDialect::excel_ru;
  const char separator = excel ? ';' : ',';
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const CsvCell& cell = cells[i];
    if (i > 0) out += separator;
    if (cell.number)
      out += number_text(*cell.number, cell.decimals, dialect);
    else
      out += quoted(excel ? harmless(cell.text) : cell.text, separator);
  }
  return out + "\r\n";
}

}  // namespace vekha::sheet
