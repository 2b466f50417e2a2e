// The grammar of terms: tokens become spans of months or days, and how they come back. What does not fit is refused.
#pragma once
#include <optional>
#include <vector>

#include "core/calendar/tokens.hpp"

namespace vekha::calendar {

/// A year, month or day with whatever of it was said; zero means "not said".
struct SaidMoment {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;  ///< 0: the whole month
};

struct SaidSpan {
  enum class Bound {
    whole,  ///< from the first day of `from` to the last day of `to`
    until,  ///< not later than `to`
    up_to,  ///< before the month `to` begins («до июня»)
  };
  SaidMoment from;
  SaidMoment to;
  Bound bound = Bound::whole;
  bool after_separator = true;  ///< parted from the span before it by a comma or a new line
};

/// The year a span without one belongs to.
enum class Frame {
  none,
  current_academic,  ///< «текущего учебного года»
  current_calendar,  ///< «текущего года»
  named_academic,    ///< «2021-2022 учебного года»
};

struct Phrase {
  enum class Form { spans, in_year, academic, standing, quarterly, monthly };
  Form form = Form::spans;
  std::vector<SaidSpan> spans;
  bool yearly = false;          ///< «ежегодно»
  bool then = false;            ///< «далее»: `later` is what comes back, or `spans` when it is empty
  std::vector<SaidSpan> later;  ///< spans behind «далее ежегодно»
  Frame frame = Frame::none;
  std::vector<int> academic_years;  ///< starts of the named ones
};

/// The meaning of the whole term, nothing when any part of it is not understood.
std::optional<Phrase> parse_phrase(const std::vector<Token>& tokens);

}  // namespace vekha::calendar
