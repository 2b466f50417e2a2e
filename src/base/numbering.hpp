// Numbers of plan items and headings: «2.3.», «IV», «Раздел 1. Обеспечение»; shared by readers and the compiler.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace vekha {

/// A heading or item parted into its number and its words.
struct Numbered {
  std::string number;    ///< without trailing dots and brackets: "2.3", "IV"
  std::string words;     ///< what follows the number, squeezed
  bool roman = false;    ///< the number is a Roman one
  bool by_word = false;  ///< led by «Раздел», «Направление», «Блок», «Модуль», «Этап», «Задача»
};

/// «1», «2.3.», «IV.»: a cell that only numbers its row.
bool is_row_number(std::string_view cell);
/// "2.3" of « 2.3. »; the squeezed text itself when it is no number.
std::string bare_number(std::string_view cell);
/// How many levels a number has: 2 for "2.3", 1 for "IV".
int number_depth(std::string_view number);
/// «1. Обеспечение», «II. Механизмы», «Раздел 3»; nothing for «5 классов» or «12.05.2024».
std::optional<Numbered> split_heading(std::string_view line);
/// Whether the text begins with a small letter.
bool starts_small(std::string_view text);
/// Whether the text begins with a capital letter.
bool starts_capital(std::string_view text);

}  // namespace vekha
