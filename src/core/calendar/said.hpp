// What a term says, clause by clause, before the plan gives it years: the result of the grammar.
#pragma once
#include <string>
#include <vector>

#include "core/calendar/deadline.hpp"

namespace vekha::calendar {

/// The year months without one belong to.
enum class Frame {
  none,
  academic_current,  ///< «текущего учебного года»
  academic_previous,
  academic_next,
  calendar_current,  ///< «текущего года»
  calendar_previous,
  calendar_next,
};

/// Months or days as written.
struct SaidSpan {
  Span span;
  bool up_to = false;  ///< «до июня»: the month itself may not be meant
  Frame from_frame = Frame::none;
  Frame frame = Frame::none;
  bool half_year = false;    ///< in a plan of one school year the first of `others` is meant
  int academic = 0;          ///< start of the named academic year they belong to
  bool validity = false;     ///< «в период с … по …»
  bool separated = true;     ///< parted from the span before it by a comma or a new line
  std::string question;      ///< a rule of thumb was used: what to ask
  bool school_plan = false;  ///< the question is for plans of one school year only
  std::vector<Span> others;  ///< the other ways to understand it
};

/// One clause.
struct Said {
  enum class What {
    span,
    yearly,    ///< «ежегодно»
    then,      ///< «далее»
    academic,  ///< a named academic year (`year`), the one of the frame, or each (0)
    calendar,  ///< the same of calendar years
    in_year,   ///< «в течение года»: of which kind is not said
    standing,
    since,  ///< «начиная с …»: span.from
    part,   ///< a part in canonical form: quarterly, relative, on schedule …
  };
  What what = What::span;
  int segment = 0;  ///< parts of the cell between semicolons
  SaidSpan span;
  int year = 0;
  Frame frame = Frame::none;
  Term part;
  int times = 0;                   ///< a part said so often in a year: months behind it may name when
  std::string question;            ///< a rule of thumb was used: what to ask
  std::vector<std::string> words;  ///< the readings to offer, in canonical words
};

struct Phrase {
  std::vector<Said> said;
  std::vector<std::string> unknown;  ///< words the grammar has no place for
  std::string remark;                ///< Russian: words that say nothing of time, and why they were put aside
};

/// Reads all of the term; never fails, but names what it does not understand.
Phrase parse_phrase(const std::string& term);

}  // namespace vekha::calendar
