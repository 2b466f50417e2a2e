// What the columns of a plan's table mean, told by the words of its header in any order and number.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/roadmap/grid.hpp"
#include "core/roadmap/mapping.hpp"

namespace vekha::roadmap {

/// The role of a header cell; `other` when none of its words is known.
Role role_of(std::string_view header);

struct Column {
  Role role = Role::other;
  std::string header;  ///< all its lines in one
  std::string sub;     ///< the lower line of a two-level header, or empty
};

/// A recognised header.
struct Layout {
  std::vector<Column> columns;
  std::size_t rows = 1;  ///< how many rows of the table it takes

  bool has(Role role) const;
};

/// The header that begins at this row of the grid; a layout without columns when there is none.
Layout header_at(const Grid& grid, std::size_t row);
/// The roles a table without a known header would have, told by what its cells hold; without columns when it is no
/// plan. `rows` is 1 when the first row looks like a header, else 0.
Layout guessed_layout(const Grid& grid);
/// A row that merely counts the columns: «1 | 2 | 3 | 4».
bool counts_columns(const Grid& grid, std::size_t row);

}  // namespace vekha::roadmap
