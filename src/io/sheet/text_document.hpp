// Texts made from Word or PDF files: paragraphs, and tables whose cells are parted by tabs or stand one on a line.
#pragma once
#include <string>
#include <string_view>

#include "base/document.hpp"

namespace vekha::sheet {

/// The blocks of a plain text; each table row knows its line. Never throws: a text without tables gives paragraphs.
Document read_text_document(std::string_view utf8, const std::string& file_name);

}  // namespace vekha::sheet
