#include "base/numbering.hpp"

#include <gtest/gtest.h>

namespace vekha {
namespace {

TEST(Numbering, TellsRowNumbersFromOtherCells) {
  for (const char* number : {"1", " 2.3. ", "10.", "1.1.25", "IV.", "4)"}) EXPECT_TRUE(is_row_number(number)) << number;
  for (const char* other : {"", "2024", "12.05.2024", "1. Текст", "№", "VIP", "-"})
    EXPECT_FALSE(is_row_number(other)) << other;
}

TEST(Numbering, DropsMarksBehindTheNumber) {
  EXPECT_EQ(bare_number(" 2.3. "), "2.3");
  EXPECT_EQ(bare_number("IV)"), "IV");
  EXPECT_EQ(number_depth("1.1.25"), 3);
  EXPECT_EQ(number_depth("IV"), 1);
}

TEST(Numbering, PartsHeadingsIntoNumberAndWords) {
  const auto plain = split_heading("2.1 Работа с кадрами");
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->number, "2.1");
  EXPECT_EQ(plain->words, "Работа с кадрами");
  const auto roman = split_heading("II. Мониторинг");
  ASSERT_TRUE(roman);
  EXPECT_TRUE(roman->roman);
  const auto worded = split_heading("Направление № 3. Семья и школа");
  ASSERT_TRUE(worded);
  EXPECT_EQ(worded->number, "3");
  EXPECT_EQ(worded->words, "Семья и школа");
  EXPECT_EQ(split_heading("Раздел 2")->words, "Раздел 2");
  EXPECT_EQ(split_heading("1.а. Разработка")->number, "1.а");
  EXPECT_EQ(split_heading("2.1.б) Сбор")->words, "Сбор");
  EXPECT_FALSE(split_heading("1. а также сбор"));
}

TEST(Numbering, TakesNoHeadingForOtherLines) {
  for (const char* line : {"5 классов участвуют", "12.05.2024 Совет", "8 сентября 2025 г.", "Итоги года", "1.", ""})
    EXPECT_FALSE(split_heading(line)) << line;
}

}  // namespace
}  // namespace vekha
