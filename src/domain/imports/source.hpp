// A file as tables: sheets of a workbook, tables of a Word document, an old .xls through the converter.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "io/convert/office.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::imports {

class Source {
 public:
  /// Throws bad_input, unsupported, too_large with a Russian message.
  explicit Source(const std::string& path, const sheet::CsvLook& told = {});
  std::string format() const { return format_; }
  std::optional<sheet::CsvLook> csv() const { return book_ ? book_->csv() : std::nullopt; }
  std::size_t tables() const { return names_.size(); }
  const std::string& name(std::size_t table) const { return names_[table]; }
  /// Tables of a document that go on where a page ended have no header of their own.
  bool is_document() const { return book_ == nullptr; }
  /// Words of a document before its tables; empty for a workbook.
  const std::vector<std::string>& words() const { return words_; }
  void each_row(std::size_t table, const std::function<bool(const sheet::Row&)>& row);

 private:
  void open_document(const std::string& path);
  std::string format_;
  bool is_large_ = false;  ///< worth reading in a thread of its own
  std::vector<std::string> names_;
  std::vector<std::string> words_;
  std::unique_ptr<convert::WorkFolder> converted_;
  std::unique_ptr<sheet::Workbook> book_;
  std::vector<std::vector<sheet::Row>> rows_;  ///< of a document
};

}  // namespace vekha::imports
