#include <gtest/gtest.h>

#include "io/sheet/fixtures.hpp"

namespace vekha::sheet {
namespace {

using fixtures::Folder;

const std::string kSpaces = " xmlns:office='o' xmlns:table='t' xmlns:text='x' xmlns:style='s'";

fixtures::Parts parts_of(const std::string& kind, const std::string& body, const std::string& styles = "") {
  return {{"mimetype", "application/vnd.oasis.opendocument." + kind},
          {"content.xml", "<office:document-content" + kSpaces + "><office:automatic-styles>" + styles +
                              "</office:automatic-styles><office:body><office:" + kind + ">" + body +
                              "</office:" + kind + "></office:body></office:document-content>"}};
}

std::string rows(const std::string& table_rows, std::size_t sheet = 0) {
  const Folder folder;
  const std::string body =
      "<table:table table:name='Первый'>" + table_rows +
      "</table:table><table:table table:name='Второй '>"
      "<table:table-row><table:table-cell><text:p>второй</text:p></table:table-cell></table:table-row></table:table>";
  return fixtures::rows_of(fixtures::zip_file(folder, "t.ods", parts_of("spreadsheet", body)), sheet);
}

Document read_text(const std::string& body, const std::string& styles = "") {
  const Folder folder;
  return read_document(fixtures::zip_file(folder, "t.odt", parts_of("text", body, styles)));
}

TEST(Ods, ReadsValuesByTheirType) {
  EXPECT_EQ(
      rows("<table:table-row><table:table-cell office:value-type='string'><text:p>балл</text:p></table:table-cell>"
           "<table:table-cell office:value-type='float' office:value='2.5'><text:p>2,5</text:p></table:table-cell>"
           "<table:table-cell office:value-type='date' "
           "office:date-value='2025-09-05'><text:p>05.09.25</text:p></table:table-cell>"
           "<table:table-cell office:value-type='boolean' "
           "office:boolean-value='true'><text:p>x</text:p></table:table-cell>"
           "</table:table-row>"),
      "1: балл 2.5 05.09.2025 ИСТИНА\n");
}

TEST(Ods, RepeatsRowsAndCells) {
  EXPECT_EQ(
      rows("<table:table-row table:number-rows-repeated='2'><table:table-cell table:number-columns-repeated='2'/>"
           "<table:table-cell table:number-columns-repeated='2'><text:p>a</text:p></table:table-cell></table:table-row>"
           "<table:table-row table:number-rows-repeated='3'><table:table-cell "
           "table:number-columns-repeated='16384'/></table:table-row>"
           "<table:table-row><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>"),
      "1: _ _ a a\n2: _ _ a a\n6: b\n");
}

TEST(Ods, ReadsTheSecondSheetAndLeavesOutNotes) {
  EXPECT_EQ(rows("<table:table-row><table:table-cell><office:annotation><text:p>заметка</text:p></"
                 "office:annotation><text:p>a</text:p>"
                 "</table:table-cell></table:table-row>"),
            "1: a\n");
  EXPECT_EQ(rows("", 1), "1: второй\n");
}

TEST(Ods, RefusesEndlessRepetition) {
  EXPECT_THROW(rows("<table:table-row table:number-rows-repeated='1000000'><table:table-cell "
                    "table:number-columns-repeated='16000'>"
                    "<text:p>a</text:p></table:table-cell></table:table-row>"),
               Error);
}

TEST(Odt, ReadsHeadingsParagraphsAndNumberedLists) {
  const std::string styles =
      "<text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='1' "
      "style:num-suffix='.'/>"
      "<text:list-level-style-number text:level='2' style:num-format='1' style:num-suffix='.' "
      "text:display-levels='2'/></text:list-style>";
  const Document document = read_text(
      "<text:tracked-changes><text:p>удалено</text:p></text:tracked-changes><text:h>Раздел</text:h>"
      "<text:list "
      "text:style-name='L'><text:list-item><text:p>один</text:p><text:list><text:list-item><text:p>под<text:s/>пункт</"
      "text:p>"
      "</text:list-item></text:list></text:list-item><text:list-item><text:p>два</text:p></text:list-item></text:list>",
      styles);
  ASSERT_EQ(document.blocks.size(), 4U);
  EXPECT_EQ(document.blocks[0].kind, Block::Kind::heading);
  EXPECT_EQ(document.blocks[1].text, "1. один");
  EXPECT_EQ(document.blocks[2].text, "1.1. под пункт");
  EXPECT_EQ(document.blocks[3].text, "2. два");
}

TEST(Odt, ReadsTablesWithMergedCells) {
  const Document document = read_text(
      "<table:table><table:table-header-rows><table:table-row><table:table-cell "
      "table:number-columns-spanned='2'><text:p>Шапка</text:p>"
      "</table:table-cell><table:covered-table-cell/></table:table-row></"
      "table:table-header-rows><table:table-row><table:table-cell>"
      "<text:p>a</text:p><text:p>b</text:p></"
      "table:table-cell><table:table-cell><table:table><table:table-row><table:table-cell><text:p>1</text:p>"
      "</table:table-cell><table:table-cell><text:p>2</text:p></table:table-cell></table:table-row></table:table></"
      "table:table-cell>"
      "</table:table-row></table:table>");
  ASSERT_EQ(document.blocks.size(), 1U);
  const auto& table = document.blocks[0].rows;
  EXPECT_EQ(table[0].cells[0].column_span, 2);
  EXPECT_TRUE(table[0].cells[1].covered);
  EXPECT_EQ(table[1].cells[0].text, "a\nb");
  EXPECT_EQ(table[1].cells[1].text, "1\t2");
}

}  // namespace
}  // namespace vekha::sheet
