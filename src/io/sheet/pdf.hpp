// Reading of PDF: text and the layout of its tables put together again from the places of words and lines.
#pragma once
#include <string>

#include "base/document.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::sheet {

/// Throws unsupported (protected, without text, no pdftotext here), bad_input (damaged), too_large.
Document read_pdf(const std::string& path, const Limits& limits);

}  // namespace vekha::sheet
