// DOCX: paragraphs, headings and tables of a Word document with numbers, merges and tracked changes resolved.
#pragma once
#include "base/document.hpp"
#include "io/sheet/archive.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::sheet {

/// Throws bad_input, too_large.
Document read_docx(const Archive& archive, const std::string& main_part, const Limits& limits);

}  // namespace vekha::sheet
