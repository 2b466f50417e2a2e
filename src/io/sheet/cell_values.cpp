#include "io/sheet/cell_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/date.hpp"
#include "base/text.hpp"

namespace vekha::sheet {

namespace {

/// A few digits, as nearly all numbers are; below zero for anything else.
int few_digits(std::string_view text) {
  constexpr std::size_t kMost = 9;
  if (text.empty() || text.size() > kMost) return -1;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<double> plain_number(std::string_view text) {
  if (const int few = few_digits(text); few >= 0) return few;
  if (text.empty() || static_cast<unsigned char>(text.front()) > '9') return std::nullopt;  // a word
  text = trimmed(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  constexpr std::size_t kLongest = 24;
  if (text.empty() || text.size() > kLongest || text.find_first_not_of("0123456789.,-") != std::string_view::npos ||
      text.back() < '0')
    return std::nullopt;
  std::array<char, kLongest> plain{};
  std::transform(text.begin(), text.end(), plain.begin(), [](char c) { return c == ',' ? '.' : c; });
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + text.size(), value, std::chars_format::fixed);
  if (error != std::errc{} || end != plain.data() + text.size()) return std::nullopt;
  return value;
}

std::string iso_date_text(std::string_view text) {
  const auto date = parse_iso_date(text.substr(0, 10));
  if (!date) return std::string(text);
  const std::string_view clock = text.size() > 11 ? text.substr(11, 8) : "";
  return ru_date(*date) + (clock.empty() ? "" : " " + std::string(clock));
}

void clear_text(std::string& text) {
  constexpr std::size_t kKept = 4096;
  if (text.capacity() > kKept) text = std::string();
  text.clear();
}

}  // namespace vekha::sheet
