#include "io/sys/clock.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>

#include "base/error.hpp"
#include "io/sys/zone_rule.hpp"

namespace vekha::sys {
namespace {

std::int64_t at(const std::string& text) { return parse_moment(text, Zone("Europe/Moscow")).value_or(-1); }

std::string shown(const Zone& zone, const std::string& moment) {
  const LocalTime local = zone.local(at(moment));
  return iso_date(local.day) + " " + std::to_string(local.hour()) + ":" + std::to_string(local.second % 3600 / 60);
}

TEST(Zone, ShowsTheDayOfTheMunicipalityNotOfTheMachine) {
  EXPECT_EQ(shown(Zone("Europe/Moscow"), "2026-11-22T20:59:00Z"), "2026-11-22 23:59");
  EXPECT_EQ(shown(Zone("Europe/Moscow"), "2026-11-22T21:00:00Z"), "2026-11-23 0:0");
  EXPECT_EQ(shown(Zone("Asia/Barnaul"), "2026-11-22T17:00:00Z"), "2026-11-23 0:0");
  EXPECT_EQ(shown(Zone("Asia/Kamchatka"), "2026-12-31T12:00:00Z"), "2027-01-01 0:0");
}

TEST(Zone, KnowsTheOldRulesOfRussia) {
  EXPECT_EQ(Zone("Europe/Moscow").offset(at("2010-07-01T00:00:00Z")), 4 * 3600);
  EXPECT_EQ(Zone("Europe/Moscow").offset(at("2012-01-01T00:00:00Z")), 4 * 3600);
  EXPECT_EQ(Zone("Asia/Barnaul").offset(at("2015-06-01T00:00:00Z")), 6 * 3600);
}

TEST(Zone, SummerTimeGoesOnAfterTheLastChangeListed) {
  const Zone berlin("Europe/Berlin");
  EXPECT_EQ(berlin.offset(at("2060-07-01T00:00:00Z")), 7200);
  EXPECT_EQ(berlin.offset(at("2060-12-01T00:00:00Z")), 3600);
  EXPECT_EQ(berlin.offset(at("2026-03-29T00:59:59Z")), 3600);
  EXPECT_EQ(berlin.offset(at("2026-03-29T01:00:00Z")), 7200);
}

TEST(Zone, AgreesWithTheLibraryOfTheSystemHourByHour) {
  for (const char* name : {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Barnaul"}) {
    setenv("TZ", name, 1);
    tzset();
    const Zone zone(name);
    for (std::int64_t moment = at("2030-01-01"); moment < at("2050-01-01"); moment += 5 * 3600) {
      const auto time = static_cast<std::time_t>(moment);
      std::tm parts{};
      localtime_r(&time, &parts);
      ASSERT_EQ(zone.offset(moment), parts.tm_gmtoff) << name << " " << iso_moment(moment);
    }
  }
  unsetenv("TZ");
  tzset();
}

TEST(Zone, AMomentIsFoundBackFromTheClockOnTheWall) {
  const Zone berlin("Europe/Berlin");
  for (std::int64_t moment = at("2026-01-01"); moment < at("2027-01-01"); moment += 1800) {
    const LocalTime local = berlin.local(moment);
    const std::int64_t back = berlin.moment(local.day, local.second);
    EXPECT_TRUE(back == moment || back == moment - 3600) << iso_moment(moment);
  }
  EXPECT_EQ(berlin.moment(Date::of(2026, 3, 29), 2 * 3600 + 1800), at("2026-03-29T01:30:00Z")) << "no such half hour";
}

TEST(Zone, AnUnknownNameIsRefused) {
  EXPECT_THROW(Zone("Europe/Nowhere"), Error);
  EXPECT_THROW(Zone("../../etc/passwd"), Error);
  EXPECT_THROW(Zone(""), Error);
  EXPECT_FALSE(zone_exists("Mars/Olympus"));
  EXPECT_TRUE(zone_exists("Asia/Srednekolymsk"));
}

TEST(ZoneRule, TheOrdinaryKindsAreRead) {
  EXPECT_EQ(parse_zone_rule("\nMSK-3\n")->standard, 3 * 3600);
  EXPECT_EQ(parse_zone_rule("\n<+0530>-5:30\n")->standard, 19'800);
  EXPECT_EQ(parse_zone_rule("\n<-02>2<-01>,M3.5.0/-1,M10.5.0/0\n")->begin.second, -3600);
  EXPECT_FALSE(parse_zone_rule("\n\n").has_value());
  EXPECT_FALSE(parse_zone_rule("MSK").has_value());
  EXPECT_FALSE(parse_zone_rule("CET-1CEST,M13.5.0,M10.5.0").has_value());
}

TEST(Clock, MomentsAreReadInTheirUsualSpellings) {
  EXPECT_EQ(at("2026-11-22"), at("2026-11-21T21:00:00Z"));
  EXPECT_EQ(at("2026-11-22T08:00"), at("2026-11-22T05:00:00Z"));
  EXPECT_EQ(at("2026-11-22 08:00:30"), at("2026-11-22T05:00:30Z"));
  EXPECT_EQ(at("2026-11-22T10:00:00+07:00"), at("2026-11-22T03:00:00Z"));
  for (const char* wrong : {"", "2026-02-30", "2026-11-22T25:00", "2026-11-22T08", "2026-11-22T08:00:00X", "завтра"})
    EXPECT_EQ(at(wrong), -1) << wrong;
}

TEST(Clock, TodayIsThatOfTheZoneInUse) {
  use_zone("Asia/Kamchatka");
  EXPECT_EQ(today(), Zone("Asia/Kamchatka").local(now_seconds()).day);
  use_zone("");
  EXPECT_EQ(zone().name(), "Europe/Moscow");
}

}  // namespace
}  // namespace vekha::sys
