// The header of a table: one row, or two or three with headings of groups above the columns.
#pragma once
#include <string>
#include <vector>

#include "domain/catalog/catalog.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::imports {

/// What stands above one column, folded for comparison.
struct HeaderCell {
  std::string plain;      ///< rows joined by blanks: «код участника»
  std::string path;       ///< rows joined by « / »: «русский язык / средний балл»
  std::string last;       ///< the lowest row that has text here
  std::string shown;      ///< as the file has it, for people
  bool personal = false;  ///< its column is not read
};

struct Header {
  std::vector<HeaderCell> cells;
  int depth = 1;
  bool empty() const;
};

/// The rows that stand one under another, the highest first. A heading of a group covers the columns to its right that
/// have none of their own.
Header header_of(const std::vector<const sheet::Row*>& rows, const catalog::PersonalColumns& personal);

}  // namespace vekha::imports
