#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/text.hpp"
#include "domain/papers/papers.hpp"
#include "io/convert/process.hpp"
#include "io/sheet/csv_text.hpp"
#include "io/sheet/workbook_writer.hpp"

namespace vekha::papers {
namespace {

const std::vector<std::string> kHeader{"Вид",     "Номер",  "Дата",        "Заголовок",  "Кем издан",
                                       "Уровень", "Статус", "Кем отменён", "Примечание", "Ознакомлено"};

std::vector<std::string> cells_of(const Row& row) {
  const Card& card = row.paper.card;
  return {card.kind,
          card.number,
          card.dated ? ru_date(*card.dated) : "",
          card.title,
          card.issuer,
          std::string(level_title(row.paper.level)),
          std::string(status_title(row.paper.status)),
          row.repealed_by_title,
          row.paper.note,
          row.people == 0 ? "" : std::to_string(row.acquainted) + " из " + std::to_string(row.people)};
}

std::vector<sheet::CsvCell> csv_cells(const std::vector<std::string>& texts) {
  std::vector<sheet::CsvCell> out;
  for (const std::string& text : texts) out.push_back({.text = text});
  return out;
}

std::vector<sheet::OutCell> out_cells(const std::vector<std::string>& texts) {
  std::vector<sheet::OutCell> out;
  for (const std::string& text : texts) out.push_back(text.empty() ? sheet::OutCell() : sheet::OutCell(text));
  return out;
}

}  // namespace

std::string register_csv(const std::vector<Row>& rows) {
  constexpr auto kDialect = sheet::CsvDialect::excel_ru;
  std::string out = sheet::csv_beginning(kDialect) + sheet::csv_line(csv_cells(kHeader), kDialect);
  for (const Row& row : rows) out += sheet::csv_line(csv_cells(cells_of(row)), kDialect);
  return out;
}

std::string register_workbook(const std::vector<Row>& rows) {
  const convert::WorkFolder folder;
  const std::string path = folder.path() + "/register.xlsx";
  sheet::WorkbookWriter book(path);
  book.sheet("Документы", {14, 12, 11, 50, 28, 14, 14, 24, 24, 12});
  book.row(out_cells(kHeader), sheet::RowLook::header);
  for (const Row& row : rows) book.row(out_cells(cells_of(row)), sheet::RowLook::wrapped);
  book.close();
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace vekha::papers
