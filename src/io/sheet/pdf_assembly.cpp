#include "io/sheet/pdf_assembly.hpp"

#include <algorithm>
#include <cmath>

#include "base/numbering.hpp"
#include "base/text.hpp"
#include "io/sheet/text_lines.hpp"

namespace vekha::sheet {
namespace {

constexpr double kPadding = 11.5;  ///< points word processors leave free at both sides of a cell together

/// «12», «- 12 -», «Страница 3 из 10»: printed on every page, no text of the document.
bool is_page_mark(const std::string& text) {
  const std::string small = folded(text);
  if (small.starts_with("страница ") || small.starts_with("стр. ")) return small.size() < 40;
  return !small.empty() && small.size() <= 8 && small.find_first_not_of("0123456789- ") == std::string::npos;
}

/// Lines of the page outside tables, without the marks at its top and bottom.
std::vector<PdfLine> free_lines(const PdfPage& page) {
  std::vector<PdfLine> lines = pdf_lines(page.words);
  const auto marks = [&](const PdfLine& line) {
    const bool edge = line.top < 0.09 * page.height || line.bottom > 0.91 * page.height;
    return edge && is_page_mark(line.text);
  };
  std::erase_if(lines, marks);
  return lines;
}

double widest(const PdfTable& table, std::size_t column) {
  double most = 0;
  for (const auto& row : table.rows) {
    if (row[column].covered || row[column].column_span > 1) continue;
    for (const PdfLine& line : row[column].lines) most = std::max(most, line.right - line.left);
  }
  return most;
}

std::size_t filled(const TableRow& row) {
  return static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(),
                                                [](const TableCell& cell) { return !trimmed(cell.text).empty(); }));
}

bool is_wide(const TableRow& row) {
  return !row.cells.empty() && 2 * static_cast<std::size_t>(row.cells.front().column_span) > row.cells.size();
}

bool same_texts(const TableRow& a, const TableRow& b) {
  if (a.cells.size() != b.cells.size()) return false;
  for (std::size_t i = 0; i < a.cells.size(); ++i)
    if (folded(a.cells[i].text) != folded(b.cells[i].text)) return false;
  return true;
}

/// «1 | 2 | 3 | 4» below a header.
bool counts(const TableRow& row) {
  int expected = 0;
  for (const TableCell& cell : row.cells)
    if (!cell.covered && squeezed(cell.text) != std::to_string(++expected)) return false;
  return expected >= 3;
}

/// Most rows begin with a number.
bool is_numbered(const std::vector<TableRow>& rows) {
  std::size_t numbers = 0, others = 0;
  for (const TableRow& row : rows) {
    if (filled(row) < 2) continue;
    (is_row_number(row.cells.front().text) ? numbers : others) += 1;
  }
  return numbers > others;
}

const std::string& longest_text(const TableRow& row) {
  return std::max_element(row.cells.begin(), row.cells.end(),
                          [](const TableCell& a, const TableCell& b) { return a.text.size() < b.text.size(); })
      ->text;
}

bool ends_sentence(const std::string& text) {
  const std::string plain = squeezed(text);
  return plain.empty() || plain.ends_with('.') || plain.ends_with(';') || plain.ends_with(':') || plain.ends_with("»");
}

/// The first row of a page is the rest of the last one of the page before.
bool is_rest(const TableRow& above, const TableRow& row) {
  if (is_wide(row) || is_wide(above) || !trimmed(row.cells.front().text).empty()) return false;
  if (row.cells.size() != above.cells.size()) return false;
  const bool complete = filled(row) + 1 >= row.cells.size() && starts_capital(longest_text(row));
  return !complete || !ends_sentence(longest_text(above));
}

/// The number stands in the middle of a row that a page cut: only below the cut is it seen.
bool is_numbered_rest(const TableRow& above, const TableRow& row) {
  if (is_wide(row) || is_wide(above) || row.cells.size() != above.cells.size()) return false;
  return trimmed(above.cells.front().text).empty() && filled(above) >= 1 && is_row_number(row.cells.front().text) &&
         starts_small(longest_text(row)) && !ends_sentence(longest_text(above));
}

void glue(TableRow& above, const TableRow& rest) {
  for (std::size_t i = 0; i < above.cells.size(); ++i) {
    const std::string& more = rest.cells[i].text;
    if (more.empty()) continue;
    std::string& text = above.cells[i].text;
    if (text.ends_with('-') && !text.ends_with(" -")) {
      text += Hyphens::kDoubtful + more;
      continue;
    }
    const bool entry = starts_capital(more) && (text.ends_with(',') || ends_sentence(text));
    text += text.empty() ? more : (entry || more.starts_with("•") || more.starts_with("- ") ? "\n" : " ") + more;
  }
}

/// Of a real page the number of the row on it, of plain text the line the row begins on.
int line_of(const PdfPage& page, const std::vector<PdfCell>& cells, std::size_t row) {
  if (page.first_line == 0) return static_cast<int>(row);
  double top = page.height;
  for (const PdfCell& cell : cells)
    for (const PdfLine& line : cell.lines) top = std::min(top, line.top);
  return page.first_line + static_cast<int>(std::lround(top / PdfPage::kTypewriterLine));
}

}  // namespace

std::vector<TableRow> PdfAssembly::rows_of(const PdfTable& table, const PdfPage& page) const {
  std::vector<double> inner;
  for (std::size_t c = 0; c + 1 < table.columns.size(); ++c) {
    const double room = table.columns[c + 1] - table.columns[c] - kPadding;
    inner.push_back(table.ruled ? std::max(widest(table, c), room) : widest(table, c));
  }
  std::vector<TableRow> rows;
  for (const auto& cells : table.rows) {
    TableRow row{.line = line_of(page, cells, rows.size() + 1), .page = page.number};
    for (std::size_t c = 0; c < cells.size(); ++c) {
      double width = inner[c];
      const auto last = std::min(c + static_cast<std::size_t>(cells[c].column_span), inner.size());
      if (last > c + 1) width = table.columns[last] - table.columns[c] - kPadding;
      row.cells.push_back(
          {joined_lines(cells[c].lines, width), cells[c].row_span, cells[c].column_span, cells[c].covered});
    }
    if (filled(row) > 0 || std::any_of(row.cells.begin(), row.cells.end(),
                                       [](const TableCell& cell) { return cell.row_span > 1 || cell.covered; }))
      rows.push_back(std::move(row));
  }
  return rows;
}

bool PdfAssembly::goes_on(const PdfTable& table) const {
  constexpr double kSame = 5;
  if (!open_ || blocks_.empty() || columns_.size() != table.columns.size()) return false;
  for (std::size_t i = 0; i < columns_.size() && !table.continues; ++i)
    if (std::abs(columns_[i] - table.columns[i]) > kSame) return false;
  return true;
}

/// Adds the part of a table that stands on the next page.
void PdfAssembly::append(std::vector<TableRow> rows) {
  auto& all = blocks_.back().rows;
  std::size_t first = 0;
  while (first < rows.size() && first < all.size() && same_texts(rows[first], all[first])) ++first;
  if (first < rows.size() && counts(rows[first])) ++first;
  if (first < rows.size() && !all.empty() && is_numbered(all)) {
    const bool numbered = is_numbered_rest(all.back(), rows[first]);
    if (numbered || is_rest(all.back(), rows[first])) {
      glue(all.back(), rows[first]);
      ++first;
    }
  }
  all.insert(all.end(), std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(first)),
             std::make_move_iterator(rows.end()));
}

void PdfAssembly::table(const PdfTable& table, const PdfPage& page) {
  std::vector<TableRow> rows = rows_of(table, page);
  if (goes_on(table)) return append(std::move(rows));
  columns_ = table.columns;
  open_ = true;
  const int line = rows.empty() ? 0 : rows.front().line;
  blocks_.push_back({.kind = Block::Kind::table,
                     .rows = std::move(rows),
                     .line = line,
                     .page = page.first_line > 0 ? 0 : page.number});
}

void PdfAssembly::paragraphs(const PdfPage& page, double from, double to) {
  std::vector<PdfLine> lines;
  for (PdfLine& line : free_lines(page))
    if (line.top >= from && line.top < to) lines.push_back(std::move(line));
  if (lines.empty()) return;
  open_ = false;
  for (const std::string& text : split(joined_lines(lines, text_width_), '\n'))
    if (!squeezed(text).empty())
      blocks_.push_back({.text = text, .line = 0, .page = page.first_line > 0 ? 0 : page.number});
}

void PdfAssembly::page(PdfPage& page, std::vector<PdfTable> tables) {
  text_width_ = 0;
  for (const PdfLine& line : free_lines(page)) text_width_ = std::max(text_width_, line.right - line.left);
  text_width_ = std::max(text_width_, 0.55 * page.width);
  double from = -1;
  for (const PdfTable& found : tables) {
    paragraphs(page, from, found.top);
    table(found, page);
    from = found.top;
  }
  paragraphs(page, from, page.height + 1);
}

/// Hyphens are judged when all words are known; tables get their numbers.
void PdfAssembly::finish() {
  Hyphens hyphens;
  const auto each_text = [&](const auto& visit) {
    for (Block& block : blocks_) {
      visit(block.text);
      for (TableRow& row : block.rows)
        for (TableCell& cell : row.cells) visit(cell.text);
    }
  };
  each_text([&](const std::string& text) { hyphens.learn(text); });
  each_text([&](std::string& text) { text = hyphens.resolved(text); });
  int tables = 0;
  for (Block& block : blocks_)
    if (block.kind == Block::Kind::table) block.table = ++tables;
}

std::vector<Block> PdfAssembly::run() {
  std::vector<std::vector<PdfTable>> tables(pages_.size());
  bool ruled = false;
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    tables[i] = take_ruled_tables(pages_[i]);
    ruled = ruled || std::any_of(tables[i].begin(), tables[i].end(),
                                 [](const PdfTable& table) { return table.columns.size() > 3; });
  }
  if (!ruled)
    for (PagedTable& found : take_aligned_tables(pages_, spacing_))
      tables[found.page].push_back(std::move(found.table));
  for (std::size_t i = 0; i < pages_.size(); ++i) page(pages_[i], std::move(tables[i]));
  finish();
  return std::move(blocks_);
}

std::vector<Block> blocks_of_pages(std::vector<PdfPage> pages) { return PdfAssembly(std::move(pages)).run(); }

}  // namespace vekha::sheet
