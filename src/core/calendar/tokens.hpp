// The words of a term: months, numbers, dates and the few dozen words deadlines are made of; anything else is unknown.
#pragma once
#include <string_view>
#include <vector>

namespace vekha::calendar {

enum class Word {
  unknown,
  month,       ///< value: 1…12
  number,      ///< value; Roman numerals too
  date,        ///< value: day, month, year
  comma,       ///< also «;», brackets and the word «и»
  line_break,  ///< a new line of the cell
  dash,
  slash,
  yearly,     ///< «ежегодно»
  quarterly,  ///< «ежеквартально»
  monthly,    ///< «ежемесячно»
  standing,   ///< «постоянно»
  then,       ///< «далее»
  year,       ///< «год», «г.», «гг.»
  academic,   ///< «учебного», «уч.»
  within,     ///< «течение», «течении»
  in,         ///< «в», «на»
  from,       ///< «с»
  to,         ///< «по»
  until,      ///< «до», «к»
  not_later,  ///< «не позднее»
  end,        ///< «конца»
  current,    ///< «текущего»
  each,       ///< «каждый»
  whole,      ///< «весь», «всего»
  period,     ///< «период», «срок»
  quarter,    ///< «квартал»
  half,       ///< «полугодие»
  times,      ///< «раз», «раза»
  stop,       ///< behind the last token
};

struct Token {
  Word word = Word::unknown;
  int value = 0;
  unsigned month = 0;  ///< of a date
  unsigned day = 0;    ///< of a date
  int digits = 0;      ///< of a number; 0 for a Roman numeral
};

/// The tokens of a term, ended by `stop`. Full stops and ordinal endings are dropped.
std::vector<Token> tokens_of(std::string_view term);

}  // namespace vekha::calendar
