#include "core/calendar/windows.hpp"

#include <algorithm>

namespace vekha::calendar {
namespace {

std::optional<Date> day_of(int year, unsigned month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return Date{std::chrono::sys_days{date}};
}

std::optional<Date> first_of(const Moment& moment, const ProductionCalendar* calendar) {
  if (moment.day < 0) return last_of(moment, calendar);
  return day_of(moment.year, moment.month == 0 ? 1 : moment.month, moment.day == 0 ? 1 : moment.day);
}

/// When work on a term «not later than» may begin: with the plan or with the year of the term, whichever is later.
Date start_before(Date due, const std::optional<Period>& plan) {
  const bool academic = plan && is_one_academic_year(*plan);
  const Date year = academic ? academic_year_of(due).first() : Date::of(due.year(), 1, 1);
  return plan && plan->from > year && plan->from <= due ? plan->from : year;
}

}  // namespace

Window window_of(AcademicYear year) { return {year.first(), year.last()}; }

bool inside(const Window& window, const Period& plan) { return plan.from <= window.from && window.due <= plan.to; }

std::vector<Window> academic_years(const Period& plan) {
  std::vector<Window> out;
  for (int year = plan.from.year(); year <= plan.to.year(); ++year)
    if (const Window window = window_of(AcademicYear{year}); inside(window, plan)) out.push_back(window);
  return out;
}

std::vector<Window> calendar_years(const Period& plan) {
  std::vector<Window> out;
  for (int year = plan.from.year(); year <= plan.to.year(); ++year)
    if (const Window window{first_day(year, 1), last_day(year, 12)}; inside(window, plan)) out.push_back(window);
  return out;
}

std::optional<Date> last_of(const Moment& moment, const ProductionCalendar* calendar) {
  const unsigned month = moment.month == 0 ? 12 : moment.month;
  if (moment.day > 0) return day_of(moment.year, month, moment.day);
  const Date last = last_day(moment.year, month);
  if (moment.day != kLastWorkingDay) return last;
  static const ProductionCalendar by_law;
  return (calendar ? *calendar : by_law).working_day_not_after(last);
}

std::optional<Window> fixed_window(const Span& span, const Context& context) {
  const auto from = first_of(span.from, context.calendar);
  const auto due = last_of(span.to, context.calendar);
  if (!from || !due) return std::nullopt;
  const Window window{span.bound == Span::Bound::whole ? *from : start_before(*due, context.period), *due};
  return window.from <= window.due ? std::optional(window) : std::nullopt;
}

bool turns(const Span& span) {
  if (span.bound != Span::Bound::whole) return false;
  if (span.from.month != span.to.month) return span.from.month > span.to.month;
  return span.from.day > 0 && span.to.day > 0 && span.from.day > span.to.day;
}

Span in_year_of_due(const Span& span, int year) {
  Span out = span;
  out.to.year = year;
  out.from.year = year - (turns(span) ? 1 : 0);
  return out;
}

Date first_of_months(Date due, int months, const Period& plan) {
  const int index = due.year() * 12 + static_cast<int>(due.month()) - 1;
  const int first = index / months * months;
  return std::max(first_day(first / 12, static_cast<unsigned>(first % 12 + 1)), plan.from);
}

}  // namespace vekha::calendar
