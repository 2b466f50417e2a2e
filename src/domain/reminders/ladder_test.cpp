#include "domain/reminders/ladder.hpp"

#include <gtest/gtest.h>

namespace vekha::reminders {
namespace {

const std::vector<Step> kUsual{30, 7, 1};

Date day(const char* iso) { return parse_iso_date(iso).value(); }
std::optional<Step> at(const char* today, const char* due) {
  return reached(kUsual, day(due), day(today), plain_working_day);
}

TEST(Ladder, StepsAreReachedOneByOne) {  // 2026-12-18 is a Friday
  EXPECT_EQ(at("2026-11-17", "2026-12-18"), std::nullopt);
  EXPECT_EQ(at("2026-11-18", "2026-12-18"), 30);
  EXPECT_EQ(at("2026-12-10", "2026-12-18"), 30);
  EXPECT_EQ(at("2026-12-11", "2026-12-18"), 7);
  EXPECT_EQ(at("2026-12-17", "2026-12-18"), 1);
  EXPECT_EQ(at("2026-12-18", "2026-12-18"), 1);
}

TEST(Ladder, BeforeTheLastDayAFreeDayIsMovedBack) {  // 2026-12-14 is a Monday: the day before it is a Sunday
  EXPECT_EQ(day_of(1, day("2026-12-14"), plain_working_day), day("2026-12-11"));
  EXPECT_EQ(at("2026-12-11", "2026-12-14"), 1);
}

TEST(Ladder, AfterTheLastDayAFreeDayIsMovedOn) {  // Friday: the next day is a Saturday
  EXPECT_EQ(day_of(kOverdue, day("2026-12-18"), plain_working_day), day("2026-12-21"));
  EXPECT_EQ(at("2026-12-19", "2026-12-18"), 1);
  EXPECT_EQ(at("2026-12-21", "2026-12-18"), kOverdue);
}

TEST(Ladder, WhatIsOverdueIsToldEveryWeek) {  // Wednesday
  EXPECT_EQ(at("2026-12-17", "2026-12-16"), 0);
  EXPECT_EQ(at("2026-12-23", "2026-12-16"), 0);
  EXPECT_EQ(at("2026-12-24", "2026-12-16"), -1);
  EXPECT_EQ(at("2026-12-31", "2026-12-16"), -2);
  EXPECT_EQ(at("2027-12-16", "2026-12-16"), -52);
}

TEST(Ladder, HolidaysAreFreeDaysToo) {
  const WorkingDays holidays = [](Date d) {
    return plain_working_day(d) && !(d >= day("2027-01-01") && d <= day("2027-01-08"));
  };
  EXPECT_EQ(day_of(7, day("2027-01-11"), holidays), day("2026-12-31"));
  EXPECT_EQ(day_of(kOverdue, day("2026-12-31"), holidays), day("2027-01-11"));
}

TEST(Ladder, OnlyTheDayItselfDecidesNotTheDaysBefore) {
  EXPECT_EQ(reached({}, day("2026-12-18"), day("2026-12-17"), plain_working_day), std::nullopt);
  EXPECT_EQ(reached({}, day("2026-12-18"), day("2026-12-21"), plain_working_day), kOverdue);
}

TEST(Ladder, StepsAreWrittenInOrderAndOnce) {
  EXPECT_EQ(steps_text({1, 30, 7, 7}), "30,7,1");
  EXPECT_EQ(steps_from_text("30,7,1"), kUsual);
  EXPECT_TRUE(steps_from_text("").empty());
}

}  // namespace
}  // namespace vekha::reminders
