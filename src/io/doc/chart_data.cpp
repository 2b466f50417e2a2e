#include <unistd.h>
#include <xlsxwriter.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "base/error.hpp"
#include "io/doc/chart.hpp"
#include "io/doc/typography.hpp"

namespace vekha::doc {
namespace {

/// A file of our own, gone with its owner.
class TemporaryFile {
 public:
  TemporaryFile() : path_((std::filesystem::temp_directory_path() / "vekha-chart-XXXXXX").string()) {
    const int handle = mkstemp(path_.data());
    if (handle < 0) throw Error(Code::storage, "Не удалось создать временный файл в папке " + path_ + ".");
    close(handle);
  }
  ~TemporaryFile() { std::filesystem::remove(path_, ignored_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  std::error_code ignored_;
};

std::string column_title(const Chart& chart, const SheetColumn& column) {
  const std::string& name = chart.series[column.series].name;
  if (column.what == SheetColumn::What::minus) return name + ": до нижней границы";
  return column.what == SheetColumn::What::plus ? name + ": до верхней границы" : name;
}

void fill(lxw_worksheet* sheet, const Chart& chart) {
  worksheet_set_column(sheet, 0, 0, 30, nullptr);
  for (std::size_t row = 0; row < chart.categories.size(); ++row)
    worksheet_write_string(sheet, static_cast<lxw_row_t>(row + 1), 0, typeset(chart.categories[row]).c_str(), nullptr);
  lxw_col_t at = 1;
  for (const SheetColumn& column : sheet_columns(chart)) {
    worksheet_write_string(sheet, 0, at, typeset(column_title(chart, column)).c_str(), nullptr);
    for (std::size_t row = 0; row < chart.categories.size(); ++row)
      if (const auto value = sheet_value(chart, column, row))
        worksheet_write_number(sheet, static_cast<lxw_row_t>(row + 1), at, *value, nullptr);
    ++at;
  }
}

}  // namespace

bool has_whiskers(const Series& series) {
  for (const Point& point : series.points)
    if (point.value && point.hi > point.lo) return true;
  return false;
}

std::vector<SheetColumn> sheet_columns(const Chart& chart) {
  std::vector<SheetColumn> columns;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    columns.push_back({i, SheetColumn::What::value});
    if (!has_whiskers(chart.series[i])) continue;
    columns.push_back({i, SheetColumn::What::minus});
    columns.push_back({i, SheetColumn::What::plus});
  }
  return columns;
}

std::optional<double> sheet_value(const Chart& chart, const SheetColumn& column, std::size_t row) {
  const Point& point = chart.series[column.series].points.at(row);
  if (!point.value || column.what == SheetColumn::What::value) return point.value;
  if (!(point.hi > point.lo)) return 0;
  return column.what == SheetColumn::What::minus ? *point.value - point.lo : point.hi - *point.value;
}

std::string chart_workbook(const Chart& chart) {
  const TemporaryFile file;
  lxw_workbook* book = workbook_new(file.path().c_str());
  if (book == nullptr) throw Error(Code::storage, "Не удалось собрать данные диаграммы.");
  lxw_doc_properties properties{};
  properties.created = 1;  // not the clock: the same chart gives the same bytes
  workbook_set_properties(book, &properties);
  fill(workbook_add_worksheet(book, kSheetName), chart);
  const lxw_error error = workbook_close(book);
  if (error != LXW_NO_ERROR) throw Error(Code::storage, std::string("Данные диаграммы: ") + lxw_strerror(error));
  std::ifstream in(file.path(), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace vekha::doc
