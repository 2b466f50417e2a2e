// What the source of a plan suffered from and the compiler healed silently: told so that people mend their file.
#pragma once
#include "base/document.hpp"
#include "base/issue.hpp"

namespace vekha::roadmap {

/// Notes with places: left-over HTML and bookmarks, doubled list marks, repeated headers, rows torn by a page, words
/// torn by a line, numbers with and without a full stop, lost rows, short names nobody uses.
Issues source_defects(const Document& document);

}  // namespace vekha::roadmap
