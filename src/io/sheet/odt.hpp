// ODT: paragraphs, headings, lists and tables of an OpenDocument text.
#pragma once
#include "base/document.hpp"
#include "io/sheet/archive.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::sheet {

/// Throws bad_input, too_large.
Document read_odt(const Archive& archive, const Limits& limits);

}  // namespace vekha::sheet
