#include "io/sheet/marked_copy.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::sheet {
namespace {

constexpr int kMostNotes = 20'000;          // comments of one sheet a spreadsheet program opens quickly
constexpr std::size_t kLongestNote = 1000;  // letters
constexpr std::size_t kLongestName = 31;
constexpr std::size_t kLongestCell = 32'000;

}  // namespace

struct MarkedCopy::State {
  std::string path;
  lxw_workbook* book = nullptr;
  lxw_worksheet* sheet = nullptr;
  lxw_format* error = nullptr;
  lxw_format* remark = nullptr;
  int notes = 0;
  std::set<std::string> names;

  void write(lxw_row_t row, lxw_col_t column, const Cell& cell, lxw_format* format) const {
    if (cell.number && (cell.text.empty() || parse_number(cell.text)))
      worksheet_write_number(sheet, row, column, *cell.number, format);
    else if (!cell.text.empty())
      worksheet_write_string(sheet, row, column, prefix(cell.text, kLongestCell).c_str(), format);
    else if (format != nullptr)
      worksheet_write_blank(sheet, row, column, format);
  }
};

MarkedCopy::MarkedCopy(const std::string& path) : state_(std::make_unique<State>()) {
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  state_->path = path;
  state_->book = workbook_new_opt(path.c_str(), &options);
  if (state_->book == nullptr) throw Error(Code::storage, "Не удалось создать файл «" + path + "».");
  state_->error = workbook_add_format(state_->book);
  state_->remark = workbook_add_format(state_->book);
  format_set_bg_color(state_->error, 0xF4C7C3);
  format_set_bg_color(state_->remark, 0xFCE8B2);
}

MarkedCopy::~MarkedCopy() {
  if (state_->book != nullptr) workbook_close(state_->book);
}

void MarkedCopy::sheet(const std::string& name) {
  std::string fit = name.empty() ? "Таблица" : name;
  for (const char* sign : {"[", "]", ":", "*", "?", "/", "\\", "'"}) fit = replaced(fit, sign, " ");
  fit = prefix(squeezed(fit), kLongestName);
  for (int number = 2; !state_->names.insert(lower(fit)).second; ++number)
    fit = prefix(fit, kLongestName - 5) + " (" + std::to_string(number) + ")";
  state_->sheet = workbook_add_worksheet(state_->book, fit.c_str());
  if (state_->sheet == nullptr) throw Error(Code::storage, "Не удалось записать лист «" + fit + "».");
  state_->notes = 0;
}

void MarkedCopy::row(const Row& row, const std::vector<Mark>& marks, const std::vector<bool>& hidden) {
  const auto at = static_cast<lxw_row_t>(row.number - 1);
  std::size_t width = row.cells.size();
  for (const Mark& mark : marks) width = std::max(width, static_cast<std::size_t>(mark.column));
  static const Cell kEmpty;
  for (std::size_t i = 0; i < width; ++i) {
    std::string note;
    lxw_format* look = nullptr;
    for (const Mark& mark : marks) {
      if (static_cast<std::size_t>(mark.column) != i + 1) continue;
      note += (note.empty() ? "" : "\n") + mark.text;
      look = mark.look == Mark::Look::error || look == state_->error ? state_->error : state_->remark;
    }
    const bool left_out = i < hidden.size() && hidden[i];
    state_->write(at, static_cast<lxw_col_t>(i), left_out ? kEmpty : row.at(i), look);
    if (note.empty() || ++state_->notes > kMostNotes) continue;
    worksheet_write_comment(state_->sheet, at, static_cast<lxw_col_t>(i), prefix(note, kLongestNote).c_str());
  }
}

void MarkedCopy::close() {
  lxw_workbook* book = std::exchange(state_->book, nullptr);
  if (workbook_close(book) != LXW_NO_ERROR)
    throw Error(Code::storage, "Не удалось записать файл «" + state_->path + "». Проверьте место на диске и права.");
}

}  // namespace vekha::sheet
