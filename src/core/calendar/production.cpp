#include "core/calendar/production.hpp"

#include <algorithm>

namespace vekha::calendar {
namespace {

struct MonthDay {
  unsigned month;
  unsigned day;
};
/// Holidays of article 112 outside January, where 1 to 8 are free.
constexpr MonthDay kHolidays[] = {{2, 23}, {3, 8}, {5, 1}, {5, 9}, {6, 12}, {11, 4}};
constexpr unsigned kLastOfJanuary = 8;

bool holiday(Date day) {
  if (day.month() == 1) return day.day() <= kLastOfJanuary;
  return std::any_of(std::begin(kHolidays), std::end(kHolidays),
                     [&](MonthDay one) { return one.month == day.month() && one.day == day.day(); });
}

unsigned weekday(Date day) { return std::chrono::weekday{day.days}.iso_encoding(); }

bool has(const std::vector<Date>& days, Date day) { return std::find(days.begin(), days.end(), day) != days.end(); }

}  // namespace

bool ProductionCalendar::weekend(Date day) const {
  return weekday(day) == 7 || (week_ == WeekLength::five && weekday(day) == 6);
}

/// A Saturday is no day off in a week of six days, so there is nothing to move.
bool ProductionCalendar::applies(const Transfer& transfer) const { return weekend(transfer.from); }

/// Free before any holiday is moved.
bool ProductionCalendar::free_by_rules(Date day) const {
  const auto found = known_.find(day.year());
  if (found != known_.end()) {
    const CalendarYear& year = found->second;
    if (has(year.worked, day)) return false;
    if (has(year.days_off, day)) return true;
    for (const Transfer& transfer : year.transfers) {
      if (!applies(transfer)) continue;
      if (transfer.to == day) return true;
      if (transfer.from == day && !holiday(day)) return false;
    }
  }
  return holiday(day) || weekend(day);
}

/// Article 112: a holiday on a day off frees the next working day, but for January, and unless a decree says otherwise.
std::vector<Date> ProductionCalendar::moved(int year) const {
  std::vector<Date> out;
  const auto known = known_.find(year);
  for (const MonthDay& one : kHolidays) {
    const Date day = Date::of(year, one.month, one.day);
    if (!weekend(day)) continue;
    const auto from_here = [&](const Transfer& transfer) { return transfer.from == day; };
    if (known != known_.end() && std::any_of(known->second.transfers.begin(), known->second.transfers.end(), from_here))
      continue;
    Date next = day.plus_days(1);
    while (free_by_rules(next) || has(out, next)) next = next.plus_days(1);
    out.push_back(next);
  }
  return out;
}

void ProductionCalendar::add(const CalendarYear& year) {
  CalendarYear& known = known_[year.year];
  known.year = year.year;
  known.transfers.insert(known.transfers.end(), year.transfers.begin(), year.transfers.end());
  known.days_off.insert(known.days_off.end(), year.days_off.begin(), year.days_off.end());
  known.worked.insert(known.worked.end(), year.worked.begin(), year.worked.end());
  for (const auto& [mine, others] : {std::pair(&known.source, &year.source), std::pair(&known.note, &year.note)})
    if (!others->empty()) *mine += (mine->empty() ? "" : "; ") + *others;
  moved_[year.year] = moved(year.year);
}

bool ProductionCalendar::working_day(Date day) const {
  if (free_by_rules(day)) return false;
  const auto found = moved_.find(day.year());
  return found == moved_.end() ? !has(moved(day.year()), day) : !has(found->second, day);
}

bool ProductionCalendar::shortened(Date day) const {
  if (!working_day(day)) return false;
  if (holiday(day.plus_days(1))) return true;
  const auto found = known_.find(day.year());
  if (found == known_.end()) return false;
  const auto& transfers = found->second.transfers;
  return std::any_of(transfers.begin(), transfers.end(), [&](const Transfer& transfer) {
    return applies(transfer) && transfer.from == day && holiday(transfer.to.plus_days(1));
  });
}

Date ProductionCalendar::add_working_days(Date day, int n) const {
  const int step = n < 0 ? -1 : 1;
  for (int left = n * step; left > 0;) {
    day = day.plus_days(step);
    left -= working_day(day) ? 1 : 0;
  }
  return day;
}

Date ProductionCalendar::working_day_not_after(Date day) const {
  while (!working_day(day)) day = day.plus_days(-1);
  return day;
}

std::vector<std::string> ProductionCalendar::notes(Date from, Date to) const {
  std::vector<std::string> out;
  for (int year = from.year(); year <= to.year(); ++year) {
    const auto found = known_.find(year);
    if (found == known_.end())
      out.push_back("Производственного календаря на " + std::to_string(year) +
                    " год в программе нет: учтены выходные и праздники статьи 112 ТК РФ без переноса выходных "
                    "Правительством. Дни около праздников проверьте.");
    else if (!found->second.note.empty())
      out.push_back(found->second.note);
  }
  return out;
}

}  // namespace vekha::calendar
