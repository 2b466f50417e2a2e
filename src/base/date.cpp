#include "base/date.hpp"

#include <array>
#include <charconv>

#include "base/error.hpp"

namespace vekha {
namespace {

namespace chr = std::chrono;

constexpr std::array<std::string_view, 12> kNominative{"январь", "февраль", "март",     "апрель",  "май",    "июнь",
                                                       "июль",   "август",  "сентябрь", "октябрь", "ноябрь", "декабрь"};
constexpr std::array<std::string_view, 12> kGenitive{"января", "февраля", "марта",    "апреля",  "мая",    "июня",
                                                     "июля",   "августа", "сентября", "октября", "ноября", "декабря"};
constexpr std::array<std::string_view, 12> kPrepositional{"январе",   "феврале", "марте",  "апреле",
                                                          "мае",      "июне",    "июле",   "августе",
                                                          "сентябре", "октябре", "ноябре", "декабре"};

chr::year_month_day ymd(Date date) { return chr::year_month_day{date.days}; }

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty() || value < 0) return std::nullopt;
  return value;
}

std::optional<Date> checked(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
  if (!year || !month || !day || *year < 1900 || *year > 2200) return std::nullopt;
  const chr::year_month_day date{chr::year{*year}, chr::month{static_cast<unsigned>(*month)},
                                 chr::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return Date{chr::sys_days{date}};
}

std::string two(unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); }

}  // namespace

Date Date::of(int year, unsigned month, unsigned day) {
  const auto date = checked(year, static_cast<int>(month), static_cast<int>(day));
  if (!date)
    throw Error(Code::bad_arguments,
                "Такой даты нет: " + std::to_string(day) + "." + std::to_string(month) + "." + std::to_string(year));
  return *date;
}

int Date::year() const { return static_cast<int>(ymd(*this).year()); }
unsigned Date::month() const { return static_cast<unsigned>(ymd(*this).month()); }
unsigned Date::day() const { return static_cast<unsigned>(ymd(*this).day()); }

Date first_day(int year, unsigned month) { return Date::of(year, month, 1); }

Date last_day(int year, unsigned month) { return {chr::sys_days{chr::year{year} / chr::month{month} / chr::last}}; }

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return checked(number(text.substr(0, 4)), number(text.substr(5, 2)), number(text.substr(8, 2)));
}

std::optional<Date> parse_ru_date(std::string_view text) {
  const auto first = text.find('.');
  const auto second = first == std::string_view::npos ? first : text.find('.', first + 1);
  if (second == std::string_view::npos || text.size() - second != 5) return std::nullopt;
  return checked(number(text.substr(second + 1)), number(text.substr(first + 1, second - first - 1)),
                 number(text.substr(0, first)));
}

std::string iso_date(Date date) {
  return std::to_string(date.year()) + "-" + two(date.month()) + "-" + two(date.day());
}
std::string ru_date(Date date) { return two(date.day()) + "." + two(date.month()) + "." + std::to_string(date.year()); }

std::string ru_long_date(Date date) {
  return std::to_string(date.day()) + " " + std::string(kGenitive[date.month() - 1]) + " " +
         std::to_string(date.year()) + " г.";
}

AcademicYear academic_year_of(Date date) { return {date.month() >= 9 ? date.year() : date.year() - 1}; }

std::string academic_year_text(AcademicYear year) {
  return std::to_string(year.start) + "/" + two(static_cast<unsigned>((year.start + 1) % 100));
}

unsigned month_from_name(std::string_view lower_name) {
  for (unsigned i = 0; i < 12; ++i)
    if (lower_name == kNominative[i] || lower_name == kGenitive[i] || lower_name == kPrepositional[i]) return i + 1;
  return 0;
}

std::string_view month_name(unsigned month) {
  VEKHA_CHECK(month >= 1 && month <= 12);
  return kNominative[month - 1];
}

}  // namespace vekha
