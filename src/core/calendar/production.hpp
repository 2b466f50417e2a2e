// Working days of Russia: holidays of the law, transfers of the government, days a region or a president adds.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/date.hpp"

namespace vekha::calendar {

enum class WeekLength { five = 5, six = 6 };

/// A day off moved by a decree: `from` is worked, `to` is not.
struct Transfer {
  Date from;
  Date to;
};

/// What is known of one year beyond article 112 of the Labour Code.
struct CalendarYear {
  int year = 0;
  std::vector<Transfer> transfers;
  std::vector<Date> days_off;  ///< added by a president's or a region's act
  std::vector<Date> worked;    ///< worked though the rules make them free
  std::string source;          ///< act, number, date
  std::string note;            ///< Russian: what is not certain; empty when all is
};

class ProductionCalendar {
 public:
  explicit ProductionCalendar(WeekLength week = WeekLength::five) : week_(week) {}
  /// Lays the year over what is known of it: transfers and days are added.
  void add(const CalendarYear& year);

  bool working_day(Date day) const;
  /// A working day before a holiday, an hour shorter.
  bool shortened(Date day) const;
  /// The n-th working day after `day` (before it for a negative n); the day itself for 0.
  Date add_working_days(Date day, int n) const;
  /// The day itself when it is worked, else the last working day before it.
  Date working_day_not_after(Date day) const;
  /// Russian notes on the years of these days: unknown or uncertain ones. Empty when all is certain.
  std::vector<std::string> notes(Date from, Date to) const;
  WeekLength week() const { return week_; }

 private:
  bool weekend(Date day) const;
  bool applies(const Transfer& transfer) const;
  bool free_by_rules(Date day) const;
  std::vector<Date> moved(int year) const;

  WeekLength week_;
  std::map<int, CalendarYear> known_;
  std::map<int, std::vector<Date>> moved_;  ///< of the known years
};

}  // namespace vekha::calendar
