#include <gtest/gtest.h>

#include "io/sheet/csv_parser.hpp"
#include "io/sheet/fixtures.hpp"

namespace vekha::sheet {
namespace {

using fixtures::Folder;

std::string rows(const std::string& bytes) {
  const Folder folder;
  return fixtures::rows_of(folder.file("t.csv", bytes));
}

std::string format(const std::string& bytes) {
  const Folder folder;
  return open_workbook(folder.file("t.csv", bytes))->format();
}

std::string wide(const std::u16string& text, bool big) {
  std::string out;
  for (const char16_t c : text) {
    const char high = static_cast<char>(c >> 8);
    const char low = static_cast<char>(c & 0xFF);
    out += big ? high : low;
    out += big ? low : high;
  }
  return out;
}

TEST(Csv, FindsTheDelimiterByConsistency) {
  EXPECT_EQ(format("a;b;c\n1,5;2,5;3\n"), "csv (UTF-8; «;»)");
  EXPECT_EQ(format("a,b\n\"x;y;z\",1\n\"x;y;z\",2\n"), "csv (UTF-8; «,»)");
  EXPECT_EQ(format("a\tb\n1\t2\n"), "csv (UTF-8; табуляция)");
  EXPECT_EQ(format("a|b\n1|2\n"), "csv (UTF-8; «|»)");
}

TEST(Csv, ReadsWindows1251AndBothOrdersOfUtf16) {
  EXPECT_EQ(rows("\xC1\xE0\xEB\xEB;1\n"), "1: Балл 1\n");
  const std::u16string text = u"Балл;1\nИтог;22\n";
  EXPECT_EQ(rows("\xFF\xFE" + wide(text, false)), "1: Балл 1\n2: Итог 22\n");
  EXPECT_EQ(rows("\xFE\xFF" + wide(text, true)), "1: Балл 1\n2: Итог 22\n");
  EXPECT_EQ(rows(wide(text, false)), "1: Балл 1\n2: Итог 22\n");
  EXPECT_EQ(format(wide(text, true)), "csv (UTF-16BE; «;»)");
}

TEST(Csv, FindsALateLetterOfAnotherEncoding) {
  std::string text;
  while (text.size() < 2'000'000) text += "abc;1\n";
  EXPECT_EQ(format(text + "\xC0"), "csv (windows-1251; «;»)");
}

TEST(Csv, KeepsQuotedDelimitersQuotesAndLineBreaks) {
  EXPECT_EQ(rows("\"МБОУ \"\"СОШ № 1\"\"\";\"a;b\"\r\n\"две\r\nстроки\";x\r\n"),
            "1: МБОУ \"СОШ № 1\" a;b\n2: две\nстроки x\n");
}

TEST(Csv, TakesAQuoteInsideAPlainFieldAsItStands) { EXPECT_EQ(rows("СОШ \"Луч\";1\n"), "1: СОШ \"Луч\" 1\n"); }

TEST(Csv, AcceptsEveryLineEnd) {
  EXPECT_EQ(rows("a;b\r1;2\r\r3;4"), "1: a b\n2: 1 2\n4: 3 4\n");
  EXPECT_EQ(rows("a;b\r\n\r\n3;4\r\n"), "1: a b\n3: 3 4\n");
}

TEST(Csv, ObeysTheDeclaredDelimiter) { EXPECT_EQ(rows("sep=,\na,b;c\n"), "1: a b;c\n"); }

TEST(Csv, DropsTheByteOrderMark) { EXPECT_EQ(rows("\xEF\xBB\xBFкод;1\n"), "1: код 1\n"); }

TEST(Csv, ReadsNumbersWithAComma) {
  const Folder folder;
  open_workbook(folder.file("t.csv", "1,5;x;007;1.\n"))->each_row(0, [](const Row& row) {
    EXPECT_EQ(row.at(0).number, 1.5);
    EXPECT_FALSE(row.at(1).number);
    EXPECT_EQ(row.at(2).text, "007");
    EXPECT_FALSE(row.at(3).number);
    EXPECT_EQ(row.at(99).text, "");
    return true;
  });
}

TEST(Csv, CutsCharactersAtNoPieceBorder) {
  std::string text = "x";  // shifts two-byte letters against the size of a piece
  for (int i = 0; i < 1'500'000; ++i) text += i % 100 == 99 ? "\n" : "я";
  const std::string read = rows(text);
  EXPECT_EQ(read.find("\uFFFD"), std::string::npos);
}

TEST(Csv, RefusesAnUnclosedQuoteWithItsRecord) {
  try {
    rows("a;b\n\"1;2\n3;4\n");
    FAIL() << "was read";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Code::bad_input);
    EXPECT_NE(error.message().find("запись 2"), std::string::npos) << error.message();
  }
}

}  // namespace
}  // namespace vekha::sheet
