#include "io/sheet/workbook_writer.hpp"

#include <xlsxwriter.h>

#include <utility>

#include "base/error.hpp"

namespace vekha::sheet {

struct WorkbookWriter::State {
  std::string path;
  lxw_workbook* book = nullptr;
  lxw_worksheet* sheet = nullptr;
  lxw_row_t next_row = 0;

  void write(lxw_col_t column, const OutCell& cell) const {
    if (const auto* number = std::get_if<double>(&cell))
      worksheet_write_number(sheet, next_row, column, *number, nullptr);
    if (const auto* text = std::get_if<std::string>(&cell))
      worksheet_write_string(sheet, next_row, column, text->c_str(), nullptr);
  }
};

WorkbookWriter::WorkbookWriter(const std::string& path) : state_(std::make_unique<State>()) {
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  state_->path = path;
  state_->book = workbook_new_opt(path.c_str(), &options);
  if (state_->book == nullptr) throw Error(Code::storage, "Не удалось создать файл «" + path + "».");
}

WorkbookWriter::~WorkbookWriter() {
  if (state_->book != nullptr) workbook_close(state_->book);
}

void WorkbookWriter::sheet(const std::string& name) {
  state_->sheet = workbook_add_worksheet(state_->book, name.c_str());
  VEKHA_CHECK(state_->sheet != nullptr);
  state_->next_row = 0;
}

void WorkbookWriter::row(const std::vector<OutCell>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) state_->write(static_cast<lxw_col_t>(i), cells[i]);
  ++state_->next_row;
}

void WorkbookWriter::close() {
  lxw_workbook* book = std::exchange(state_->book, nullptr);
  if (workbook_close(book) != LXW_NO_ERROR)
    throw Error(Code::storage, "Не удалось записать файл «" + state_->path + "». Проверьте место на диске и права.");
}

}  // namespace vekha::sheet
