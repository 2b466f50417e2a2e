#include "base/text.hpp"

#include <gtest/gtest.h>

namespace vekha {
namespace {

TEST(Text, DecodesWindows1251) {
  const Decoded decoded = decode("\xCF\xF0\xE8\xE2\xE5\xF2");
  EXPECT_EQ(decoded.text, "Привет");
  EXPECT_EQ(decoded.encoding, "windows-1251");
}

TEST(Text, DecodesUtf16WithAndWithoutMark) {
  const std::string little("\x1F\x04\x40\x04;\x00;\x00", 8);
  EXPECT_EQ(decode("\xFF\xFE" + little).text, "Пр;;");
  EXPECT_EQ(decode(little).encoding, "UTF-16LE");
}

TEST(Text, KeepsUtf8AndDropsItsMark) { EXPECT_EQ(decode("\xEF\xBB\xBFбалл").text, "балл"); }

TEST(Text, FoldsForComparison) { EXPECT_EQ(folded("  Учёный —  «СОШ»\u00A0№ 1 "), "ученый - \"сош\" № 1"); }

TEST(Text, SpellsNumbersInRussian) {
  EXPECT_EQ(ru_number(1234.55, 1), "1\u00A0234,6");
  EXPECT_EQ(ru_number(-0.04, 1), "0,0");
  EXPECT_EQ(ru_number(12345678, 0), "12\u00A0345\u00A0678");
  EXPECT_EQ(ru_number(-2.5, 0), "−3");
  EXPECT_EQ(ru_percent(12.34), "12,3\u00A0%");
}

TEST(Text, ChoosesRussianPlural) {
  EXPECT_EQ(plural(1, "школа", "школы", "школ"), "школа");
  EXPECT_EQ(plural(22, "школа", "школы", "школ"), "школы");
  EXPECT_EQ(plural(12, "школа", "школы", "школ"), "школ");
  EXPECT_EQ(plural(111, "школа", "школы", "школ"), "школ");
}

TEST(Text, ReadsNumbersWithCommaOrPoint) {
  EXPECT_EQ(parse_number(" 12,5 "), 12.5);
  EXPECT_FALSE(parse_number("12,5 %"));
  EXPECT_FALSE(parse_number(""));
  EXPECT_EQ(parse_integer("+7"), 7);
  EXPECT_FALSE(parse_integer("7.0"));
}

TEST(Text, BrokenBytesNeverCrash) {
  EXPECT_EQ(lower("\xFF\xD0"), "\uFFFD\uFFFD");
  EXPECT_EQ(prefix("абв", 2), "аб");
  EXPECT_EQ(length("абв"), 3U);
}

}  // namespace
}  // namespace vekha
