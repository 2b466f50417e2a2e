// What became of a plan: its measures before and after, row by row, with the fields that differ.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::roadmap {

/// A measure as it is compared.
struct DiffMeasure {
  std::int64_t origin = 0;  ///< the same in both plans for the same measure
  std::string number;
  std::string section;
  std::string text;
  std::string term;
  std::vector<std::string> responsible;
  std::vector<std::string> documents;
  std::string result;
};

enum class Change { same, renumbered, moved, changed, added, removed };
std::string_view change_name(Change change);   ///< "renumbered"
std::string_view change_title(Change change);  ///< «новый номер»

struct FieldChange {
  std::string field;  ///< number, section, order, text, term, responsible, documents, result
  std::string before;
  std::string after;
};
/// «Срок» for "term".
std::string_view field_title(std::string_view field);

struct DiffRow {
  Change change = Change::same;
  int before = -1;  ///< index, -1 for what was added
  int after = -1;   ///< index, -1 for what was removed
  std::vector<FieldChange> fields;
};

/// In the order of `after`; what was removed stands where it stood.
std::vector<DiffRow> diff(const std::vector<DiffMeasure>& before, const std::vector<DiffMeasure>& after);

}  // namespace vekha::roadmap
