#include "base/numbering.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace vekha {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Bytes of «12.3.», «IV.», «4)» at the front; 0 when the text does not begin with such a number.
std::size_t number_length(std::string_view text) {
  std::size_t at = 0;
  std::size_t digits = 0;
  while (at < text.size() && (is_digit(text[at]) || (text[at] == '.' && at > 0))) {
    digits = is_digit(text[at]) ? digits + 1 : 0;
    if (digits > 3) return 0;
    ++at;
  }
  if (at == 0)
    while (at < text.size() && (text[at] == 'I' || text[at] == 'V' || text[at] == 'X')) ++at;
  if (at == 0 || at > 16) return 0;
  while (at < text.size() && (text[at] == '.' || text[at] == ')')) ++at;
  return at;
}

/// Bytes of «а.», «б)» at the front, the tail of a number like «1.а.»; 0 when there is none.
std::size_t letter_length(std::string_view text) {
  const bool marked = text.size() > 3 && (text[2] == '.' || text[2] == ')') && text[3] == ' ';
  return marked && starts_small(text.substr(0, 2)) && is_utf8(text.substr(0, 2)) ? 3 : 0;
}

std::string without_marks(std::string_view number) {
  while (!number.empty() && (number.back() == '.' || number.back() == ')' || number.back() == ' '))
    number.remove_suffix(1);
  return std::string(number);
}

char32_t first_letter(std::string_view text) {
  text = trimmed(text);
  std::size_t at = 0;
  return text.empty() ? 0 : next_code_point(text, at);
}

std::string_view after_marks(std::string_view text) {
  while (!text.empty() && (text.front() == '.' || text.front() == ':' || text.front() == ')' || text.front() == ' '))
    text.remove_prefix(1);
  return text;
}

/// «Раздел 1. Обеспечение», «Направление № 2».
std::optional<Numbered> by_word(const std::string& plain) {
  static constexpr std::array<std::string_view, 6> kWords{"раздел ", "направление ", "блок ",
                                                          "модуль ", "этап ",        "задача "};
  const std::string small = lower(plain);
  for (const std::string_view word : kWords) {
    if (!small.starts_with(word)) continue;
    std::string_view rest = std::string_view(plain).substr(word.size());
    if (rest.starts_with("№")) rest = trimmed(rest.substr(std::string_view("№").size()));
    const std::size_t size = number_length(rest);
    if (size == 0) continue;
    const std::string words(after_marks(rest.substr(size)));
    return Numbered{without_marks(rest.substr(0, size)), words.empty() ? plain : words, !is_digit(rest.front()), true};
  }
  return std::nullopt;
}

}  // namespace

bool is_row_number(std::string_view cell) {
  const std::string plain = squeezed(cell);
  return !plain.empty() && number_length(plain) == plain.size();
}

std::string bare_number(std::string_view cell) {
  const std::string plain = squeezed(cell);
  return is_row_number(plain) ? without_marks(plain) : plain;
}

int number_depth(std::string_view number) {
  return number.empty() ? 0 : 1 + static_cast<int>(std::count(number.begin(), number.end(), '.'));
}

std::optional<Numbered> split_heading(std::string_view line) {
  const std::string plain = squeezed(line);
  if (auto found = by_word(plain)) return found;
  std::size_t size = number_length(plain);
  if (size == 0 || size == plain.size()) return std::nullopt;
  if (plain[size - 1] == '.') size += letter_length(std::string_view(plain).substr(size));
  const bool marked = plain[size - 1] == '.' || plain[size - 1] == ')';
  if (!marked && plain[size] != ' ') return std::nullopt;
  const std::string number = without_marks(plain.substr(0, size));
  const std::string words(after_marks(std::string_view(plain).substr(size)));
  if (words.empty() || !(starts_capital(words) || words.starts_with("«"))) return std::nullopt;
  return Numbered{number, words, !is_digit(number.front()), false};
}

bool starts_small(std::string_view text) {
  const char32_t letter = first_letter(text);
  return (letter >= U'а' && letter <= U'я') || letter == U'ё' || (letter >= U'a' && letter <= U'z');
}

bool starts_capital(std::string_view text) {
  const char32_t letter = first_letter(text);
  return (letter >= U'А' && letter <= U'Я') || letter == U'Ё' || (letter >= U'A' && letter <= U'Z');
}

}  // namespace vekha
