// The Word file (DOCX) of a document: real styles, numbered captions, native charts.
#pragma once
#include <string>

#include "io/doc/blocks.hpp"

namespace vekha::doc {

/// The bytes of the Word file. The same document gives the same bytes. Throws storage when it cannot be packed.
std::string to_docx(const Document& document);

}  // namespace vekha::doc
