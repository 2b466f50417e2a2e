// Writes plain tables as an XLSX in constant memory: examples to try an import with, tables to take away.
#pragma once
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace vekha::sheet {

/// A number shown with this many decimals.
struct OutNumber {
  double value = 0;
  int decimals = 0;
};
using OutCell = std::variant<std::monostate, double, OutNumber, std::string>;

/// How a row looks. header: bold, stays in sight, with the filter; section and title: the first cell over all columns.
enum class RowLook { plain, wrapped, header, section, title };

/// A workbook being written; sheets one after another, rows from the top down. The file is whole after `close`.
class WorkbookWriter {
 public:
  /// Throws storage when the file cannot be made.
  explicit WorkbookWriter(const std::string& path);
  ~WorkbookWriter();
  WorkbookWriter(const WorkbookWriter&) = delete;
  WorkbookWriter& operator=(const WorkbookWriter&) = delete;

  /// Begins a sheet; at most 31 letters, none of []:*?/\. Widths are in letters, for printing on its side.
  void sheet(const std::string& name, const std::vector<double>& widths = {});
  void row(const std::vector<OutCell>& cells, RowLook look = RowLook::plain);
  /// Throws storage when the file cannot be written.
  void close();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vekha::sheet
