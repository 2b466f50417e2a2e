#include "domain/imports/unknown_table.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"

namespace vekha::imports {
namespace {

/// Rows drawn as lines of cells between «|»; an empty line is a row that is not there.
std::vector<sheet::Row> rows(const std::vector<std::string>& lines) {
  std::vector<sheet::Row> out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].empty()) continue;
    sheet::Row row;
    row.number = static_cast<int>(i) + 1;
    for (const std::string& text : split(lines[i], '|'))
      row.cells.push_back({squeezed(text), parse_number(squeezed(text)), false});
    out.push_back(row);
  }
  return out;
}

FilePreview shown(const std::vector<std::string>& lines) {
  FilePreview out;
  show_unknown(out, rows(lines), catalog::built_in().personal);
  return out;
}

TEST(UnknownTable, ItsHeadingIsBelowTitles) {
  const FilePreview file = shown({"Отчёт за год||||", "", "Школа|Код|1|2|3", "Лесная|17|X|X|нет", "Горная|18|1|0|2"});
  EXPECT_EQ(file.headings, (std::vector<std::string>{"Школа", "Код", "1", "2", "3"}));
  ASSERT_EQ(file.table.size(), 2U);
  EXPECT_EQ(file.table[0][0], "Лесная");
}

TEST(UnknownTable, HeadingsOfTwoRowsAreJoinedOverMergedCells) {
  const FilePreview file = shown({"Школа|Русский язык||Физика|", "|Писали|Балл|Писали|Балл", "Лесная|10|4,1|9|3,9"});
  EXPECT_EQ(file.headings, (std::vector<std::string>{"Школа", "Русский язык / Писали", "Русский язык / Балл",
                                                     "Физика / Писали", "Физика / Балл"}));
  EXPECT_EQ(file.table.size(), 1U);
}

TEST(UnknownTable, PersonsAreNotShown) {
  const FilePreview file = shown({"Школа|Фамилия|Кто писал|Балл", "Лесная|Петров|Петров Пётр|4"});
  EXPECT_EQ(file.table.at(0), (std::vector<std::string>{"Лесная", "(не читается)", "(похоже на имя: скрыто)", "4"}));
}

TEST(UnknownTable, WithoutAHeadingNothingIsShown) { EXPECT_TRUE(shown({"одно слово", "другое"}).headings.empty()); }

}  // namespace
}  // namespace vekha::imports
