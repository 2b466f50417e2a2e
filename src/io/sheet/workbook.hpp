// Tables and documents as people keep them (XLSX, ODS, CSV, DOCX, ODT, plain text) turned into cells and blocks that
// know their place. Readers of results take `Workbook` row by row in constant memory; the roadmap compiler takes
// `Document`.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/document.hpp"

namespace vekha::sheet {

/// One cell of a sheet.
struct Cell {
  std::string text;              ///< UTF-8, what a person sees: "12", "12.5", "85%", "05.09.2025", "ИСТИНА"
  std::optional<double> number;  ///< when the cell is a number or its text is a plain one ("12,5"); dates have none
  bool formula = false;          ///< the value was computed by a formula of the file
};

/// One row that has at least one filled cell. Valid only during the call that hands it over.
struct Row {
  int number = 0;           ///< 1-based number of the row as a spreadsheet program shows it
  std::vector<Cell> cells;  ///< up to the last filled cell

  /// The cell of a 0-based column; an empty one past the end.
  const Cell& at(std::size_t column) const;
};

/// Takes a row; false: no more is wanted. The cells may be swapped for any others, the reader fills them anew.
using RowSink = std::function<bool(Row&)>;

/// A merged block of cells, 1-based and inclusive; its value stands in the first cell.
struct Range {
  int first_row = 1;
  int first_column = 1;
  int last_row = 1;
  int last_column = 1;
};

/// What a file may cost us; past a limit the reader throws too_large.
struct Limits {
  std::uint64_t max_file = 512ULL << 20;         ///< bytes of the file
  std::uint64_t max_unpacked = 2ULL << 30;       ///< bytes of all parts of an archive after unpacking
  std::uint64_t max_ratio = 200;                 ///< unpacked to packed, for parts over `ratio_from`
  std::uint64_t ratio_from = 32ULL << 20;        ///< bytes: smaller parts may be packed as well as they like
  std::uint64_t max_entries = 10'000;            ///< parts in an archive
  std::uint64_t max_strings = 256ULL << 20;      ///< bytes of the shared strings of a workbook
  std::uint64_t max_cell = 1ULL << 20;           ///< bytes of text in one cell
  std::uint64_t max_row = 32ULL << 20;           ///< bytes of text in one row
  std::uint64_t max_document = 32ULL << 20;      ///< bytes of the text or main part of a document
  std::uint64_t max_document_lines = 300'000;    ///< lines of a plain text
  std::uint64_t max_document_cells = 1'000'000;  ///< cells of all tables of a document
};

/// How a text table is written. Empty and 0 where a person said nothing: it is found in the file.
struct CsvLook {
  std::string encoding;  ///< "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1251"
  char delimiter = '\0';
  char decimal = '\0';  ///< ',' or '.'; 0 found: the numbers have no fractions
};

/// An opened spreadsheet. Rows are read from the file each time they are asked for.
class Workbook {
 public:
  virtual ~Workbook() = default;
  /// For messages: "xlsx", "ods", "csv (windows-1251; «;»)".
  virtual std::string format() const = 0;
  /// Names in workbook order, exactly as written; a CSV has one sheet with an empty name.
  virtual const std::vector<std::string>& sheets() const = 0;
  /// Hands over the filled rows of a 0-based sheet in order; stops when `row` returns false. Throws bad_input,
  /// too_large.
  virtual void each_row(std::size_t sheet, const RowSink& row) = 0;
  /// The merged blocks of a 0-based sheet. Throws bad_input, too_large.
  virtual std::vector<Range> merged(std::size_t sheet) = 0;
  /// Of a text table: how it is read.
  virtual std::optional<CsvLook> csv() const { return std::nullopt; }
};

/// Opens an XLSX, ODS or CSV, told apart by content. Throws bad_input, unsupported, too_large with a Russian message.
std::unique_ptr<Workbook> open_workbook(const std::string& path, const Limits& limits = {});
/// The same with what a person said of a text table. Throws bad_arguments for an unknown encoding, too.
std::unique_ptr<Workbook> open_workbook(const std::string& path, const CsvLook& told, const Limits& limits = {});

/// Reads a DOCX, ODT, text, XLSX, ODS or CSV (one table per sheet) with merged cells resolved. Throws as
/// `open_workbook`.
Document read_document(const std::string& path, const Limits& limits = {});

}  // namespace vekha::sheet
