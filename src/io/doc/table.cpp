#include <numeric>

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/doc/body.hpp"
#include "io/doc/columns.hpp"

namespace vekha::doc {
namespace {

/// Grid columns still covered from above: how many rows, and how wide the covering cell is.
struct Cover {
  int rows = 0;
  int columns = 1;
};

/// One table being written.
struct Grid {
  const Table& table;
  std::vector<int> widths;  ///< twentieths of a point
  std::vector<Cover> covers;
  bool keep_together = false;  ///< the row stays on the page of the next one
};

/// A table of so few rows is not torn between pages.
constexpr std::size_t kSmallTable = 6;

const char* align_name(Align align) {
  if (align == Align::right) return "right";
  return align == Align::center ? "center" : "left";
}

const char* shade_colour(Cell::Shade shade) {
  switch (shade) {
    case Cell::Shade::strong: return "D0D0D0";
    case Cell::Shade::done: return "A9D3B5";
    case Cell::Shade::going: return "C9DCEF";
    case Cell::Shade::late: return "D99A93";
    default: return "EDEDED";
  }
}

/// The runs cut at the ends of lines.
std::vector<Runs> lines_of(const Runs& runs) {
  std::vector<Runs> lines(1);
  for (const Run& run : runs) {
    bool first = true;
    for (std::string& text : split(run.text, '\n')) {
      if (!first) lines.emplace_back();
      first = false;
      Run piece = run;
      piece.text = std::move(text);
      lines.back().push_back(std::move(piece));
    }
  }
  return lines;
}

bool is_item(const Runs& line) { return !line.empty() && line.front().text.starts_with("• "); }

enum class Merge { none, begins, continues };
struct Place {
  std::size_t column;
  int span;
  Merge merge;
};

void write_cell_frame(XmlWriter& xml, const Grid& grid, const Place& place, Cell::Shade shade) {
  const auto first = grid.widths.begin() + static_cast<std::ptrdiff_t>(place.column);
  xml.open("w:tcPr").leaf("w:tcW", {{"w:w", std::accumulate(first, first + place.span, 0)}, {"w:type", "dxa"}});
  if (place.span > 1) xml.leaf("w:gridSpan", {{"w:val", place.span}});
  if (place.merge == Merge::begins) xml.leaf("w:vMerge", {{"w:val", "restart"}});
  if (place.merge == Merge::continues) xml.leaf("w:vMerge");
  if (shade != Cell::Shade::none)
    xml.leaf("w:shd", {{"w:val", "clear"}, {"w:color", "auto"}, {"w:fill", shade_colour(shade)}});
  xml.leaf("w:vAlign", {{"w:val", grid.table.rise == Table::Rise::top ? "top" : "center"}}).close();
}

enum class RowPart { head, body };

void write_cell(Pen& pen, const Grid& grid, const Place& place, const Cell& content) {
  XmlWriter& xml = pen.xml;
  xml.open("w:tc");
  write_cell_frame(xml, grid, place, content.shade);
  const bool whole_row = place.span == static_cast<int>(grid.widths.size());
  const Align align = whole_row ? Align::left : grid.table.columns[place.column].align;
  for (const Runs& line : lines_of(content.runs)) {
    xml.open("w:p").open("w:pPr").leaf("w:pStyle", {{"w:val", is_item(line) ? "TableItem" : "TableText"}});
    if (grid.keep_together) xml.leaf("w:keepNext");
    if (align != Align::left) xml.leaf("w:jc", {{"w:val", align_name(align)}});
    xml.close();
    write_runs(pen, line);
    xml.close();
  }
  xml.close();
}

void write_head_cell(Pen& pen, const Grid& grid, const Place& place, const Cell& content) {
  pen.xml.open("w:tc");
  write_cell_frame(pen.xml, grid, place, content.shade);
  pen.xml.open("w:p").open("w:pPr").leaf("w:pStyle", {{"w:val", "TableHead"}}).close();
  write_runs(pen, content.runs);
  pen.xml.close().close();
}

/// The next place of the row: continues a merged cell from above, or takes `content`.
Place next_place(Grid& grid, std::size_t column, const Cell* content) {
  Cover& cover = grid.covers[column];
  if (cover.rows > 0) {
    --cover.rows;
    return {column, cover.columns, Merge::continues};
  }
  VEKHA_CHECK(content != nullptr);
  VEKHA_CHECK(content->columns >= 1 && column + static_cast<std::size_t>(content->columns) <= grid.widths.size());
  cover = {content->rows - 1, content->columns};
  return {column, content->columns, content->rows > 1 ? Merge::begins : Merge::none};
}

void write_row(Pen& pen, Grid& grid, const TableRow& row, RowPart part) {
  pen.xml.open("w:tr").open("w:trPr").leaf("w:cantSplit");
  if (part == RowPart::head) pen.xml.leaf("w:tblHeader");
  pen.xml.close();
  std::size_t taken = 0;
  for (std::size_t column = 0; column < grid.widths.size();) {
    const Cell* content = taken < row.cells.size() ? &row.cells[taken] : nullptr;
    const Place place = next_place(grid, column, content);
    static const Cell kCovered;
    const Cell& shown = place.merge == Merge::continues ? kCovered : row.cells[taken++];
    part == RowPart::head ? write_head_cell(pen, grid, place, shown) : write_cell(pen, grid, place, shown);
    column += static_cast<std::size_t>(place.span);
  }
  VEKHA_CHECK(taken == row.cells.size());
  pen.xml.close();
}

void write_frame(XmlWriter& xml, const Grid& grid) {
  const int total = std::accumulate(grid.widths.begin(), grid.widths.end(), 0);
  const bool lined = grid.table.frame == Table::Frame::lines;
  xml.open("w:tblPr").leaf("w:tblStyle", {{"w:val", lined ? "TableGrid" : "TableNormal"}});
  xml.leaf("w:tblW", {{"w:w", total}, {"w:type", "dxa"}}).leaf("w:tblLayout", {{"w:type", "fixed"}});
  xml.open("w:tblCellMar");
  xml.leaf("w:top", {{"w:w", 20}, {"w:type", "dxa"}}).leaf("w:left", {{"w:w", 70}, {"w:type", "dxa"}});
  xml.leaf("w:bottom", {{"w:w", 20}, {"w:type", "dxa"}}).leaf("w:right", {{"w:w", 70}, {"w:type", "dxa"}}).close();
  xml.leaf("w:tblLook", {{"w:val", "0020"}});
  if (!grid.table.caption.empty()) xml.leaf("w:tblCaption", {{"w:val", grid.table.caption}});
  xml.close().open("w:tblGrid");
  for (const int width : grid.widths) xml.leaf("w:gridCol", {{"w:w", width}});
  xml.close();
}

void write_table_caption(Pen& pen, const Table& table) {
  ++pen.tables;
  pen.xml.open("w:p").open("w:pPr").leaf("w:pStyle", {{"w:val", "Caption"}}).close();
  write_caption(pen, "Таблица", {pen.tables, "table" + std::to_string(pen.tables)}, table.caption);
  pen.xml.close();
}

/// Small tables stay whole; of others the last row is not carried over alone, nor a divider left behind.
bool stays_with_next(const Table& table, std::size_t row) {
  const std::size_t rows = table.rows.size();
  if (row + 1 >= rows) return false;
  const bool divider = table.columns.size() > 1 && table.rows[row].cells.size() == 1;
  return rows <= kSmallTable || row + 2 == rows || divider;
}

}  // namespace

void write_table(Pen& pen, const Table& table) {
  VEKHA_CHECK(!table.columns.empty() && !(table.head.empty() && table.rows.empty()));
  // Two tables without a paragraph between them would become one.
  if (table.caption.empty() && pen.after_table) pen.xml.leaf("w:p");
  if (!table.caption.empty()) write_table_caption(pen, table);
  Grid grid{table, column_widths(table, text_width(pen.orientation)), std::vector<Cover>(table.columns.size()), false};
  pen.xml.open("w:tbl");
  write_frame(pen.xml, grid);
  for (const TableRow& row : table.head) write_row(pen, grid, row, RowPart::head);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    grid.keep_together = stays_with_next(table, i);
    write_row(pen, grid, table.rows[i], RowPart::body);
  }
  pen.xml.close();
  pen.after_table = true;
}

}  // namespace vekha::doc
