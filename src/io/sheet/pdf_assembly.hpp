// Puts the pages of a PDF together: paragraphs and tables in the order of reading, rows that a page cut in two made
// one.
#pragma once
#include <vector>

#include "base/document.hpp"
#include "io/sheet/pdf_columns.hpp"
#include "io/sheet/pdf_lines.hpp"
#include "io/sheet/pdf_page.hpp"

namespace vekha::sheet {

/// The paragraphs and tables that stand on the pages; a table cut by the end of a page is one.
std::vector<Block> blocks_of_pages(std::vector<PdfPage> pages);

class PdfAssembly {
 public:
  /// spacing: what one blank is, for tables without lines.
  explicit PdfAssembly(std::vector<PdfPage> pages, const Spacing& spacing = {})
      : pages_(std::move(pages)), spacing_(spacing) {}
  std::vector<Block> run();

 private:
  void page(PdfPage& page, std::vector<PdfTable> tables);
  void paragraphs(const PdfPage& page, double from, double to);
  void table(const PdfTable& table, const PdfPage& page);
  std::vector<TableRow> rows_of(const PdfTable& table, const PdfPage& page) const;
  bool goes_on(const PdfTable& table) const;
  void append(std::vector<TableRow> rows);
  void finish();

  std::vector<PdfPage> pages_;
  Spacing spacing_;
  std::vector<Block> blocks_;
  std::vector<double> columns_;  ///< of the last table
  bool open_ = false;            ///< nothing stands behind the last table yet
  double text_width_ = 0;        ///< of the widest line outside tables
};

}  // namespace vekha::sheet
