#include "domain/imports/source.hpp"

#include <cstdint>
#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/sheet/rows_ahead.hpp"

namespace vekha::imports {
namespace {

constexpr std::uintmax_t kLarge = 256 * 1024;  // bytes of a file worth a thread
constexpr std::size_t kMostWords = 400;        // paragraphs looked at

std::string head_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string head(8, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  return head;
}

bool is_old_office(const std::string& path) { return head_of(path).starts_with("\xD0\xCF\x11\xE0"); }

sheet::Row row_of(const TableRow& row, int number) {
  sheet::Row out;
  out.number = row.line > 0 ? row.line : number;
  for (const TableCell& cell : row.cells) {
    sheet::Cell one;
    one.text = squeezed(cell.text);
    one.number = parse_number(one.text);
    out.cells.push_back(std::move(one));
  }
  return out;
}

}  // namespace

Source::Source(const std::string& path, const sheet::CsvLook& told) {
  std::error_code missing;
  const std::uintmax_t size = std::filesystem::file_size(path, missing);
  is_large_ = !missing && size > kLarge;
  try {
    book_ = sheet::open_workbook(path, told);
  } catch (const Error& error) {
    if (error.code() != Code::unsupported) throw;
    const bool table = is_old_office(path) && error.message().find(".xls") != std::string::npos;
    if (table && convert::office_installed()) {
      converted_ = std::make_unique<convert::WorkFolder>();
      book_ = sheet::open_workbook(convert::office_convert(path, "xlsx", *converted_));
      format_ = "xls";
    } else if (error.message().find("текстовый документ") != std::string::npos) {
      open_document(path);
    } else {
      throw;
    }
  }
  if (book_ == nullptr) return;
  if (format_.empty()) format_ = book_->format();
  names_ = book_->sheets();
}

void Source::open_document(const std::string& path) {
  const Document document = sheet::read_document(path);
  format_ = "документ";
  for (const Block& block : document.blocks) {
    if (block.kind != Block::Kind::table) {
      if (rows_.empty() && words_.size() < kMostWords && !block.text.empty()) words_.push_back(block.text);
      continue;
    }
    names_.push_back("таблица " + std::to_string(block.table));
    rows_.emplace_back();
    for (const TableRow& row : block.rows)
      rows_.back().push_back(row_of(row, static_cast<int>(rows_.back().size()) + 1));
  }
  if (names_.empty())
    throw Error(Code::unsupported, "Файл «" + document.file +
                                       "»: в документе нет таблиц, загружать нечего. "
                                       "Нужен файл .xlsx, .csv или документ с таблицами.");
}

void Source::each_row(std::size_t table, const std::function<bool(const sheet::Row&)>& row) {
  if (book_ != nullptr) return is_large_ ? sheet::each_row_ahead(*book_, table, row) : book_->each_row(table, row);
  for (const sheet::Row& one : rows_[table])
    if (!row(one)) return;
}

}  // namespace vekha::imports
