#include "io/sheet/cell_reference.hpp"

#include <algorithm>

namespace vekha::sheet {

std::optional<int> parse_row_number(std::string_view text) {
  constexpr std::size_t kLongest = 9;
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  int number = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + (digit - '0');
  }
  return number < 1 || number > kMaxRows ? std::nullopt : std::optional(number);
}

std::optional<CellReference> parse_cell_reference(std::string_view text) {
  int column = 0;
  std::size_t i = text.starts_with('$') ? 1 : 0;
  for (; i < text.size() && column <= kMaxColumns; ++i) {
    const char letter = static_cast<char>(text[i] & ~0x20);
    if (letter < 'A' || letter > 'Z') break;
    column = column * 26 + (letter - 'A' + 1);
  }
  if (column < 1 || column > kMaxColumns) return std::nullopt;
  if (text.substr(i).starts_with('$')) ++i;
  const auto row = parse_row_number(text.substr(i));
  if (!row) return std::nullopt;
  return CellReference{*row, column};
}

std::optional<Range> parse_range(std::string_view text) {
  const std::size_t colon = std::min(text.find(':'), text.size());
  const auto first = parse_cell_reference(text.substr(0, colon));
  const auto last = colon == text.size() ? first : parse_cell_reference(text.substr(colon + 1));
  if (!first || !last) return std::nullopt;
  return Range{std::min(first->row, last->row), std::min(first->column, last->column), std::max(first->row, last->row),
               std::max(first->column, last->column)};
}

}  // namespace vekha::sheet
