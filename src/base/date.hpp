// Dates without clocks: calendar days, academic years, their Russian and ISO spellings.
#pragma once
#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace vekha {

/// A calendar day. Always valid once constructed through the functions below.
struct Date {
  std::chrono::sys_days days{};

  static Date of(int year, unsigned month, unsigned day);  ///< throws bad_arguments for 31 February
  int year() const;
  unsigned month() const;
  unsigned day() const;
  Date plus_days(int n) const { return {days + std::chrono::days{n}}; }
  auto operator<=>(const Date&) const = default;
};

Date first_day(int year, unsigned month);
Date last_day(int year, unsigned month);

/// "2025-09-05"; nothing when it is not a real day.
std::optional<Date> parse_iso_date(std::string_view text);
/// "05.09.2025" (also one-digit day or month); nothing when it is not a real day.
std::optional<Date> parse_ru_date(std::string_view text);
std::string iso_date(Date date);
/// «05.09.2025».
std::string ru_date(Date date);
/// «5 сентября 2025 г.».
std::string ru_long_date(Date date);

/// The school year that begins on 1 September of `start`.
struct AcademicYear {
  int start = 0;
  Date first() const { return Date::of(start, 9, 1); }
  Date last() const { return Date::of(start + 1, 8, 31); }
  auto operator<=>(const AcademicYear&) const = default;
};

AcademicYear academic_year_of(Date date);
/// «2025/26».
std::string academic_year_text(AcademicYear year);

/// 1..12 for a Russian month name in any case form («сентябрь», «сентября»), 0 otherwise. Lower-case input.
unsigned month_from_name(std::string_view lower_name);
/// Nominative, lower case: «сентябрь».
std::string_view month_name(unsigned month);

}  // namespace vekha
