#include <gtest/gtest.h>

#include "io/sheet/fixtures.hpp"

namespace vekha::sheet {
namespace {

using fixtures::Folder;

Document read(const std::string& body, const std::string& styles = "", const std::string& numbering = "") {
  const Folder folder;
  return read_document(fixtures::zip_file(folder, "план.docx", fixtures::word_parts(body, styles, numbering)));
}

/// "#heading", "paragraph", "[cell][^][cell]" – a line each; a merged cell shows its spans.
std::string drawn(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    if (block.kind != Block::Kind::table) out += (block.kind == Block::Kind::heading ? "#" : "") + block.text + "\n";
    for (const TableRow& row : block.rows) {
      for (const TableCell& cell : row.cells) {
        out += cell.covered ? "[^" : "[" + cell.text;
        if (cell.row_span * cell.column_span > 1)
          out += "{" + std::to_string(cell.row_span) + "x" + std::to_string(cell.column_span) + "}";
        out += "]";
      }
      out += "\n";
    }
  }
  return out;
}

std::string paragraph(const std::string& text, const std::string& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}
std::string cell(const std::string& text, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(text) + "</w:tc>";
}
std::string row(const std::string& cells, const std::string& properties = "") {
  return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>";
}
std::string table(const std::string& rows) { return "<w:tbl>" + rows + "</w:tbl>"; }

const std::string kTwoLevels =
    "<w:abstractNum w:abstractNumId='0'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:pStyle w:val='item'/><w:lvlText "
    "w:val='%1.%2.'/></w:lvl>"
    "<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='russianLower'/><w:lvlText w:val='%3)'/></w:lvl>"
    "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride "
    "w:val='5'/></w:lvlOverride></w:num>";

std::string numbered(int list, int level) {
  return "<w:numPr><w:ilvl w:val='" + std::to_string(level) + "'/><w:numId w:val='" + std::to_string(list) +
         "'/></w:numPr>";
}

TEST(Docx, TellsHeadingsByStyleAndOutlineLevel) {
  EXPECT_EQ(drawn(read(paragraph("Раздел", "<w:pStyle w:val='2'/>") + paragraph("Часть", "<w:outlineLvl w:val='0'/>") +
                           paragraph("Текст"),
                       "<w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/></w:style>"
                       "<w:style w:type='paragraph' w:styleId='2'><w:basedOn w:val='1'/></w:style>")),
            "#Раздел\n#Часть\nТекст\n");
}

TEST(Docx, RendersAutomaticNumbers) {
  EXPECT_EQ(drawn(read(paragraph("один", numbered(1, 0)) + paragraph("подпункт", numbered(1, 1)) +
                           paragraph("буква", numbered(1, 2)) + paragraph("два", numbered(1, 0)) +
                           paragraph("снова", numbered(1, 1)) + paragraph("пять", numbered(2, 0)),
                       "", kTwoLevels)),
            "1. один\n1.1. подпункт\nа) буква\n2. два\n2.1. снова\n5. пять\n");
}

TEST(Docx, TakesNumbersFromTheStyle) {
  EXPECT_EQ(drawn(read(paragraph("x", "<w:pStyle w:val='item'/>") +
                           paragraph("y", "<w:pStyle w:val='item'/><w:numPr><w:numId w:val='0'/></w:numPr>"),
                       "<w:style w:type='paragraph' w:styleId='item'><w:pPr><w:numPr><w:numId "
                       "w:val='1'/></w:numPr></w:pPr></w:style>",
                       kTwoLevels)),
            "1.1. x\ny\n");
}

TEST(Docx, NumbersEmptyCellsOfTheNumberColumn) {
  const std::string number = "<w:tc><w:p><w:pPr>" + numbered(1, 0) + "</w:pPr></w:p></w:tc>";
  EXPECT_EQ(drawn(read(table(row(number + cell("a")) + row(number + cell("b"))), "", kTwoLevels)),
            "[1.][a]\n[2.][b]\n");
}

TEST(Docx, ResolvesMergedCells) {
  EXPECT_EQ(
      drawn(read(table(row(cell("Шапка", "<w:gridSpan w:val='2'/>") + cell("Срок", "<w:vMerge w:val='restart'/>")) +
                       row(cell("a") + cell("b") + cell("", "<w:vMerge/>")) +
                       row(cell("c") + cell("d") + cell("", "<w:vMerge w:val='continue'/>"))))),
      "[Шапка{1x2}][^][Срок{3x1}]\n[a][b][^]\n[c][d][^]\n");
}

TEST(Docx, FoldsGridColumnsWhereNoCellBegins) {
  EXPECT_EQ(drawn(read(table(row(cell("a", "<w:gridSpan w:val='3'/>") + cell("b")) +
                             row(cell("c", "<w:gridSpan w:val='3'/>") + cell("d"))))),
            "[a][b]\n[c][d]\n");
}

TEST(Docx, KeepsTheGridOfShortAndShiftedRows) {
  EXPECT_EQ(
      drawn(read(table(row(cell("a") + cell("b")) + row(cell("c"), "<w:gridBefore w:val='1'/>") + row(cell("d"))))),
      "[a][b]\n[][c]\n[d][]\n");
}

TEST(Docx, FlattensNestedTablesIntoTheCell) {
  EXPECT_EQ(drawn(read(table(row("<w:tc>" + paragraph("до") + table(row(cell("1") + cell("2"))) + paragraph("") +
                                 "</w:tc>" + cell("x"))))),
            "[до\n1\t2][x]\n");
}

TEST(Docx, AcceptsTrackedChanges) {
  EXPECT_EQ(
      drawn(
          read("<w:p><w:ins><w:r><w:t>новое </w:t></w:r></w:ins><w:del><w:r><w:delText>старое</w:delText></w:r></w:del>"
               "<w:moveFrom><w:r><w:t>увезли</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>привезли</w:t></w:r></"
               "w:moveTo></w:p>" +
               table(row(cell("нет"), "<w:del/>") + row(cell("да"), "<w:ins/>")))),
      "новое привезли\n[да]\n");
}

TEST(Docx, JoinsParagraphsWhoseBorderWasDeleted) {
  EXPECT_EQ(drawn(read("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>нача</w:t></w:r></w:p><w:p><w:r><w:t>ло</"
                       "w:t></w:r></w:p>")),
            "начало\n");
}

TEST(Docx, KeepsBreaksAndDropsSoftHyphensAndHiddenText) {
  EXPECT_EQ(
      drawn(
          read("<w:p><w:r><w:t>меро</w:t><w:softHyphen/><w:t>при\u00ADятие</w:t><w:br/><w:t>a</w:t><w:tab/><w:t>b</w:t>"
               "<w:noBreakHyphen/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>тайна</w:t></w:r></w:p>")),
      "мероприятие\na\tb-\n");
}

TEST(Docx, ReadsContentControlsLinksAndFieldResults) {
  EXPECT_EQ(drawn(read("<w:sdt><w:sdtPr/><w:sdtContent>" + paragraph("в рамке") +
                       "</w:sdtContent></w:sdt>"
                       "<w:p><w:hyperlink><w:r><w:t>ссылка</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</"
                       "w:instrText></w:r><w:r><w:t> 5</w:t></w:r></w:p>")),
            "в рамке\nссылка 5\n");
}

TEST(Docx, ReadsTextBoxesOnce) {
  const std::string box = "<w:txbxContent>" + paragraph("в рамке") + "</w:txbxContent>";
  EXPECT_EQ(drawn(read("<w:p><w:r><w:t>текст</w:t><mc:AlternateContent xmlns:mc='m'><mc:Choice><w:drawing>" + box +
                       "</w:drawing></mc:Choice><mc:Fallback><w:pict>" + box +
                       "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>")),
            "текст\nв рамке\n");
}

TEST(Docx, NumbersTablesAndTheirRows) {
  const Document document = read(table(row(cell("a"))) + paragraph("между") + table(row(cell("b")) + row(cell("c"))));
  ASSERT_EQ(document.blocks.size(), 3U);
  EXPECT_EQ(document.file, "план.docx");
  EXPECT_EQ(document.blocks[2].table, 2);
  EXPECT_EQ(document.blocks[2].rows[1].line, 2);
}

}  // namespace
}  // namespace vekha::sheet
