#include "base/date.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace vekha {
namespace {

TEST(Date, RefusesDaysThatDoNotExist) {
  EXPECT_THROW(Date::of(2025, 2, 31), Error);
  EXPECT_FALSE(parse_iso_date("2025-02-30"));
  EXPECT_FALSE(parse_ru_date("31.04.2025"));
}

TEST(Date, SpellsAndReadsBothWays) {
  const Date day = Date::of(2025, 9, 5);
  EXPECT_EQ(ru_date(day), "05.09.2025");
  EXPECT_EQ(iso_date(day), "2025-09-05");
  EXPECT_EQ(ru_long_date(day), "5 сентября 2025 г.");
  EXPECT_EQ(parse_ru_date("5.9.2025"), day);
  EXPECT_EQ(parse_iso_date("2025-09-05"), day);
}

TEST(Date, KnowsTheLastDayOfFebruary) { EXPECT_EQ(iso_date(last_day(2024, 2)), "2024-02-29"); }

TEST(Date, SchoolYearBeginsInSeptember) {
  EXPECT_EQ(academic_year_text(academic_year_of(Date::of(2026, 8, 31))), "2025/26");
  EXPECT_EQ(academic_year_text(academic_year_of(Date::of(2099, 9, 1))), "2099/00");
}

TEST(Date, KnowsMonthsInEveryCase) {
  EXPECT_EQ(month_from_name("марта"), 3U);
  EXPECT_EQ(month_from_name("августе"), 8U);
  EXPECT_EQ(month_from_name("мартобря"), 0U);
}

}  // namespace
}  // namespace vekha
