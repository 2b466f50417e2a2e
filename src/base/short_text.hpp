// Texts of a few letters kept in place: a class, a variant, a pupil's code stand in every one of millions of works.
#pragma once
#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace vekha {

/// At most `most` bytes of UTF-8, ordered as the text is. Throws bad_input for a longer one.
template <std::size_t most>
class ShortText {
  static_assert(most < 256);

 public:
  constexpr ShortText() = default;
  ShortText(std::string_view text) : size_(static_cast<std::uint8_t>(text.size())) {
    if (text.size() > most)
      throw Error(Code::bad_input, "Слишком длинный текст: «" + std::string(text) +
                                       "», а помещается байтов: " + std::to_string(most) + ".");
    std::copy(text.begin(), text.end(), bytes_.begin());
  }
  ShortText(const std::string& text) : ShortText(std::string_view(text)) {}
  ShortText(const char* text) : ShortText(std::string_view(text)) {}

  std::string_view view() const { return {bytes_.data(), size_}; }
  std::string text() const { return std::string(view()); }
  bool empty() const { return size_ == 0; }
  operator std::string_view() const { return view(); }

  friend bool operator==(const ShortText& a, const ShortText& b) { return a.view() == b.view(); }
  friend std::ostream& operator<<(std::ostream& out, const ShortText& text) { return out << text.view(); }
  friend auto operator<=>(const ShortText& a, const ShortText& b) { return a.view() <=> b.view(); }

 private:
  std::array<char, most> bytes_{};
  std::uint8_t size_ = 0;
};

}  // namespace vekha
