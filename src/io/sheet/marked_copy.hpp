// A copy of a table with remarks in its cells: what a person gets back to mend a file by.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "io/sheet/workbook.hpp"

namespace vekha::sheet {

/// A remark at a cell of the row being written.
struct Mark {
  int column = 1;  ///< 1-based
  std::string text;
  enum class Look { error, remark } look = Look::remark;
};

/// A workbook being written, sheet after sheet, rows from the top down. The file is whole after `close`.
class MarkedCopy {
 public:
  /// Throws storage when the file cannot be made.
  explicit MarkedCopy(const std::string& path);
  ~MarkedCopy();
  MarkedCopy(const MarkedCopy&) = delete;
  MarkedCopy& operator=(const MarkedCopy&) = delete;

  /// Names are made to fit: 31 letters, none twice.
  void sheet(const std::string& name);
  /// The row at its own number; cells of hidden 0-based columns are left out. Remarks past what a spreadsheet program
  /// bears are only coloured.
  void row(const Row& row, const std::vector<Mark>& marks, const std::vector<bool>& hidden);
  /// Throws storage when the file cannot be written.
  void close();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vekha::sheet
