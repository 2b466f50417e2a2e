// Tables of a PDF page: by their ruling lines, or by the white rivers between columns when there are no lines.
#pragma once
#include <vector>

#include "io/sheet/pdf_lines.hpp"
#include "io/sheet/pdf_page.hpp"

namespace vekha::sheet {

/// One cell with the lines it holds.
struct PdfCell {
  std::vector<PdfLine> lines;
  int row_span = 1;
  int column_span = 1;
  bool covered = false;
};

struct PdfTable {
  std::vector<double> columns;             ///< edges from left to right, one more than there are columns
  std::vector<std::vector<PdfCell>> rows;  ///< each with a cell for every column
  double top = 0;
  double bottom = 0;
  bool ruled = false;
  bool continues = false;  ///< known to go on with the table of the page before
};

/// The tables lines draw on the page; the words they hold are taken out of it.
std::vector<PdfTable> take_ruled_tables(PdfPage& page);

}  // namespace vekha::sheet
