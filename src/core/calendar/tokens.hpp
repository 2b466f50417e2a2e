// The words of a term: signs, numbers, dates, months and the few words the grammar knows; the rest keep their spelling.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace vekha::calendar {

enum class Word {
  other,       ///< any word; `low` tells which
  broken,      ///< digits that are neither a number nor a date
  month,       ///< value: 1…12
  number,      ///< value; Roman numerals and «первый», «трёх» too
  date,        ///< value: day, month, year
  comma,       ///< also «:»
  semicolon,   ///< what parts sentences
  line_break,  ///< a new line of the cell
  open,        ///< a bracket
  close,
  quote,
  and_,  ///< «и»
  sign,  ///< any other sign
  dash,
  slash,
  year,      ///< «год», «г.», «гг.»
  academic,  ///< «учебного», «уч.»
  in,        ///< «в», «на»
  from,      ///< «с»
  to,        ///< «по»
  until,     ///< «до», «к»
  period,    ///< «период», «срок»
  stop,      ///< behind the last token
};

struct Token {
  Word word = Word::other;
  int value = 0;
  unsigned month = 0;  ///< of a date
  unsigned day = 0;    ///< of a date
  int digits = 0;      ///< of a number; 0 for one in words or Roman
  std::string text;    ///< as written
  std::string low;     ///< folded, for comparison
  bool glued = false;  ///< no blank before it
};

/// The tokens of a term, ended by `stop`. Full stops and ordinal endings are dropped.
std::vector<Token> tokens_of(std::string_view term);

}  // namespace vekha::calendar
