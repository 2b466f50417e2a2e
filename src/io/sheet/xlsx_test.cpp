#include <gtest/gtest.h>

#include "io/sheet/fixtures.hpp"

namespace vekha::sheet {
namespace {

using fixtures::Book;
using fixtures::Folder;

std::string rows(const Book& book) {
  const Folder folder;
  return fixtures::rows_of(fixtures::book_file(folder, book));
}

std::vector<Cell> first_row(const Book& book) {
  const Folder folder;
  std::vector<Cell> cells;
  open_workbook(fixtures::book_file(folder, book))->each_row(0, [&](const Row& row) {
    cells = row.cells;
    return false;
  });
  return cells;
}

TEST(Xlsx, ReadsSharedAndInlineStrings) {
  EXPECT_EQ(rows({"<sheetData><row r='1'><c r='A1' t='s'><v>1</v></c><c r='B1' "
                  "t='inlineStr'><is><t>балл</t></is></c></row></sheetData>",
                  "<si><t>ноль</t></si><si><t>один</t></si>"}),
            "1: один балл\n");
}

TEST(Xlsx, JoinsRichTextAndLeavesOutPhoneticHints) {
  EXPECT_EQ(
      rows({"<sheetData><row r='1'><c r='A1' t='s'><v>0</v></c></row></sheetData>",
            "<si><r><t>Шко</t></r><r><rPr><b/></rPr><t>ла</t></r><rPh sb='0' eb='1'><t>подсказка</t></rPh></si>"}),
      "1: Школа\n");
}

TEST(Xlsx, PutsSparseCellsIntoTheirColumns) {
  EXPECT_EQ(
      rows({"<sheetData><row r='3'><c r='B3'><v>1</v></c><c r='D3'><v>2</v></c><c r='F3' s='0'/></row></sheetData>"}),
      "3: _ 1 _ 2\n");
}

TEST(Xlsx, CountsRowsAndCellsThatHaveNoAddress) {
  EXPECT_EQ(rows({"<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row "
                  "r='5'><c><v>3</v></c></row><row><c><v>4</v></c></row></sheetData>"}),
            "1: 1 2\n5: 3\n6: 4\n");
}

TEST(Xlsx, SpellsNumbersAsPeopleSeeThem) {
  EXPECT_EQ(rows({"<sheetData><row r='1'><c r='A1'><v>12.0</v></c><c r='B1'><v>0.30000000000000004</v></c><c "
                  "r='C1'><v>1.5E2</v></c>"
                  "<c r='D1'><v>-7</v></c><c r='E1' t='n'><v>100000</v></c></row></sheetData>"}),
            "1: 12 0.3 150 -7 100000\n");
}

TEST(Xlsx, ShowsDatesPercentsAndLeadingZerosByStyle) {
  const std::string styles =
      "<numFmts><numFmt numFmtId='164' formatCode='dd\\.mm\\.yyyy\\ h:mm:ss'/><numFmt numFmtId='165' "
      "formatCode='000000'/></numFmts>"
      "<cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>"
      "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='9'/><xf "
      "numFmtId='165'/></cellXfs>";
  EXPECT_EQ(rows({"<sheetData><row r='1'><c r='A1' s='1'><v>45905</v></c><c r='B1' s='2'><v>45905.4375</v></c><c "
                  "r='C1' s='3'><v>0.85</v></c>"
                  "<c r='D1' s='4'><v>4512</v></c></row></sheetData>",
                  "", styles}),
            "1: 05.09.2025 05.09.2025 10:30:00 85% 004512\n");
}

TEST(Xlsx, GivesNumbersToNumbersButNotToDates) {
  const auto cells = first_row(
      {"<sheetData><row r='1'><c r='A1'><v>2.5</v></c><c r='B1' t='str'><v>2,5</v></c><c r='C1' s='0'><v>45905</v></c>"
       "<c r='D1' t='str'><v>2-5</v></c></row></sheetData>",
       "", "<cellXfs><xf numFmtId='14'/></cellXfs>"});
  ASSERT_EQ(cells.size(), 4U);
  EXPECT_FALSE(cells[0].number);
  EXPECT_EQ(cells[1].number, 2.5);
  EXPECT_FALSE(cells[2].number);
  EXPECT_FALSE(cells[3].number);
}

TEST(Xlsx, CountsDatesFrom1904WhenTheBookSaysSo) {
  EXPECT_EQ(rows({"<sheetData><row r='1'><c r='A1'><v>44443</v></c></row></sheetData>", "",
                  "<cellXfs><xf numFmtId='14'/></cellXfs>", "<workbookPr date1904='1'/>"}),
            "1: 05.09.2025\n");
}

TEST(Xlsx, ReadsBooleansErrorsAndIsoDates) {
  EXPECT_EQ(rows({"<sheetData><row r='1'><c r='A1' t='b'><v>1</v></c><c r='B1' t='e'><v>#DIV/0!</v></c><c r='C1' "
                  "t='d'><v>2025-09-05</v></c></row></sheetData>"}),
            "1: ИСТИНА #DIV/0! 05.09.2025\n");
}

TEST(Xlsx, MarksComputedValuesAndKeepsThoseNeverComputed) {
  const auto cells = first_row(
      {"<sheetData><row r='1'><c r='A1'><f>1+1</f><v>2</v></c><c r='B1'><f>SUM(A1)</f></c></row></sheetData>"});
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_TRUE(cells[0].formula);
  EXPECT_EQ(cells[0].number, 2);
  EXPECT_TRUE(cells[1].formula);
  EXPECT_EQ(cells[1].text, "");
}

TEST(Xlsx, ResolvesEscapedCharacters) {
  EXPECT_EQ(rows({"<sheetData><row r='1'><c r='A1' "
                  "t='inlineStr'><is><t>да_x000D_\r\nнет_x005F_x</t></is></c></row></sheetData>"}),
            "1: да\nнет_x\n");
}

TEST(Xlsx, StopsWhenToldTo) {
  const Folder folder;
  const auto book = open_workbook(
      fixtures::book_file(folder, {"<sheetData><row><c><v>1</v></c></row><row><c><v>2</v></c></row></sheetData>"}));
  int seen = 0;
  book->each_row(0, [&](const Row&) { return ++seen < 1; });
  EXPECT_EQ(seen, 1);
}

TEST(Xlsx, PassesOnWhatTheReceiverThrows) {
  const Folder folder;
  const auto book = open_workbook(fixtures::book_file(folder, {"<sheetData><row><c><v>1</v></c></row></sheetData>"}));
  EXPECT_THROW(book->each_row(0, [](const Row&) -> bool { throw std::runtime_error("mine"); }), std::runtime_error);
}

TEST(Xlsx, KeepsSheetOrderAndNamesAsWritten) {
  const Folder folder;
  auto parts = fixtures::book_parts({});
  parts[1].second = "<x:workbook xmlns:x='" + fixtures::kSpreadsheet +
                    "' xmlns:r='r'><x:sheets><x:sheet name='Второй ' r:id='rId2'/><x:sheet name='Первый' "
                    "r:id='rId1'/></x:sheets></x:workbook>";
  parts[2].second =
      fixtures::relations_part({{"worksheet", "worksheets/sheet1.xml"}, {"worksheet", "worksheets/sheet2.xml"}});
  parts.emplace_back("xl/worksheets/sheet2.xml",
                     "<worksheet><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>");
  const std::string path = fixtures::zip_file(folder, "b.xlsx", parts);
  EXPECT_EQ(open_workbook(path)->sheets(), (std::vector<std::string>{"Второй ", "Первый"}));
  EXPECT_EQ(fixtures::rows_of(path, 0), "1: 2\n");
}

TEST(Xlsx, ReadsStrictOfficeFiles) {
  const Folder folder;
  auto parts = fixtures::book_parts({"<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData>"});
  const std::string strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
  parts[0].second = fixtures::relations_part({{"officeDocument", "xl/workbook.xml"}}, strict);
  parts[2].second = fixtures::relations_part({{"worksheet", "worksheets/sheet1.xml"}}, strict);
  EXPECT_EQ(fixtures::rows_of(fixtures::zip_file(folder, "strict.xlsx", parts)), "1: 1\n");
}

TEST(Xlsx, ListsMergedBlocks) {
  const Folder folder;
  const auto book =
      open_workbook(fixtures::book_file(folder, {"<sheetData/><mergeCells><mergeCell ref='B2:D3'/></mergeCells>"}));
  const auto merged = book->merged(0);
  ASSERT_EQ(merged.size(), 1U);
  EXPECT_EQ(merged[0].first_row, 2);
  EXPECT_EQ(merged[0].first_column, 2);
  EXPECT_EQ(merged[0].last_row, 3);
  EXPECT_EQ(merged[0].last_column, 4);
}

}  // namespace
}  // namespace vekha::sheet
