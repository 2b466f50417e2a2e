#include "core/formula/formula.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>

#include "base/error.hpp"

namespace vekha::formula {
namespace {

constexpr std::array<std::string_view, 3> kNames{"total", "sum", "absent"};
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double of(const char* text, const std::array<double, 3>& values = {5, 7, 0}) {
  return Expression(text, kNames).value(values);
}

TEST(Formula, KnowsTheOrderOfSigns) {
  EXPECT_DOUBLE_EQ(of("1 + 2 * 3 - 4 / 2"), 5);
  EXPECT_DOUBLE_EQ(of("-(total - sum) * 2"), 4);
  EXPECT_DOUBLE_EQ(of("total < sum and not absent or 0"), 1);
  EXPECT_DOUBLE_EQ(of("total >= 5 and total <= 5 and total = 5"), 1);
  EXPECT_DOUBLE_EQ(of("total != 5"), 0);
}

TEST(Formula, AComparisonWithWhatIsAbsentIsFalseBothWays) {
  EXPECT_DOUBLE_EQ(of("total != sum", {kNone, 7, 0}), 0);
  EXPECT_DOUBLE_EQ(of("total = sum", {kNone, 7, 0}), 0);
  EXPECT_DOUBLE_EQ(of("missing(total) and not missing(sum)", {kNone, 7, 0}), 1);
  EXPECT_TRUE(std::isnan(of("total + 1", {kNone, 7, 0})));
  EXPECT_TRUE(std::isnan(of("1 / absent")));
}

TEST(Formula, TellsWhereATextCannotBeUnderstood) {
  for (const char* text : {"", "total +", "(total", "total sum", "nobody > 1", "missing total", "1..2", "total = = 1"})
    EXPECT_THROW(of(text), Error) << text;
  try {
    of("total > nobody");
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(error.message().find("знак 9"), std::string::npos) << error.message();
    EXPECT_NE(error.message().find("total, sum, absent"), std::string::npos);
  }
}

TEST(Formula, BracketsWithoutEndAreRefusedAndDoNotOverflow) {
  EXPECT_THROW(of(std::string(10000, '(').c_str()), Error);
  EXPECT_THROW(of((std::string(10000, '-') + "1").c_str()), Error);
  std::string endless = "1";
  for (int i = 0; i < 10000; ++i) endless += "+1";
  EXPECT_THROW(of(endless.c_str()), Error);
}

}  // namespace
}  // namespace vekha::formula
