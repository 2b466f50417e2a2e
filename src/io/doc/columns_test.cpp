#include "io/doc/columns.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace vekha::doc {
namespace {

Table table_of(std::vector<Column> columns, std::vector<std::string> texts) {
  Table table{.columns = std::move(columns)};
  TableRow row;
  for (std::string& text : texts) row.cells.push_back(cell(std::move(text)));
  table.rows.push_back(std::move(row));
  return table;
}

TEST(Columns, ShortWordsLeaveTheWishedShares) {
  EXPECT_EQ(column_widths(table_of({{3}, {1}}, {"а", "б"}), 4000), (std::vector{3000, 1000}));
}

TEST(Columns, AColumnIsWidenedForItsLongestWord) {
  const auto widths = column_widths(table_of({{9}, {1}}, {"а", "(1234,56–7890,12)"}), 4000);
  EXPECT_GT(widths[1], 1600);
  EXPECT_EQ(widths[0] + widths[1], 4000);
}

TEST(Columns, WordsBreakAtBlanksAndSoftHyphens) {
  const auto widths = column_widths(table_of({{1}, {1}}, {"не отличается", "успевае\u00ADмость"}), 4000);
  EXPECT_EQ(widths, (std::vector{2000, 2000}));
}

TEST(Columns, TooMuchTextStillFillsExactlyTheWidth) {
  const std::string word(60, 'w');
  const auto widths = column_widths(table_of({{1}, {1}, {1}}, {word, word, "а"}), 3001);
  EXPECT_EQ(std::accumulate(widths.begin(), widths.end(), 0), 3001);
}

TEST(Columns, MergedHeadCellsDoNotWidenTheirColumns) {
  Table table = table_of({{1}, {1}, {1}}, {"а", "б", "в"});
  table.head = {{{{.runs = plain("Очень-очень"), .rows = 2}, {.runs = plain("Длиннейшеезаглавие"), .columns = 2}}},
                {{cell("1"), cell("2")}}};
  const auto widths = column_widths(table, 6000);
  EXPECT_EQ(widths[1], widths[2]);
}

}  // namespace
}  // namespace vekha::doc
