#include "io/sheet/number_format.hpp"

#include <gtest/gtest.h>

namespace vekha::sheet {
namespace {

std::string shown(double value, std::string_view code) {
  return number_text(value, parse_number_format(code), Epoch::year1900);
}

TEST(NumberFormat, KeepsGeneralNumbersShort) {
  EXPECT_EQ(shown(12, "General"), "12");
  EXPECT_EQ(shown(0.1 + 0.2, "General"), "0.3");
  EXPECT_EQ(shown(1e20, "General"), "1e+20");
  EXPECT_EQ(shown(-0.0, "General"), "0");
}

TEST(NumberFormat, HonoursDecimalsZerosAndPercents) {
  EXPECT_EQ(shown(62.5, "0"), "63");
  EXPECT_EQ(shown(1.005, "0.00"), "1.01");
  EXPECT_EQ(shown(-1234.5, "#,##0.00;[Red]-#,##0.00"), "-1234.50");
  EXPECT_EQ(shown(7, "000"), "007");
  EXPECT_EQ(shown(0.125, "0.0%"), "12.5%");
  EXPECT_EQ(shown(3.14, "0.##"), "3.14");
  EXPECT_EQ(shown(5, "0\" баллов\""), "5");
}

TEST(NumberFormat, TellsMonthsFromMinutes) {
  EXPECT_EQ(shown(45905, "dd/mm/yyyy"), "05.09.2025");
  EXPECT_EQ(shown(45905.4375, "d.m.yy h:mm"), "05.09.2025 10:30");
  EXPECT_EQ(shown(0.4375, "hh:mm:ss"), "10:30:00");
  EXPECT_EQ(shown(0.4375, "mm:ss"), "10:30:00");
  EXPECT_EQ(shown(1.5, "[h]:mm"), "36:00");
  EXPECT_EQ(shown(0.75, "h:mm AM/PM"), "18:00");
  EXPECT_EQ(shown(45905, "mmmm yyyy"), "сентябрь 2025");
  EXPECT_EQ(shown(45905, "[$-419]d mmmm yyyy;@"), "05.09.2025");
}

TEST(NumberFormat, KnowsTheFalseLeapDayOf1900) {
  EXPECT_EQ(shown(1, "dd.mm.yyyy"), "01.01.1900");
  EXPECT_EQ(shown(61, "dd.mm.yyyy"), "01.03.1900");
}

TEST(NumberFormat, ShowsImpossibleDatesAsNumbers) {
  EXPECT_EQ(shown(-5, "dd.mm.yyyy"), "-5");
  EXPECT_EQ(shown(1e9, "dd.mm.yyyy"), "1000000000");
}

TEST(NumberFormat, SurvivesAnyCode) {
  for (const std::string_view code : {"\"", "\\", "[", "_", "*", ";", "[h", "0.0.0.0", "", "yyyyyyyyyyyyy", "%%%"})
    EXPECT_FALSE(shown(1234.5678, code).empty()) << code;
}

}  // namespace
}  // namespace vekha::sheet
