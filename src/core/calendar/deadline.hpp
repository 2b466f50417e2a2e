// What a term of a plan means: the period of the plan, the kinds of terms, and windows of days.
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

enum class Kind {
  fixed_month,     ///< one month of a known year
  month_range,     ///< months in a row, or a quarter, or half a year, of known years
  several_months,  ///< separate months of known years
  fixed_date,      ///< a day, or "not later than a day", of a known year
  date_range,      ///< from a day to a day
  yearly,          ///< comes back every year of the plan
  quarterly,       ///< the end of every quarter
  monthly,         ///< the end of every month
  academic_year,   ///< one or every academic year of the plan
  calendar_year,   ///< one or every calendar year of the plan
  year_range,      ///< several calendar years as one window
  standing,        ///< all the time the plan is valid
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

struct Deadline {
  std::string raw;  ///< as the cell says it, verbatim
  Kind kind = Kind::raw;
  std::vector<Window> occurrences;  ///< in the order of their last days
  std::string explanation;          ///< Russian: how the dates came about, or why there are none
  bool needs_confirmation = false;  ///< a rule of thumb was used; a person should look
};

}  // namespace vekha::calendar
