// The shared strings of a workbook in one bounded block of memory.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/sheet/archive.hpp"

namespace vekha::sheet {

class SharedStrings {
 public:
  /// Throws bad_input, too_large.
  static SharedStrings load(const Archive& archive, std::string_view part, const Limits& limits);

  /// Nothing past the end.
  std::optional<std::string_view> at(std::size_t index) const;
  /// Adds one string at the end.
  void add(std::string_view text);
  std::size_t bytes() const { return block_.size() + ends_.size() * sizeof(std::uint32_t); }

 private:
  std::string block_;
  std::vector<std::uint32_t> ends_;
};

/// Undoes "_x000D_" escapes and drops carriage returns, in place.
void unescape_string(std::string& text);

}  // namespace vekha::sheet
