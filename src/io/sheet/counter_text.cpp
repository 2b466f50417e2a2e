#include "io/sheet/counter_text.hpp"

#include <array>
#include <utility>

#include "base/text.hpp"

namespace vekha::sheet {
namespace {

constexpr int kMostLetters = 26 * 30;

std::string roman(int value) {
  constexpr std::array<std::pair<int, std::string_view>, 13> kParts{{{1000, "m"},
                                                                     {900, "cm"},
                                                                     {500, "d"},
                                                                     {400, "cd"},
                                                                     {100, "c"},
                                                                     {90, "xc"},
                                                                     {50, "l"},
                                                                     {40, "xl"},
                                                                     {10, "x"},
                                                                     {9, "ix"},
                                                                     {5, "v"},
                                                                     {4, "iv"},
                                                                     {1, "i"}}};
  constexpr int kMostRoman = 3999;
  if (value < 1 || value > kMostRoman) return std::to_string(value);
  std::string out;
  for (const auto& [size, letters] : kParts)
    for (; value >= size; value -= size) out += letters;
  return out;
}

/// a … z, aa, bb …; the Russian row has no ё, й, ъ, ы, ь.
std::string letters(int value, std::string_view alphabet) {
  const auto count = static_cast<int>(length(alphabet));
  if (value < 1 || value > kMostLetters) return std::to_string(value);
  std::size_t at = 0;
  for (int i = 0; i < (value - 1) % count; ++i) next_code_point(alphabet, at);
  const std::string letter = prefix(alphabet.substr(at), 1);
  std::string out;
  for (int i = 0; i <= (value - 1) / count; ++i) out += letter;
  return out;
}

std::string upper(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string letter = prefix(std::string_view(text).substr(at), 1);
    out += capitalized(letter);
    at += letter.size();
  }
  return out;
}

}  // namespace

std::string counter_text(int value, std::string_view format) {
  constexpr std::string_view kLatin = "abcdefghijklmnopqrstuvwxyz";
  constexpr std::string_view kRussian = "абвгдежзиклмнопрстуфхцчшщэюя";
  if (format == "none") return {};
  if (format == "lowerLetter") return letters(value, kLatin);
  if (format == "upperLetter") return upper(letters(value, kLatin));
  if (format == "russianLower") return letters(value, kRussian);
  if (format == "russianUpper") return upper(letters(value, kRussian));
  if (format == "lowerRoman") return roman(value);
  if (format == "upperRoman") return upper(roman(value));
  if (format == "decimalZero" && value >= 0 && value < 10) return "0" + std::to_string(value);
  return std::to_string(value);
}

}  // namespace vekha::sheet
