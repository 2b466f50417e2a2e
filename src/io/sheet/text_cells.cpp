#include "io/sheet/text_cells.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include "base/numbering.hpp"
#include "base/text.hpp"

namespace vekha::sheet {
namespace {

struct LooseCell {
  std::vector<TextLine> lines;  ///< without the leading tab; the blank ones behind the last text are dropped
  bool blank_before = false;    ///< an empty line stood before it: rows begin so, but so do some cells

  std::string text() const {
    std::string out;
    for (const TextLine& line : lines)
      if (!is_blank(line.text)) out += (out.empty() ? "" : "\n") + std::string(trimmed(line.text));
    return out;
  }
  int line() const {
    for (const TextLine& line : lines)
      if (!is_blank(line.text)) return line.number;
    return lines.empty() ? 0 : lines.front().number;
  }
};

bool opens_cell(const TextLine& line) { return line.text.starts_with('\t'); }

std::vector<LooseCell> cells_of(const std::vector<TextLine>& lines, std::size_t first) {
  std::vector<LooseCell> cells;
  bool blank = true;
  for (std::size_t i = first; i < lines.size(); ++i) {
    if (opens_cell(lines[i])) {
      cells.push_back({{}, blank});
      cells.back().lines.push_back({replaced(lines[i].text.substr(1), "\t", " "), lines[i].number});
      blank = false;
      continue;
    }
    if (cells.empty()) continue;
    cells.back().lines.push_back({replaced(lines[i].text, "\t", " "), lines[i].number});
    blank = is_blank(lines[i].text);
  }
  for (LooseCell& cell : cells)
    while (cell.lines.size() > 1 && is_blank(cell.lines.back().text)) cell.lines.pop_back();
  return cells;
}

constexpr std::size_t kMostColumns = 12;
constexpr std::size_t kLongestHeader = 80;  ///< letters

/// How many cells from the first on are the header: up to the first empty line, or else to the first number, section
/// or long text.
std::size_t header_size(const std::vector<LooseCell>& cells) {
  std::size_t words = 0;
  std::size_t together = 0;
  for (std::size_t i = 0; i < std::min(cells.size(), kMostColumns); ++i) {
    const std::string text = cells[i].text();
    if (i > 0 && (is_row_number(text) || split_heading(text) || length(text) > kLongestHeader)) break;
    if (together == i && (i == 0 || !cells[i].blank_before)) together = i + 1;
    words = i + 1;
  }
  return together >= 3 ? together : words;
}

/// The line where the table begins; the number of lines when there is none.
std::size_t table_start(const std::vector<TextLine>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!opens_cell(lines[i])) continue;
    const std::size_t end = std::min(lines.size(), i + 60);
    const auto cells =
        cells_of({lines.begin() + static_cast<std::ptrdiff_t>(i), lines.begin() + static_cast<std::ptrdiff_t>(end)}, 0);
    const std::size_t size = header_size(cells);
    std::vector<std::string> texts;
    texts.reserve(size);
    for (std::size_t k = 0; k < size; ++k) texts.push_back(cells[k].text());
    if (texts.size() >= 3 && header_words({texts.front()}) > 0 && header_words(texts) >= 3) return i;
  }
  return lines.size();
}

/// Finds the rows as the cheapest way to cut the run of cells; what looks like a row of this plan costs nothing.
class Rows {
 public:
  Rows(const std::vector<LooseCell>& cells, std::size_t columns) : cells_(cells), columns_(columns) {
    for (const LooseCell& cell : cells) texts_.push_back(cell.text());
    numbered_ = is_row_number_column();
  }
  /// The first cell of every row, and the end.
  std::vector<std::size_t> cut() const;

 private:
  bool is_row_number_column() const { return header_words({texts_.front()}) > 0 && texts_.front().size() < 24; }
  bool repeats_header(std::size_t first) const;
  int cost(std::size_t first, std::size_t size) const;
  int shape_cost(std::size_t first, std::size_t size) const;

  const std::vector<LooseCell>& cells_;
  std::size_t columns_;
  std::vector<std::string> texts_;
  bool numbered_ = false;
};

bool Rows::repeats_header(std::size_t first) const {
  for (std::size_t i = 0; i < columns_; ++i)
    if (folded(texts_[first + i]) != folded(texts_[i])) return false;
  return true;
}

int Rows::shape_cost(std::size_t first, std::size_t size) const {
  const std::string& head = texts_[first];
  const bool number = is_row_number(head);
  if (size == columns_) {
    if (repeats_header(first)) return 0;
    if (number && !texts_[first + 1].empty()) return 0;
    return numbered_ ? 6 : 1;
  }
  if (size == 1) return split_heading(head).has_value() ? 1 : number || head.empty() ? 9 : 5;
  if (size == 2) return number && !texts_[first + 1].empty() ? 2 : 9;
  if (size > columns_) return 8 + 3 * static_cast<int>(size - columns_);
  return (number ? 4 : 8) + static_cast<int>(columns_ - size);
}

int Rows::cost(std::size_t first, std::size_t size) const {
  int total = shape_cost(first, size) + (cells_[first].blank_before ? 0 : 3);
  for (std::size_t i = first + 1; i < first + size; ++i)
    if (is_row_number(texts_[i]) || split_heading(texts_[i])) total += cells_[i].blank_before ? 4 : 2;
  return total;
}

std::vector<std::size_t> Rows::cut() const {
  const std::size_t count = cells_.size();
  std::vector<int> best(count + 1, std::numeric_limits<int>::max() / 2);
  std::vector<std::size_t> from(count + 1, 0);
  best[0] = 0;
  for (std::size_t first = 0; first < count; ++first)
    for (std::size_t size = 1; size <= columns_ + 2 && first + size <= count; ++size) {
      const int total = best[first] + cost(first, size);
      if (total >= best[first + size]) continue;
      best[first + size] = total;
      from[first + size] = first;
    }
  std::vector<std::size_t> cuts{count};
  while (cuts.back() != 0) cuts.push_back(from[cuts.back()]);
  std::reverse(cuts.begin(), cuts.end());
  return cuts;
}

/// Text that stood behind the last cell of a row but belongs to no table: a heading, or what follows the table.
std::vector<TextLine> take_tail(LooseCell& cell, bool last_row) {
  bool seen = false;
  for (std::size_t i = 0; i < cell.lines.size(); ++i) {
    const bool blank = is_blank(cell.lines[i].text);
    seen = seen || !blank;
    if (!seen || !blank) continue;
    std::size_t next = i;
    while (next < cell.lines.size() && is_blank(cell.lines[next].text)) ++next;
    if (next == cell.lines.size()) return {};
    const std::string& text = cell.lines[next].text;
    if (!split_heading(text) && !(last_row && !starts_small(text))) continue;
    std::vector<TextLine> tail(cell.lines.begin() + static_cast<std::ptrdiff_t>(next), cell.lines.end());
    cell.lines.resize(i);
    return tail;
  }
  return {};
}

class Builder {
 public:
  explicit Builder(std::vector<LooseCell> cells) : cells_(std::move(cells)) {}
  std::vector<Block> run();

 private:
  TableRow row(std::size_t first, std::size_t end) const;
  void paragraphs(const std::vector<TextLine>& lines);
  Block& table();

  std::vector<LooseCell> cells_;
  std::size_t columns_ = 0;
  std::vector<Block> blocks_;
};

Block& Builder::table() {
  if (blocks_.empty() || blocks_.back().kind != Block::Kind::table) blocks_.push_back({.kind = Block::Kind::table});
  return blocks_.back();
}

void Builder::paragraphs(const std::vector<TextLine>& lines) {
  for (const TextLine& line : lines)
    if (!is_blank(line.text)) blocks_.push_back({.text = std::string(trimmed(line.text)), .line = line.number});
}

TableRow Builder::row(std::size_t first, std::size_t end) const {
  TableRow out{.line = cells_[first].line()};
  for (std::size_t i = first; i < end; ++i) {
    if (out.cells.size() == columns_)
      out.cells.back().text += "\n" + cells_[i].text();
    else
      out.cells.push_back({.text = cells_[i].text()});
  }
  const std::size_t missing = columns_ - out.cells.size();
  if (missing == 0) return out;
  out.cells.back().column_span = static_cast<int>(missing) + 1;
  out.cells.resize(columns_, {.covered = true});
  return out;
}

std::vector<Block> Builder::run() {
  columns_ = header_size(cells_);
  const std::vector<std::size_t> cuts = Rows(cells_, columns_).cut();
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    const auto tail = take_tail(cells_[cuts[i + 1] - 1], i + 2 == cuts.size());
    Block& block = table();
    block.rows.push_back(row(cuts[i], cuts[i + 1]));
    if (block.line == 0) block.line = block.rows.front().line;
    paragraphs(tail);
  }
  return std::move(blocks_);
}

}  // namespace

std::vector<Block> read_cell_lines(const std::vector<TextLine>& lines) {
  const std::size_t start = table_start(lines);
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < start; ++i)
    if (!is_blank(lines[i].text)) blocks.push_back({.text = squeezed(lines[i].text), .line = lines[i].number});
  if (start == lines.size()) return blocks;
  for (Block& block : Builder(cells_of(lines, start)).run()) blocks.push_back(std::move(block));
  return blocks;
}

}  // namespace vekha::sheet
