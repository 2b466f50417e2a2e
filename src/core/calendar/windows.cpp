#include "core/calendar/windows.hpp"

#include <algorithm>
#include <string>

namespace vekha::calendar {
namespace {

std::optional<Date> day_of(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  if (!date.ok()) return std::nullopt;
  return Date{std::chrono::sys_days{date}};
}

std::optional<Date> first_of(const SaidMoment& moment) {
  return day_of(moment.year, moment.month == 0 ? 1 : moment.month, moment.day == 0 ? 1 : moment.day);
}

std::optional<Date> last_of(const SaidMoment& moment) {
  const unsigned month = moment.month == 0 ? 12 : moment.month;
  if (moment.day != 0) return day_of(moment.year, month, moment.day);
  return last_day(moment.year, month);
}

bool inside(const Window& window, const Period& plan) { return plan.from <= window.from && window.due <= plan.to; }

/// When work on a term «not later than» may begin: with the plan or with the year of the term, whichever is later.
Date start_before(Date due, const std::optional<Period>& plan) {
  const bool academic = plan && is_one_academic_year(*plan);
  const Date year = academic ? academic_year_of(due).first() : Date::of(due.year(), 1, 1);
  return plan && plan->from > year && plan->from <= due ? plan->from : year;
}

bool ascending(const std::vector<SaidSpan>& spans, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i)
    if (spans[i].to.month >= spans[i + 1].from.month) return false;
  return true;
}

constexpr unsigned kLongestTurn = 10;  ///< months: from September to June; «май – март 2024» is more likely a slip

/// «декабрь – февраль 2022», «октябрь 2024 – март»: the year not said follows from the order of months.
bool complete(SaidSpan& span) {
  SaidMoment& from = span.from;
  SaidMoment& to = span.to;
  if ((from.year == 0) == (to.year == 0)) return true;
  const bool turns = from.month > to.month;
  if (turns && to.month + 13 - from.month > kLongestTurn) return false;
  if (from.year == 0) from.year = to.year - (turns ? 1 : 0);
  if (to.year == 0) to.year = from.year + (turns ? 1 : 0);
  return true;
}

}  // namespace

Window window_of(AcademicYear year) { return {year.first(), year.last()}; }

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

std::vector<Window> regular_windows(const Period& plan, unsigned months) {
  std::vector<Window> out;
  for (int year = plan.from.year(); year <= plan.to.year(); ++year)
    for (unsigned month = 1; month <= 12; month += months) {
      const Window window{std::max(first_day(year, month), plan.from), last_day(year, month + months - 1)};
      if (window.from <= window.due && window.due <= plan.to) out.push_back(window);
    }
  return out;
}

std::optional<Window> fixed_window(const SaidSpan& span, const std::optional<Period>& plan) {
  const auto from = first_of(span.from);
  auto due = last_of(span.to);
  if (span.bound == SaidSpan::Bound::up_to) {
    const auto month = first_of({span.to.year, span.to.month});
    due = month ? std::optional(month->plus_days(-1)) : std::nullopt;
  }
  if (!from || !due) return std::nullopt;
  const Window window{span.bound == SaidSpan::Bound::whole ? *from : start_before(*due, plan), *due};
  return window.from <= window.due ? std::optional(window) : std::nullopt;
}

std::vector<Window> recurring_windows(const SaidSpan& span, const Period& plan) {
  std::vector<Window> out;
  const bool turns =
      span.from.month > span.to.month || (span.from.month == span.to.month && span.from.day > span.to.day);
  for (int year = plan.from.year() - 1; year <= plan.to.year() + 1; ++year) {
    SaidSpan dated = span;
    dated.from.year = year;
    dated.to.year = year + (turns && span.bound == SaidSpan::Bound::whole ? 1 : 0);
    const auto window = fixed_window(dated, plan);
    if (window && inside(*window, plan)) out.push_back(*window);
  }
  return out;
}

bool names_year(const SaidSpan& span) { return span.from.year != 0 || span.to.year != 0; }

bool spread_years(std::vector<SaidSpan>& spans) {
  for (SaidSpan& span : spans)
    if (!complete(span)) return false;
  for (std::size_t i = 0; i < spans.size();) {
    std::size_t last = i;
    while (last < spans.size() && !names_year(spans[last])) ++last;
    if (last == spans.size()) return i == last;
    if (!ascending(spans, i, last)) return false;
    for (std::size_t k = i; k < last; ++k) {
      if (spans[k].from.month > spans[k].to.month) return false;
      spans[k].from.year = spans[k].to.year = spans[last].from.year;
    }
    i = last + 1;
  }
  return true;
}

}  // namespace vekha::calendar
