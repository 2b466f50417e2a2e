#include "app/deadline.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::app {
namespace {

[[noreturn]] void refuse_period(const std::string& text) {
  throw Error(Code::bad_arguments, "Период «" + text +
                                       "» не понят. Пишите годы «2022..2024», учебный год «2022/2023» или дни "
                                       "«2022-09-01..2023-05-31».");
}

std::optional<int> year_of(const std::string& text) {
  const auto year = text.size() == 4 ? parse_integer(text) : std::nullopt;
  return year && *year >= 2000 && *year <= 2100 ? std::optional(static_cast<int>(*year)) : std::nullopt;
}

/// One year, one school year or one day.
std::optional<calendar::Period> one(const std::string& text) {
  const auto slash = text.find('/');
  if (slash != std::string::npos) {
    const auto from = year_of(text.substr(0, slash));
    const std::string rest = text.substr(slash + 1);
    const auto to = year_of(rest.size() == 2 ? text.substr(0, 2) + rest : rest);
    if (!from || !to || *to <= *from) return std::nullopt;
    return calendar::Period{Date::of(*from, 9, 1), Date::of(*to, 8, 31)};
  }
  if (const auto year = year_of(text)) return calendar::Period{first_day(*year, 1), last_day(*year, 12)};
  auto day = parse_iso_date(text);
  if (!day) day = parse_ru_date(text);
  return day ? std::optional(calendar::Period{*day, *day}) : std::nullopt;
}

}  // namespace

calendar::Period read_period(const std::string& text) {
  const std::string plain = squeezed(text);
  const bool years = plain.size() == 9 && plain[4] == '-';
  const std::string said = years ? replaced(plain, "-", "..") : replaced(replaced(plain, "–", ".."), "…", "..");
  const auto dots = said.find("..");
  const auto from = one(said.substr(0, dots));
  const auto to = dots == std::string::npos ? from : one(said.substr(dots + 2));
  if (!from || !to || to->to < from->from || to->to > from->from.plus_days(366 * 60)) refuse_period(text);
  return {from->from, to->to};
}

Date read_day(const std::string& text) {
  auto day = parse_iso_date(squeezed(text));
  if (!day) day = parse_ru_date(squeezed(text));
  if (!day) throw Error(Code::bad_arguments, "День «" + text + "» не понят. Пишите так: 2022-01-20 или 20.01.2022.");
  return *day;
}

}  // namespace vekha::app
