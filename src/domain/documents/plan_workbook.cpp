#include <algorithm>

#include "base/text.hpp"
#include "core/calendar/period.hpp"
#include "domain/documents/documents.hpp"
#include "domain/documents/plan_table.hpp"
#include "domain/documents/preamble.hpp"
#include "io/sheet/workbook_bytes.hpp"
#include "io/sheet/workbook_writer.hpp"

namespace vekha::documents {
namespace {

constexpr double kLetters = 150;  ///< letters of all columns together

void write_plan(sheet::WorkbookWriter& book, const roadmap::Roadmap& plan, const PlanTable& table) {
  double shares = 0;
  for (const PlanColumn& column : table.columns) shares += column.width;
  std::vector<double> widths;
  std::vector<sheet::OutCell> header;
  for (const PlanColumn& column : table.columns) {
    widths.push_back(std::max(8.0, kLetters * column.width / shares));
    header.emplace_back(column.header);
  }
  const roadmap::Summary& summary = plan.summary;
  book.sheet("План", widths);
  if (summary.title != summary.source.file_name) book.row({summary.title}, sheet::RowLook::title);
  if (summary.period && calendar::find_period(summary.title) != summary.period)
    book.row({period_sentence(*summary.period)}, sheet::RowLook::title);
  book.row(header, sheet::RowLook::header);
  for (const PlanRow& row : table.rows) {
    if (!row.section.empty()) {
      book.row({row.section}, sheet::RowLook::section);
      continue;
    }
    std::vector<sheet::OutCell> cells;
    for (const std::string& text : row.cells) cells.push_back(text.empty() ? sheet::OutCell() : sheet::OutCell(text));
    book.row(cells, sheet::RowLook::wrapped);
  }
}

}  // namespace

std::string plan_workbook(const roadmap::Roadmap& plan, Extras extras) {
  const PlanTable table = plan_table(plan, extras);
  return sheet::workbook_bytes([&](sheet::WorkbookWriter& book) { write_plan(book, plan, table); });
}

}  // namespace vekha::documents
