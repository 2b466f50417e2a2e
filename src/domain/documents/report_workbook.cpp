#include "base/text.hpp"
#include "domain/documents/documents.hpp"
#include "domain/documents/report_tables.hpp"
#include "io/sheet/workbook_bytes.hpp"

namespace vekha::documents {
namespace {

using sheet::OutCell;
using sheet::RowLook;

/// Whole numbers go out as numbers.
OutCell cell(const std::string& text) {
  if (text.empty()) return {};
  const auto number = parse_integer(text);
  return number ? OutCell(static_cast<double>(*number)) : OutCell(text);
}

void write_row(sheet::WorkbookWriter& book, const std::vector<std::string>& texts, RowLook look) {
  std::vector<OutCell> cells;
  for (const std::string& text : texts) cells.push_back(cell(text));
  book.row(cells, look);
}

void write_tallies(sheet::WorkbookWriter& book, const std::string& first, const std::vector<Tally>& tallies) {
  write_row(book, tally_header(first), RowLook::header);
  for (const Tally& tally : tallies) write_row(book, tally_cells(tally), RowLook::wrapped);
}

void write_lines(sheet::WorkbookWriter& book, const Figures& figures) {
  book.sheet("Мероприятия", {9, 60, 12, 12, 30, 16, 12, 40});
  write_row(book,
            {"№ п/п", "Мероприятие", "Начало", "Срок", "Ответственный", "Состояние", "Просрочено", "Подтверждение"},
            RowLook::header);
  for (const Line& line : figures.lines) {
    const roadmap::Occurrence& each = *line.occurrence;
    book.row({OutCell(line.measure->number), OutCell(line.measure->text), OutCell(ru_date(each.from)),
              OutCell(ru_date(each.due)), OutCell(joined(line.measure->responsible, ", ")),
              OutCell(std::string(roadmap::status_title(each.status))), OutCell(std::string(each.overdue ? "да" : "")),
              OutCell(each.evidence)},
             RowLook::wrapped);
  }
}

}  // namespace

std::string report_workbook(const roadmap::Roadmap& plan, const ReportOrder& order) {
  const Figures figures = figures_of(plan, order);
  const std::vector<double> widths{50, 10, 12, 12, 10, 15, 10, 12, 14};
  return sheet::workbook_bytes([&](sheet::WorkbookWriter& book) {
    book.sheet("По разделам", widths);
    std::vector<Tally> sections = figures.sections;
    sections.push_back(figures.all);
    write_tallies(book, "Раздел", sections);
    book.sheet("По ответственным", widths);
    write_tallies(book, "Ответственный", figures.executors);
    write_lines(book, figures);
  });
}

}  // namespace vekha::documents
