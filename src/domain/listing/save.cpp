#include <array>
#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "base/text.hpp"
#include "domain/listing/listing.hpp"
#include "io/sheet/csv_text.hpp"
#include "io/sheet/workbook_writer.hpp"

namespace vekha::listing {
namespace {

constexpr std::int64_t kMostRows = 1048576;  // of an XLSX sheet

struct FormatRow {
  Format format;
  const char* name;
  const char* extension;
};
constexpr std::array kFormats{FormatRow{Format::csv_ru, "csv-ru", "csv"}, FormatRow{Format::csv, "csv", "csv"},
                              FormatRow{Format::xlsx, "xlsx", "xlsx"}};

sheet::CsvCell csv_cell(const Cell& cell, Format format) {
  if (cell.number) return {cell.number, cell.decimals, {}};
  if (!cell.status.empty()) return {.text = format == Format::csv_ru ? cell.status_title : cell.status};
  return {.text = cell.text};
}

void save_csv(const std::string& path, Format format, const std::function<void(const Sink&)>& fill) {
  std::ofstream out(path, std::ios::binary);
  const auto dialect = format == Format::csv_ru ? sheet::CsvDialect::excel_ru : sheet::CsvDialect::rfc4180;
  std::vector<sheet::CsvCell> line;
  out << sheet::csv_beginning(dialect);
  fill({.head =
            [&](const std::vector<Column>& columns) {
              line.clear();
              for (const Column& one : columns)
                line.push_back({.text = format == Format::csv_ru ? one.title : one.key});
              out << sheet::csv_line(line, dialect);
            },
        .row =
            [&](const std::vector<Cell>& cells) {
              line.clear();
              for (const Cell& cell : cells) line.push_back(csv_cell(cell, format));
              out << sheet::csv_line(line, dialect);
            }});
  out.close();
  if (!out) throw Error(Code::storage, "Файл «" + path + "» не записан: проверьте место на диске и права.");
}

sheet::OutCell workbook_cell(const Cell& cell) {
  if (cell.number) return *cell.number;
  if (!cell.status.empty()) return cell.status_title;
  if (cell.text.empty()) return {};
  return cell.text;
}

void save_workbook(const std::string& path, const std::function<void(const Sink&)>& fill) {
  sheet::WorkbookWriter book(path);
  std::int64_t rows = 0;
  std::vector<sheet::OutCell> out;
  fill({.head =
            [&](const std::vector<Column>& columns) {
              book.sheet("Результаты");
              for (const Column& column : columns) out.emplace_back(column.title);
              book.row(out, sheet::RowLook::header);
              ++rows;
            },
        .row =
            [&](const std::vector<Cell>& cells) {
              if (++rows > kMostRows)
                throw Error(Code::too_large,
                            "В лист Excel помещается 1 048 576 строк, а работ больше. Сузьте отбор или возьмите CSV.");
              out.clear();
              for (const Cell& cell : cells) out.push_back(workbook_cell(cell));
              book.row(out);
            }});
  book.close();
}

}  // namespace

Format format_from_name(const std::string& name) {
  for (const FormatRow& row : kFormats)
    if (name == row.name) return row.format;
  throw Error(Code::bad_arguments,
              "Вид файла «" + prefix(name, 20) + "» неизвестен. Есть csv-ru (для Excel), csv (RFC 4180), xlsx.");
}

std::string_view extension(Format format) {
  for (const FormatRow& row : kFormats)
    if (format == row.format) return row.extension;
  return "csv";
}

void save(const std::string& path, Format format, const std::function<void(const Sink&)>& fill) {
  const std::string fresh = path + ".new";
  try {
    if (format == Format::xlsx)
      save_workbook(fresh, fill);
    else
      save_csv(fresh, format, fill);
    std::filesystem::rename(fresh, path);
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove(fresh, ignored);
    throw;
  }
}

}  // namespace vekha::listing
