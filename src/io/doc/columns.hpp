// Widths of table columns: the wished shares, widened where the longest word of a column would be torn.
#pragma once
#include <vector>

#include "io/doc/blocks.hpp"

namespace vekha::doc {

/// One width a column in twentieths of a point; their sum is `total`. When even the longest words do not fit together,
/// each column gets its part of what it needs.
std::vector<int> column_widths(const Table& table, int total);

}  // namespace vekha::doc
