// A spreadsheet as a document: what stands above the table becomes paragraphs, the rest of each sheet one table.
#pragma once
#include "base/document.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::sheet {

/// Throws bad_input, too_large.
Document document_of(Workbook& book, const std::string& file, const Limits& limits);

}  // namespace vekha::sheet
