// What a term of a plan means: its parts in canonical form, its windows of days, and what a person should confirm.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"

namespace vekha::calendar {

/// The time a plan is made for; both days belong to it.
struct Period {
  Date from;
  Date to;
  bool operator==(const Period&) const = default;
};

/// A plan of one academic year (1 September … 31 August).
bool is_one_academic_year(const Period& period);
/// A plan longer than a year: its bare months come back every year.
bool repeats_every_year(const Period& period);

/// What a whole term is; `TermKind` says what each of its parts is.
enum class Kind {
  fixed_month,     ///< one month of a known year
  month_range,     ///< months in a row, or a quarter, or half a year, of known years
  several_months,  ///< separate months of known years
  fixed_date,      ///< a day, or "not later than a day", of a known year
  date_range,      ///< from a day to a day
  yearly,          ///< comes back every year of the plan
  every_n_years,   ///< comes back every few years
  half_yearly,     ///< twice a year
  quarterly,       ///< every quarter
  monthly,         ///< every month
  weekly,          ///< every week
  academic_year,   ///< one or every academic year of the plan
  calendar_year,   ///< one or every calendar year of the plan
  year_range,      ///< several calendar years as one window
  standing,        ///< all the time the plan is valid
  relative,        ///< so long before or after an event
  on_event,        ///< as results, monitoring, procedures come
  on_schedule,     ///< by the schedule of somebody else
  by_plan,         ///< by another plan
  on_request,      ///< when somebody asks
  as_needed,       ///< when a need shows
  composite,       ///< several parts of different kinds
  raw,             ///< not understood: no dates are made up
};
std::string_view kind_name(Kind kind);  ///< "fixed_month"
/// Russian words for people: «каждый год», «требует разбора».
std::string_view kind_title(Kind kind);
std::optional<Kind> kind_from_name(std::string_view name);

/// One window to act in. The task is late after its last day, `due`.
struct Window {
  Date from;
  Date due;
  auto operator<=>(const Window&) const = default;
};

/// Kinds of the parts a term is made of.
enum class TermKind {
  fixed,          ///< one window of known years
  yearly,         ///< windows of every year
  every_n_years,  ///< windows of every `interval`-th year
  half_yearly,
  quarterly,
  monthly,
  weekly,
  academic_year,
  calendar_year,
  standing,
  relative,
  on_event,
  on_schedule,
  by_plan,
  on_request,
  as_needed,
};
std::string_view term_kind_name(TermKind kind);  ///< "on_event"

/// A year, month or day with whatever of it is known; zero means "not said".
struct Moment {
  int year = 0;
  unsigned month = 0;
  int day = 0;  ///< 0: the whole month
  bool operator==(const Moment&) const = default;
};
/// Days of a month that are not the same number in every month.
constexpr int kLastDay = -1;
constexpr int kLastWorkingDay = -2;

struct Span {
  enum class Bound {
    whole,      ///< from the first day of `from` to the last day of `to`
    until,      ///< «до»: by the last day of `to`
    not_later,  ///< «не позднее»: the same, said as a bound
  };
  Moment from;
  Moment to;
  Bound bound = Bound::whole;
  bool operator==(const Span&) const = default;
};

enum class Direction { at, before, after };
enum class Unit { none, day, working_day, week, month };
std::string_view direction_name(Direction direction);  ///< "before"
std::string_view unit_name(Unit unit);                 ///< "working_day"; "" for none

/// The event a part hangs on. `event` is one of the keys of anchor_keys() or begins with "schedule." or "plan.".
struct Anchor {
  std::string event;  ///< "procedure.start"; empty when there is none
  Direction direction = Direction::at;
  int n = 0;  ///< how many units before or after
  Unit unit = Unit::none;
  bool strict = false;  ///< said as a bound: «не позднее чем за …»
  std::string label;    ///< Russian, as the term says it: «получения результатов», «по графику МОУО»
  bool operator==(const Anchor&) const = default;
};

/// One part of a term in canonical form.
struct Term {
  TermKind kind = TermKind::fixed;
  std::vector<Span> spans;          ///< fixed: one, with years; recurring: without years
  int interval = 0;                 ///< every_n_years: years between; relative, on_event: 1 when every year
  int year = 0;                     ///< academic_year, calendar_year: the named one, 0 for each of the plan
  int first_day = 0;                ///< monthly: the day the window begins, 0 for the first
  int day = 0;                      ///< monthly, quarterly, half_yearly: the day it is due, 0 for the last
  bool next_month = false;          ///< the day is of the month after the one reported on
  std::vector<unsigned> weekdays;   ///< weekly: 1 Monday … 7 Sunday
  Anchor anchor;                    ///< of relative, on_event, on_schedule, by_plan, on_request, as_needed
  std::optional<Moment> not_later;  ///< the upper bound said beside the part; without a year it comes back
  std::optional<Date> dtstart;      ///< first day of the first window, when it is known
  std::string rrule;                ///< RFC 5545, of the due day, without "RRULE:"; empty when nothing recurs
  bool operator==(const Term&) const = default;
};

/// How the parts of a term go together.
enum class Joiner {
  none,  ///< one part
  and_,  ///< all of them
  then,  ///< the last part follows the others («далее ежегодно»)
};
std::string_view joiner_name(Joiner joiner);  ///< "then"

/// One way to understand a term, offered to a person.
struct Reading {
  std::string text;   ///< canonical words: read back, they mean this reading and nothing else
  std::string title;  ///< Russian, what would follow: «31 декабря каждого года»
  bool operator==(const Reading&) const = default;
};

struct Question {
  std::string question;  ///< Russian
  std::vector<Reading> readings;
  bool operator==(const Question&) const = default;
};

struct Deadline {
  std::string raw;  ///< as the cell says it, verbatim
  Kind kind = Kind::raw;
  std::vector<Term> terms;
  Joiner joiner = Joiner::none;
  std::optional<Period> validity;            ///< said in the term itself: «2021-2022, 2022-2023»
  std::vector<Window> occurrences;           ///< in the order of their last days; those known without events
  std::string explanation;                   ///< Russian: how the dates came about, or why there are none
  std::string text;                          ///< the term in canonical words; empty for raw
  std::vector<Question> needs_confirmation;  ///< empty: nothing was taken by a rule of thumb
  std::vector<std::string> not_understood;   ///< of raw: the words the grammar does not know
  std::vector<std::string> notes;            ///< Russian: what to know of the calendars used
};

}  // namespace vekha::calendar
