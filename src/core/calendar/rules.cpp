#include "core/calendar/rules.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <array>

namespace vekha::calendar {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

std::string list(std::vector<int> numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  std::string out;
  for (const int number : numbers) out += (out.empty() ? "" : ",") + std::to_string(number);
  return out;
}

/// The due day of spans that share it.
std::string by_day(int day) {
  if (day == kLastWorkingDay) return ";BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1";
  return ";BYMONTHDAY=" + std::to_string(day == 0 ? kLastDay : day);
}

std::vector<int> due_months(const std::vector<Span>& spans) {
  std::vector<int> out;
  out.reserve(spans.size());
  for (const Span& span : spans) out.push_back(static_cast<int>(span.to.month));
  return out;
}

std::string yearly(const Term& term) {
  const int day = term.spans.empty() ? 0 : term.spans.front().to.day;
  const std::string months = term.spans.empty() ? "12" : list(due_months(term.spans));
  // The last working day is counted within each month, so the rule must walk by months.
  const std::string head = day == kLastWorkingDay ? "FREQ=MONTHLY" : "FREQ=YEARLY";
  const std::string interval = term.interval > 1 ? ";INTERVAL=" + std::to_string(term.interval) : "";
  return head + interval + ";BYMONTH=" + months + by_day(day);
}

/// Pieces of a year: the months they end in, or the ones after when the day is of the next month.
std::string pieces(const Term& term, int months) {
  std::vector<int> ends;
  for (int month = months; month <= 12; month += months) ends.push_back(term.next_month ? month % 12 + 1 : month);
  const std::string head = term.day == kLastWorkingDay ? "FREQ=MONTHLY" : "FREQ=YEARLY";
  return head + ";BYMONTH=" + list(ends) + by_day(term.day);
}

/// Months a monthly or weekly part is held to.
std::string season(const Term& term) {
  std::vector<int> months;
  for (const Span& span : term.spans)
    for (unsigned month = span.from.month;; month = month % 12 + 1) {
      months.push_back(static_cast<int>(month));
      if (month == span.to.month) break;
    }
  return months.empty() ? "" : ";BYMONTH=" + list(months);
}

std::string weekly(const Term& term) {
  std::string days;
  for (const unsigned day : term.weekdays) days += (days.empty() ? "" : ",") + std::string(kWeekdays.at(day - 1));
  return "FREQ=WEEKLY" + season(term) + ";BYDAY=" + (days.empty() ? "SU" : days);
}

}  // namespace

std::string rule_of(const Term& term) {
  switch (term.kind) {
    case TermKind::yearly:
    case TermKind::every_n_years: return yearly(term);
    case TermKind::half_yearly: return pieces(term, 6);
    case TermKind::quarterly: return pieces(term, 3);
    case TermKind::monthly: return "FREQ=MONTHLY" + season(term) + by_day(term.day);
    case TermKind::weekly: return weekly(term);
    case TermKind::academic_year: return term.year == 0 ? "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=-1" : "";
    case TermKind::calendar_year: return term.year == 0 ? "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1" : "";
    default: return term.interval == 1 ? "FREQ=YEARLY" : "";
  }
}

std::vector<Date> days_of_rule(const std::string& rule, Date first, Date last) {
  std::vector<Date> out;
  const icalrecurrencetype recurrence = icalrecurrencetype_from_string(rule.c_str());
  if (recurrence.freq == ICAL_NO_RECURRENCE) return out;
  // libical gives the day a rule begins with even when the rule does not hold on it (BYMONTHDAY=-1), so a rule of every
  // year begins a year early; one of every few years must begin on a day it holds on.
  const bool every = recurrence.interval == 1;
  icaltimetype start = icaltime_null_date();
  start.year = first.year() - (every ? 1 : 0);
  start.month = every ? 1 : static_cast<int>(first.month());
  start.day = every ? 1 : static_cast<int>(first.day());
  icalrecur_iterator* iterator = icalrecur_iterator_new(recurrence, start);
  if (iterator == nullptr) return out;
  for (icaltimetype day = icalrecur_iterator_next(iterator); !icaltime_is_null_time(day);
       day = icalrecur_iterator_next(iterator)) {
    const std::chrono::year_month_day date{std::chrono::year{day.year},
                                           std::chrono::month{static_cast<unsigned>(day.month)},
                                           std::chrono::day{static_cast<unsigned>(day.day)}};
    const Date found{std::chrono::sys_days{date}};
    if (found > last) break;
    if (found >= first) out.push_back(found);
  }
  icalrecur_iterator_free(iterator);
  return out;
}

}  // namespace vekha::calendar
