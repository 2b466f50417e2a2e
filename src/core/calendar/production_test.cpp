#include "core/calendar/production.hpp"

#include <gtest/gtest.h>

#include "core/calendar/terms.hpp"

namespace vekha::calendar {
namespace {

CalendarYear of_2025() {
  return {.year = 2025,
          .transfers = {{Date::of(2025, 1, 4), Date::of(2025, 5, 2)},
                        {Date::of(2025, 1, 5), Date::of(2025, 12, 31)},
                        {Date::of(2025, 2, 23), Date::of(2025, 5, 8)},
                        {Date::of(2025, 3, 8), Date::of(2025, 6, 13)},
                        {Date::of(2025, 11, 1), Date::of(2025, 11, 3)}}};
}
CalendarYear of_2026() {
  return {.year = 2026,
          .transfers = {{Date::of(2026, 1, 3), Date::of(2026, 1, 9)}, {Date::of(2026, 1, 4), Date::of(2026, 12, 31)}}};
}

ProductionCalendar known(WeekLength week = WeekLength::five) {
  ProductionCalendar out(week);
  out.add(of_2025());
  out.add(of_2026());
  return out;
}

int worked_days(const ProductionCalendar& calendar, int year) {
  int count = 0;
  for (Date day = Date::of(year, 1, 1); day.year() == year; day = day.plus_days(1))
    count += calendar.working_day(day) ? 1 : 0;
  return count;
}

TEST(ProductionCalendar, HasTheDaysOffOf2026) {
  const ProductionCalendar calendar = known();
  for (const Date day : {Date::of(2026, 1, 9), Date::of(2026, 2, 23), Date::of(2026, 3, 9), Date::of(2026, 5, 11),
                         Date::of(2026, 6, 12), Date::of(2026, 11, 4), Date::of(2026, 12, 31), Date::of(2025, 12, 31)})
    EXPECT_FALSE(calendar.working_day(day)) << iso_date(day);
  for (const Date day : {Date::of(2026, 1, 12), Date::of(2026, 3, 10), Date::of(2026, 5, 12), Date::of(2026, 11, 3)})
    EXPECT_TRUE(calendar.working_day(day)) << iso_date(day);
  EXPECT_EQ(worked_days(calendar, 2025), 247);
  EXPECT_EQ(worked_days(calendar, 2026), 247);
}

TEST(ProductionCalendar, ShortensDaysBeforeHolidays) {
  const ProductionCalendar calendar = known();
  for (const Date day : {Date::of(2026, 4, 30), Date::of(2026, 5, 8), Date::of(2026, 6, 11), Date::of(2026, 11, 3),
                         Date::of(2025, 11, 1)})
    EXPECT_TRUE(calendar.shortened(day)) << iso_date(day);
  EXPECT_FALSE(calendar.shortened(Date::of(2026, 2, 20)));
}

TEST(ProductionCalendar, AWeekOfSixDaysKeepsItsSaturdays) {
  const ProductionCalendar six = known(WeekLength::six);
  EXPECT_TRUE(six.working_day(Date::of(2026, 1, 10)));
  EXPECT_TRUE(six.working_day(Date::of(2026, 1, 9)));
  EXPECT_FALSE(six.working_day(Date::of(2026, 12, 31)));
  EXPECT_FALSE(six.working_day(Date::of(2026, 3, 9)));
}

TEST(ProductionCalendar, AddsDaysOfARegion) {
  ProductionCalendar calendar = known();
  calendar.add({.year = 2026, .days_off = {Date::of(2026, 3, 20)}});
  EXPECT_FALSE(calendar.working_day(Date::of(2026, 3, 20)));
  EXPECT_FALSE(calendar.working_day(Date::of(2026, 1, 9)));
}

TEST(ProductionCalendar, FallsBackOnTheLawForUnknownYearsAndSaysSo) {
  const ProductionCalendar calendar = known();
  EXPECT_FALSE(calendar.working_day(Date::of(2033, 6, 13)));  // 12 June is a Sunday
  EXPECT_EQ(calendar.notes(Date::of(2026, 1, 1), Date::of(2026, 12, 31)).size(), 0U);
  EXPECT_EQ(calendar.notes(Date::of(2026, 1, 1), Date::of(2028, 12, 31)).size(), 2U);
}

TEST(RelativeTerms, CountWorkingDaysBackOverTheNewYear) {
  const ProductionCalendar calendar = known();
  const Context context{.period = Period{Date::of(2025, 9, 1), Date::of(2026, 8, 31)}, .calendar = &calendar};
  const Deadline term = read_term("не позднее 1 рабочего дня до проведения оценочной процедуры", context);
  EXPECT_TRUE(expand(term, context, {}).empty());
  const Date day = Date::of(2026, 1, 12);
  const auto dated = expand(term, context, {{"procedure.start", day, day, "ВПР"}});
  ASSERT_EQ(dated.size(), 1U);
  EXPECT_EQ(iso_date(dated[0].window.due), "2025-12-30");
}

TEST(RelativeTerms, MoveWithTheirEventAndHaveOneWindowForEach) {
  const Context context{.period = Period{Date::of(2025, 9, 1), Date::of(2026, 8, 31)}};
  const Deadline term = read_term("в течение 10 календарных дней после получения результатов", context);
  const auto on = [&](std::vector<Date> days) {
    std::vector<Event> events;
    for (const Date day : days) events.push_back({"results.received", day, day, ""});
    std::string out;
    for (const Dated& one : expand(term, context, events)) out += iso_date(one.window.due) + " ";
    return out;
  };
  EXPECT_EQ(on({Date::of(2026, 4, 20)}), "2026-04-30 ");
  EXPECT_EQ(on({Date::of(2026, 4, 25)}), "2026-05-05 ");
  EXPECT_EQ(on({Date::of(2026, 4, 20), Date::of(2025, 10, 1)}), "2025-10-11 2026-04-30 ");
}

TEST(RelativeTerms, ABoundHoldsBeforeTheEventIsKnown) {
  const Context context{.period = Period{Date::of(2024, 1, 1), Date::of(2026, 12, 31)}};
  const Deadline term = read_term("после получения результатов, но не позднее 1 декабря", context);
  EXPECT_EQ(term.occurrences.size(), 3U);
  const Date day = Date::of(2025, 10, 20);
  const auto dated = expand(term, context, {{"results.received", day, day, ""}});
  ASSERT_EQ(dated.size(), 1U);
  EXPECT_EQ(iso_date(dated[0].window.due), "2025-12-01");
}

TEST(TermSettings, TurnTheRulesOfThumb) {
  Context context{.period = Period{Date::of(2024, 1, 1), Date::of(2026, 12, 31)}};
  context.settings.until_month = Settings::Until::inclusive;
  EXPECT_EQ(iso_date(read_term("ежегодно до июня", context).occurrences[0].due), "2024-06-30");
  context.settings.yearly_ends = Settings::YearEnd::academic;
  EXPECT_EQ(iso_date(read_term("ежегодно", context).occurrences[0].due), "2025-08-31");
}

}  // namespace
}  // namespace vekha::calendar
