#include <gtest/gtest.h>

#include "io/sheet/fixtures.hpp"

namespace vekha::sheet {
namespace {

using fixtures::Folder;

std::string text_cell(const std::string& address, const std::string& text) {
  return "<c r='" + address + "' t='inlineStr'><is><t>" + text + "</t></is></c>";
}

TEST(SheetDocument, MakesTitlesParagraphsAndTheRestATable) {
  const Folder folder;
  const Document document = read_document(fixtures::book_file(
      folder, {"<sheetData><row r='1'>" + text_cell("A1", "План") + "</row><row r='3'>" + text_cell("A3", "№") +
               text_cell("B3", "Срок") + "</row><row r='4'>" + text_cell("A4", "1") + text_cell("B4", "май") +
               "</row><row r='5'>" + text_cell("A5", "2") +
               "</row></sheetData><mergeCells><mergeCell ref='A1:B1'/><mergeCell ref='B4:B5'/></mergeCells>"}));
  ASSERT_EQ(document.blocks.size(), 2U);
  EXPECT_EQ(document.blocks[0].text, "План");
  const Block& table = document.blocks[1];
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(table.rows[0].line, 3);
  EXPECT_EQ(table.rows[1].cells[1].row_span, 2);
  EXPECT_TRUE(table.rows[2].cells[1].covered);
}

TEST(SheetDocument, ReadsCsvAsOneTable) {
  const Folder folder;
  const Document document = read_document(folder.file("план.csv", "№;Мероприятие\n1;Совещание\n"));
  ASSERT_EQ(document.blocks.size(), 1U);
  EXPECT_EQ(document.blocks[0].rows[1].cells[1].text, "Совещание");
}

TEST(SheetDocument, RefusesSheetsTooLargeForADocument) {
  const Folder folder;
  const std::string path =
      fixtures::book_file(folder, {"<sheetData><row r='1'>" + text_cell("XFD1", "x") + "</row><row r='2'>" +
                                   text_cell("A2", "y") + "</row></sheetData>"});
  Limits limits;
  limits.max_document_cells = 20'000;
  EXPECT_THROW(read_document(path, limits), Error);
}

}  // namespace
}  // namespace vekha::sheet
