#include "core/calendar/rules.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.hpp"

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

/// A rule of days of months and nothing else: most of all rules, and a tenth of the work when laid out directly.
struct MonthDays {
  bool every_month = true;  ///< `months` is empty
  int years = 1;            ///< between
  std::vector<unsigned> months;
  int day = kLastDay;
};

std::optional<std::vector<int>> numbers_of(std::string_view text) {
  std::vector<int> out;
  for (const std::string& part : split(text, ',')) {
    const auto number = parse_integer(part);
    if (!number) return std::nullopt;
    out.push_back(static_cast<int>(*number));
  }
  return out;
}

/// Nothing for rules of weekdays and positions, which libical walks.
std::optional<MonthDays> month_days(std::string_view rule) {
  MonthDays out;
  bool yearly = false;
  bool day = false;
  for (const std::string& part : split(rule, ';')) {
    const auto sign = part.find('=');
    const std::string_view name = std::string_view(part).substr(0, sign);
    const std::string_view value = sign == std::string::npos ? "" : std::string_view(part).substr(sign + 1);
    if (name == "FREQ" && (value == "YEARLY" || value == "MONTHLY")) {
      yearly = value == "YEARLY";
      continue;
    }
    const auto numbers = numbers_of(value);
    if (!numbers) return std::nullopt;
    if (name == "INTERVAL") {
      out.years = numbers->front();
    } else if (name == "BYMONTH") {
      out.months.assign(numbers->begin(), numbers->end());
    } else if (name == "BYMONTHDAY" && numbers->size() == 1 && numbers->front() >= kLastDay) {
      out.day = numbers->front();
      day = true;
    } else {
      return std::nullopt;
    }
  }
  out.every_month = out.months.empty();
  const bool sound =
      day && out.day != 0 && out.years >= 1 && (out.years == 1 || yearly) && (!yearly || !out.every_month);
  return sound ? std::optional(out) : std::nullopt;
}

/// A rule of weekdays: «FREQ=WEEKLY;BYMONTH=9,10;BYDAY=TU». Nothing for other rules.
struct WeekDays {
  std::vector<unsigned> months;  ///< empty: all
  std::vector<unsigned> days;    ///< 1 Monday … 7 Sunday
};

std::optional<WeekDays> week_days(std::string_view rule) {
  if (!rule.starts_with("FREQ=WEEKLY;")) return std::nullopt;
  WeekDays out;
  for (const std::string& part : split(rule.substr(rule.find(';') + 1), ';')) {
    const auto sign = std::min(part.find('='), part.size() - 1);
    const std::string value = part.substr(sign + 1);
    if (part.starts_with("BYMONTH=")) {
      const auto months = numbers_of(value);
      if (!months) return std::nullopt;
      out.months.assign(months->begin(), months->end());
    } else if (part.starts_with("BYDAY=")) {
      for (const std::string& name : split(value, ',')) {
        const auto found = std::find(kWeekdays.begin(), kWeekdays.end(), name);
        if (found == kWeekdays.end()) return std::nullopt;
        out.days.push_back(static_cast<unsigned>(found - kWeekdays.begin()) + 1);
      }
    } else {
      return std::nullopt;
    }
  }
  return out;
}

std::vector<Date> days_of(const WeekDays& rule, Date first, Date last) {
  const auto has = [](const std::vector<unsigned>& all, unsigned one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  };
  std::vector<Date> out;
  for (Date day = first; day <= last; day = day.plus_days(1))
    if (has(rule.days, std::chrono::weekday{day.days}.iso_encoding()) &&
        (rule.months.empty() || has(rule.months, day.month())))
      out.push_back(day);
  return out;
}

std::vector<Date> days_of(const MonthDays& rule, Date first, Date last) {
  std::vector<Date> out;
  for (int year = first.year(); year <= last.year(); year += rule.years)
    for (unsigned month = 1; month <= 12; ++month) {
      const bool held =
          rule.every_month || std::find(rule.months.begin(), rule.months.end(), month) != rule.months.end();
      if (!held) continue;
      const Date end = last_day(year, month);
      const Date day = rule.day == kLastDay ? end : first_day(year, month).plus_days(rule.day - 1);
      if (day <= end && day >= first && day <= last) out.push_back(day);
    }
  return out;
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

std::vector<Date> walk_rule(const std::string& rule, Date first, Date last) {
  std::vector<Date> out;
  const icalrecurrencetype recurrence = icalrecurrencetype_from_string(rule.c_str());
  if (recurrence.freq == ICAL_NO_RECURRENCE) return out;
  // libical gives the day a rule begins with even when the rule does not hold on it (BYMONTHDAY=-1), so a rule of every
  // year begins a year early; one of every few years must begin on a day it holds on. Weeks must begin on a Monday:
  // a weekly rule begun on a Sunday never ends there.
  Date begin = recurrence.interval == 1 ? Date::of(first.year() - 1, 1, 1) : first;
  if (recurrence.freq == ICAL_WEEKLY_RECURRENCE)
    begin = first.plus_days(1 - static_cast<int>(std::chrono::weekday{first.days}.iso_encoding()));
  icaltimetype start = icaltime_null_date();
  start.year = begin.year();
  start.month = static_cast<int>(begin.month());
  start.day = static_cast<int>(begin.day());
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

std::vector<Date> days_of_rule(const std::string& rule, Date first, Date last) {
  const auto simple = month_days(rule);
  if (simple) return days_of(*simple, first, last);
  const auto weekly = week_days(rule);
  return weekly ? days_of(*weekly, first, last) : walk_rule(rule, first, last);
}

}  // namespace vekha::calendar
