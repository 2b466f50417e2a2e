#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "domain/tables/tables.hpp"
#include "io/sheet/workbook_bytes.hpp"

namespace vekha::tables {
namespace {

constexpr std::size_t kSheetName = 31;  // letters a sheet's name may have

/// A heading that stands alone: «Доля отметок, %: «2»».
std::string whole_title(const Column& column) {
  return column.group.empty() ? column.title : column.group + ": " + column.title;
}

double rounded(double value, int decimals) {
  const double power = std::pow(10.0, decimals);
  return std::round(value * power) / power;
}

}  // namespace

std::string shown(const Cell& cell, const Column& column) {
  if (!cell.number) return cell.text;
  if (!cell.number->value) return std::string(absence_text(cell.number->absence));
  return ru_number(*cell.number->value, std::max(column.decimals, 0));
}

std::string csv(const Table& table, Csv dialect) {
  std::vector<sheet::CsvCell> cells;
  for (const Column& column : table.columns) cells.push_back({.text = whole_title(column)});
  std::string out = sheet::csv_beginning(dialect) + sheet::csv_line(cells, dialect);
  for (const Row& row : table.rows) {
    cells.clear();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Cell& cell = row.cells[i];
      if (cell.number && cell.number->value)
        cells.push_back({cell.number->value, std::max(table.columns[i].decimals, 0), {}});
      else
        cells.push_back({.text = shown(cell, table.columns[i])});
    }
    out += sheet::csv_line(cells, dialect);
  }
  return out;
}

std::string workbook(const Table& table) {
  std::vector<double> widths;
  for (const Column& column : table.columns) widths.push_back(column.decimals < 0 ? 44 : 12);
  return sheet::workbook_bytes([&](sheet::WorkbookWriter& book) {
    book.sheet(prefix(table.title, kSheetName), widths);
    book.row({table.caption.empty() ? table.title : table.title + ". " + table.caption}, sheet::RowLook::title);
    for (const std::string& note : table.notes) book.row({note}, sheet::RowLook::title);
    std::vector<sheet::OutCell> head;
    for (const Column& column : table.columns) head.emplace_back(whole_title(column));
    book.row(head, sheet::RowLook::header);
    for (const Row& row : table.rows) {
      std::vector<sheet::OutCell> cells;
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const Column& column = table.columns[i];
        const Cell& cell = row.cells[i];
        if (cell.number && cell.number->value)
          cells.emplace_back(sheet::OutNumber{rounded(*cell.number->value, column.decimals), column.decimals});
        else
          cells.emplace_back(shown(cell, column));
      }
      book.row(cells, sheet::RowLook::wrapped);
    }
  });
}

}  // namespace vekha::tables
