#include "io/sheet/workbook_writer.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::sheet {
namespace {

constexpr double kLineHeight = 15;  // points
constexpr lxw_row_t kLastRow = 1048575;
constexpr std::uint8_t kA4 = 9;

}  // namespace

struct WorkbookWriter::State {
  std::string path;
  lxw_workbook* book = nullptr;
  lxw_worksheet* sheet = nullptr;
  lxw_row_t next_row = 0;
  std::vector<double> widths;
  lxw_row_t header_row = kLastRow;
  std::size_t header_cells = 0;
  lxw_format* wrapped = nullptr;
  lxw_format* header = nullptr;
  lxw_format* section = nullptr;
  lxw_format* title = nullptr;
  std::map<int, lxw_format*> numbers;  ///< by decimals

  void make_formats();
  lxw_format* format(RowLook look) const;
  lxw_format* number_format(int decimals);
  void write(lxw_col_t column, const OutCell& cell, lxw_format* format);
  void write_across(const std::string& text, RowLook look) const;
  void finish_sheet();
};

void WorkbookWriter::State::make_formats() {
  const auto make = [this] {
    lxw_format* out = workbook_add_format(book);
    format_set_text_wrap(out);
    format_set_align(out, LXW_ALIGN_VERTICAL_TOP);
    return out;
  };
  wrapped = make();
  header = make();
  section = make();
  title = make();
  for (lxw_format* bold : {header, section, title}) format_set_bold(bold);
  for (lxw_format* shaded : {header, section}) format_set_bg_color(shaded, 0xEDEDED);
  for (lxw_format* lined : {wrapped, header, section}) format_set_border(lined, LXW_BORDER_THIN);
}

lxw_format* WorkbookWriter::State::format(RowLook look) const {
  switch (look) {
    case RowLook::plain: return nullptr;
    case RowLook::wrapped: return wrapped;
    case RowLook::header: return header;
    case RowLook::section: return section;
    case RowLook::title: return title;
  }
  return nullptr;
}

lxw_format* WorkbookWriter::State::number_format(int decimals) {
  lxw_format*& found = numbers[decimals];
  if (found == nullptr) {
    found = workbook_add_format(book);
    format_set_num_format(found,
                          decimals == 0 ? "0" : ("0." + std::string(static_cast<std::size_t>(decimals), '0')).c_str());
    format_set_align(found, LXW_ALIGN_VERTICAL_TOP);
    format_set_border(found, LXW_BORDER_THIN);
  }
  return found;
}

void WorkbookWriter::State::write(lxw_col_t column, const OutCell& cell, lxw_format* format) {
  if (const auto* number = std::get_if<double>(&cell))
    worksheet_write_number(sheet, next_row, column, *number, format);
  else if (const auto* shown = std::get_if<OutNumber>(&cell))
    worksheet_write_number(sheet, next_row, column, shown->value, number_format(shown->decimals));
  else if (const auto* text = std::get_if<std::string>(&cell))
    worksheet_write_string(sheet, next_row, column, text->c_str(), format);
  else if (format != nullptr)
    worksheet_write_blank(sheet, next_row, column, format);
}

/// Spreadsheet programs do not fit the height of merged cells: it is set.
void WorkbookWriter::State::write_across(const std::string& text, RowLook look) const {
  double room = 0;
  for (const double width : widths) room += width;
  const double lines = std::ceil(1.15 * static_cast<double>(length(text)) / std::max(room, 20.0));
  worksheet_set_row(sheet, next_row, std::max(1.0, lines) * kLineHeight + 3, nullptr);
  if (widths.size() < 2)
    worksheet_write_string(sheet, next_row, 0, text.c_str(), format(look));
  else
    worksheet_merge_range(sheet, next_row, 0, next_row, static_cast<lxw_col_t>(widths.size() - 1), text.c_str(),
                          format(look));
}

void WorkbookWriter::State::finish_sheet() {
  if (sheet == nullptr || header_row == kLastRow || next_row <= header_row + 1) return;
  worksheet_autofilter(sheet, header_row, 0, next_row - 1, static_cast<lxw_col_t>(header_cells - 1));
}

WorkbookWriter::WorkbookWriter(const std::string& path) : state_(std::make_unique<State>()) {
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  state_->path = path;
  state_->book = workbook_new_opt(path.c_str(), &options);
  if (state_->book == nullptr) throw Error(Code::storage, "Не удалось создать файл «" + path + "».");
  state_->make_formats();
}

WorkbookWriter::~WorkbookWriter() {
  if (state_->book != nullptr) workbook_close(state_->book);
}

void WorkbookWriter::sheet(const std::string& name, const std::vector<double>& widths) {
  state_->finish_sheet();
  state_->sheet = workbook_add_worksheet(state_->book, name.c_str());
  VEKHA_CHECK(state_->sheet != nullptr);
  state_->next_row = 0;
  state_->header_row = kLastRow;
  state_->widths = widths;
  if (widths.empty()) return;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    worksheet_set_column(state_->sheet, column, column, widths[i], nullptr);
  }
  worksheet_set_landscape(state_->sheet);
  worksheet_set_paper(state_->sheet, kA4);
  worksheet_fit_to_pages(state_->sheet, 1, 0);
  worksheet_ignore_errors(state_->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
}

void WorkbookWriter::row(const std::vector<OutCell>& cells, RowLook look) {
  const bool across = look == RowLook::section || look == RowLook::title;
  if (across && !cells.empty()) {
    const auto* text = std::get_if<std::string>(&cells.front());
    state_->write_across(text == nullptr ? "" : *text, look);
  } else {
    for (std::size_t i = 0; i < cells.size(); ++i)
      state_->write(static_cast<lxw_col_t>(i), cells[i], state_->format(look));
  }
  if (look == RowLook::header) {
    state_->header_row = state_->next_row;
    state_->header_cells = cells.size();
    worksheet_freeze_panes(state_->sheet, state_->next_row + 1, 0);
    worksheet_repeat_rows(state_->sheet, state_->next_row, state_->next_row);
  }
  ++state_->next_row;
}

void WorkbookWriter::close() {
  state_->finish_sheet();
  lxw_workbook* book = std::exchange(state_->book, nullptr);
  if (workbook_close(book) != LXW_NO_ERROR)
    throw Error(Code::storage, "Не удалось записать файл «" + state_->path + "». Проверьте место на диске и права.");
}

}  // namespace vekha::sheet
