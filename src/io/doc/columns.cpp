#include "io/doc/columns.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/text.hpp"
#include "io/doc/typography.hpp"

namespace vekha::doc {
namespace {

constexpr int kBodySize = 200;  // 10 pt in twentieths of a point
constexpr int kHeadSize = 180;  // 9 pt
constexpr int kPadding = 160;   // both cell margins and the border
constexpr double kBold = 1.08;

/// Rough width of a letter of PT Serif in parts of its size; a little generous.
double letter_width(char32_t c) {
  if (c >= '0' && c <= '9') return 0.58;
  if (std::u32string_view(U",.;:()[]!|ijlt'«»\u00A0").find(c) != std::u32string_view::npos) return 0.38;
  if (std::u32string_view(U"%№мшщжюыфmwЖШЩЮМФ▲▼—").find(c) != std::u32string_view::npos) return 0.88;
  if ((c >= U'А' && c <= U'Я') || (c >= 'A' && c <= 'Z')) return 0.74;
  return 0.6;
}

bool breaks_after(char32_t c) { return c == ' ' || c == '\n' || c == '-' || c == 0xAD; }

/// Width of the longest piece that cannot be broken, in parts of the size.
double longest_word(std::string_view text) {
  double longest = 0;
  double word = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (c != ' ' && c != '\n') word += c == 0xAD ? letter_width('-') : letter_width(c);
    longest = std::max(longest, word);
    const bool held = c == U'-' && std::string_view(text).substr(i).starts_with("\u00A0");
    if (breaks_after(c) && !held) word = 0;
  }
  return longest;
}

int needed(const Cell& cell, int size) {
  double longest = 0;
  for (const Run& run : cell.runs) {
    const bool bold = run.bold || size == kHeadSize;
    longest =
        std::max(longest, longest_word(run.verbatim ? unbroken(run.text) : typeset(run.text)) * (bold ? kBold : 1));
  }
  return static_cast<int>(longest * size) + kPadding;
}

/// Where each cell of a row stands is known only through merged cells above it: these are followed here.
void widen(std::vector<int>& least, const std::vector<TableRow>& rows, int size) {
  std::vector<int> covered(least.size());
  for (const TableRow& row : rows) {
    std::size_t column = 0;
    for (const Cell& cell : row.cells) {
      while (column < least.size() && covered[column] > 0) --covered[column++];
      if (column >= least.size()) return;
      if (cell.columns == 1) least[column] = std::max(least[column], needed(cell, size));
      for (int i = 0; i < cell.columns && column < least.size(); ++i) covered[column++] = cell.rows - 1;
    }
    while (column < least.size()) {
      if (covered[column] > 0) --covered[column];
      ++column;
    }
  }
}

std::vector<int> least_widths(const Table& table) {
  std::vector<int> least(table.columns.size(), kPadding);
  widen(least, table.head, kHeadSize);
  widen(least, table.rows, kBodySize);
  return least;
}

/// The wished shares of `total`; columns that would get less than their least are set to it and the rest is shared
/// again.
std::vector<double> shared(const Table& table, const std::vector<int>& least, int total) {
  std::vector<double> widths(least.size());
  std::vector<bool> fixed(least.size());
  for (bool again = true; again;) {
    double room = total;
    double shares = 0;
    for (std::size_t i = 0; i < least.size(); ++i)
      (fixed[i] ? room : shares) += fixed[i] ? -least[i] : table.columns[i].width;
    again = false;
    for (std::size_t i = 0; i < least.size(); ++i) {
      widths[i] = fixed[i] ? least[i] : room * table.columns[i].width / shares;
      if (fixed[i] || widths[i] >= least[i]) continue;
      fixed[i] = true;
      again = true;
    }
  }
  return widths;
}

/// Whole numbers whose sum is exactly `total`.
std::vector<int> rounded(const std::vector<double>& widths, int total) {
  double sum = 0;
  for (const double width : widths) sum += width;
  std::vector<int> out;
  double edge = 0;
  int done = 0;
  for (const double width : widths) {
    edge += width;
    const int at = static_cast<int>(std::lround(edge / sum * total));
    out.push_back(at - done);
    done = at;
  }
  return out;
}

}  // namespace

std::vector<int> column_widths(const Table& table, int total) {
  const std::vector<int> least = least_widths(table);
  int sum = 0;
  for (const int width : least) sum += width;
  if (sum >= total) return rounded({least.begin(), least.end()}, total);
  return rounded(shared(table, least, total), total);
}

}  // namespace vekha::doc
