// Tables of the words of an enumeration: its stable name for stores and answers, its Russian title for people.
#pragma once
#include <optional>
#include <string_view>

namespace vekha {

template <class Value>
struct Named {
  Value value;
  std::string_view name;
  std::string_view title;
};

/// The row of a value; the first one when the table lacks it.
template <class Table, class Value>
const auto& named_row(const Table& table, Value value) {
  for (const auto& row : table)
    if (row.value == value) return row;
  return table.front();
}

template <class Table>
auto named_value(const Table& table, std::string_view name) -> std::optional<decltype(table.front().value)> {
  for (const auto& row : table)
    if (row.name == name) return row.value;
  return std::nullopt;
}

}  // namespace vekha
