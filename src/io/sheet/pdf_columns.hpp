// Tables without ruling lines: columns told by the words of their header and the white rivers below it, rows by their
// numbers and the space between them.
#pragma once
#include <vector>

#include "io/sheet/pdf_tables.hpp"

namespace vekha::sheet {

/// A table and the page (an index) it stands on.
struct PagedTable {
  std::size_t page = 0;
  PdfTable table;
};

/// What one blank is: words farther apart than this part of their height stand in different cells.
struct Spacing {
  double joint = 0.42;   ///< at the edge of a column
  double apart = 0.6;    ///< anywhere
  double near = 3;       ///< points a cell may begin beside the others of its column
  double slack = 2;      ///< points a word may reach over the edge of its column
  bool by_page = false;  ///< columns move from page to page
};

/// The table the pages hold from its header on; nothing when no header of a plan is found. Its words are taken out.
std::vector<PagedTable> take_aligned_tables(std::vector<PdfPage>& pages, const Spacing& spacing = {});

}  // namespace vekha::sheet
