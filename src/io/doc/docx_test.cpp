#include "io/doc/docx.hpp"

#include <gtest/gtest.h>
#include <zip.h>

#include <pugixml.hpp>
#include <sstream>

#include "base/text.hpp"
#include "io/doc/chart.hpp"

namespace vekha::doc {
namespace {

/// The text of one part of a packed document; empty when there is none.
std::string part_of(const std::string& bytes, const std::string& path) {
  zip_error_t error;
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  zip_stat_t stat;
  std::string content;
  if (zip_stat(archive, path.c_str(), 0, &stat) == 0) {
    content.resize(stat.size);
    zip_file_t* file = zip_fopen(archive, path.c_str(), 0);
    zip_fread(file, content.data(), content.size());
    zip_fclose(file);
  }
  zip_discard(archive);
  return content;
}

struct Opened {
  std::string bytes;
  pugi::xml_document xml;
  explicit Opened(const Document& document) : bytes(to_docx(document)) {
    EXPECT_TRUE(xml.load_string(part_of(bytes, "word/document.xml").c_str()));
  }
  pugi::xml_node body() const { return xml.child("w:document").child("w:body"); }
  std::string text(const char* path) const {
    std::string out;
    for (const auto& node : xml.select_nodes(path)) out += node.node().text().get();
    return out;
  }
  std::size_t count(const char* path) const { return xml.select_nodes(path).size(); }
};

Document with(Block block) { return {.title = "Отчёт", .blocks = {std::move(block)}}; }

Table small_table() {
  return {.key = "marks",
          .caption = "Отметки",
          .columns = {{2, Align::left}, {1, Align::right}},
          .head = {{{head_cell("Школа"), head_cell("Доля")}}},
          .rows = {{{cell("Школа № 1"), cell("12,5 %")}}, {{cell("Школа № 2"), cell("нет данных")}}}};
}

Chart small_chart() {
  return {.kind = Chart::Kind::dots,
          .key = "means",
          .caption = "Средние",
          .categories = {"Школа 1", "Школа 2"},
          .series = {{.name = "Средний балл", .points = {{10.5, 9.5, 11.5}, {}}}},
          .value_title = "Баллы"};
}

TEST(Docx, HeadingIsARealHeadingOfWord) {
  const Opened opened(with(Heading{1, "Введение"}));
  EXPECT_STREQ(opened.body().child("w:p").child("w:pPr").child("w:pStyle").attribute("w:val").value(), "Heading1");
  EXPECT_EQ(opened.text("//w:t"), "Введение");
  const std::string styles = part_of(opened.bytes, "word/styles.xml");
  EXPECT_NE(styles.find("<w:name w:val=\"heading 1\"/>"), std::string::npos);
}

TEST(Docx, TextIsEscapedAndControlCharactersAreDropped) {
  const Opened opened(with(Paragraph{plain("a < b & \x01 c\x1F > d")}));
  EXPECT_EQ(opened.text("//w:t"), "a < b &  c > d");
}

TEST(Docx, BrokenUtf8DoesNotBreakTheDocument) {
  const Opened opened(with(Paragraph{plain("до\xFFпосле")}));
  EXPECT_EQ(opened.text("//w:t"), "до\uFFFDпосле");
}

TEST(Docx, TableCellsReadBack) {
  const Opened opened(with(small_table()));
  std::string read;
  for (const auto row : opened.body().child("w:tbl").children("w:tr")) {
    for (const auto each : row.children("w:tc"))
      read += std::string(each.child("w:p").child("w:r").child("w:t").text().get()) + "|";
    read += "\n";
  }
  EXPECT_EQ(read, "Школа|Доля|\nШкола №\u00A01|12,5\u00A0%|\nШкола №\u00A02|нет данных|\n");
}

TEST(Docx, HeadOfATableIsRepeatedAndItsRowsDoNotSplit) {
  const Opened opened(with(small_table()));
  EXPECT_EQ(opened.count("//w:tr[1]/w:trPr/w:tblHeader"), 1u);
  EXPECT_EQ(opened.count("//w:tblHeader"), 1u);
  EXPECT_EQ(opened.count("//w:cantSplit"), 3u);
}

TEST(Docx, NumbersStandAtTheRight) {
  const Opened opened(with(small_table()));
  EXPECT_EQ(opened.count("//w:tr[2]/w:tc[2]/w:p/w:pPr/w:jc[@w:val='right']"), 1u);
  EXPECT_EQ(opened.count("//w:tr[2]/w:tc[1]/w:p/w:pPr/w:jc"), 0u);
}

TEST(Docx, ColumnWidthsFillTheTextWidth) {
  const Opened opened(with(small_table()));
  int total = 0;
  for (const auto column : opened.body().child("w:tbl").child("w:tblGrid").children())
    total += column.attribute("w:w").as_int();
  EXPECT_EQ(total, 11906 - 1418 - 851);
}

TEST(Docx, CaptionIsNumberedAndReferencesFollow) {
  Document document = with(Paragraph{{doc::Run{.text = "см. таблицу", .target = "marks"}}});
  document.blocks.emplace_back(small_table());
  const Opened opened(document);
  EXPECT_EQ(opened.text("//w:hyperlink//w:t"), "см. таблицу\u00A01");
  EXPECT_EQ(opened.text("//w:p[w:pPr/w:pStyle/@w:val='Caption']//w:t"), "Таблица\u00A01\u00A0— Отметки");
}

TEST(Docx, MergedHeadCellsKeepTheGrid) {
  Table table{.columns = {{1}, {1}, {1}}};
  table.head = {{{{.runs = plain("Школа"), .rows = 2}, {.runs = plain("Доли"), .columns = 2}}},
                {{head_cell("2"), head_cell("3")}}};
  table.rows = {{{cell("а"), cell("б"), cell("в")}}};
  const Opened opened(with(table));
  EXPECT_EQ(opened.count("//w:tr[1]/w:tc"), 2u);
  EXPECT_EQ(opened.count("//w:tr[2]/w:tc"), 3u);
  EXPECT_EQ(opened.count("//w:tr[2]/w:tc[1]/w:tcPr/w:vMerge"), 1u);
  EXPECT_EQ(opened.count("//w:tr[3]//w:vMerge"), 0u);
}

TEST(Docx, DocumentEndsWithAParagraphAfterATable) {
  const Opened opened(with(small_table()));
  EXPECT_STREQ(opened.body().last_child().name(), "w:sectPr");
  EXPECT_STREQ(opened.body().last_child().previous_sibling().name(), "w:p");
}

TEST(Docx, PagesAreNumberedFromTheSecond) {
  const Opened opened(with(Paragraph{plain("текст")}));
  EXPECT_EQ(opened.count("//w:sectPr/w:titlePg"), 1u);
  EXPECT_NE(part_of(opened.bytes, "word/header1.xml").find(" PAGE "), std::string::npos);
  EXPECT_EQ(part_of(opened.bytes, "word/header2.xml").find(" PAGE "), std::string::npos);
}

TEST(Docx, LandscapeSectionEndsThePortraitOne) {
  Document document = with(Paragraph{plain("стоя")});
  document.blocks.emplace_back(Section{Section::Orientation::landscape});
  document.blocks.emplace_back(Paragraph{plain("лёжа")});
  const Opened opened(document);
  EXPECT_EQ(opened.count("//w:p/w:pPr/w:sectPr/w:pgSz[not(@w:orient)]"), 1u);
  EXPECT_EQ(opened.count("/w:document/w:body/w:sectPr/w:pgSz[@w:orient='landscape']"), 1u);
  EXPECT_EQ(opened.count("//w:titlePg"), 1u);
}

TEST(Docx, EachNumberedListBeginsAnew) {
  const List list{List::Kind::numbers, {plain("раз"), plain("два")}};
  Document document = with(list);
  document.blocks.emplace_back(list);
  const Opened opened(document);
  EXPECT_EQ(opened.count("//w:numId[@w:val='2']"), 2u);
  EXPECT_EQ(opened.count("//w:numId[@w:val='3']"), 2u);
}

TEST(Docx, ContentsLinkToTheHeadings) {
  const Opened opened({.blocks = {Contents{}, Heading{1, "Первая"}, Heading{2, "Вторая"}}});
  EXPECT_EQ(opened.text("//w:hyperlink[@w:anchor='_Toc1002']//w:t"), "Вторая");
  EXPECT_EQ(opened.count("//w:bookmarkStart[@w:name='_Toc1002']"), 1u);
}

TEST(Docx, ChartCarriesValuesWhiskersAndGaps) {
  pugi::xml_document chart;
  ASSERT_TRUE(chart.load_string(chart_part(small_chart()).c_str()));
  EXPECT_EQ(chart.select_nodes("//c:ser/c:val//c:pt").size(), 1u);
  EXPECT_STREQ(chart.select_node("//c:ser/c:val//c:pt/c:v").node().text().get(), "10.5");
  EXPECT_STREQ(chart.select_node("//c:errBars/c:minus//c:pt/c:v").node().text().get(), "1");
  EXPECT_EQ(chart.select_nodes("//c:ser/c:cat//c:pt").size(), 2u);
}

TEST(Docx, ChartIsEditableThroughItsWorkbook) {
  const Opened opened(with(small_chart()));
  EXPECT_NE(part_of(opened.bytes, "word/charts/_rels/chart1.xml.rels").find("../embeddings/chart1.xlsx"),
            std::string::npos);
  EXPECT_EQ(part_of(opened.bytes, "word/embeddings/chart1.xlsx").substr(0, 2), "PK");
}

TEST(Docx, SameDocumentGivesTheSameBytes) {
  Document document = with(small_chart());
  document.created = "2022-09-01T00:00:00Z";
  EXPECT_EQ(to_docx(document), to_docx(document));
}

TEST(Docx, PropertiesHoldTheGivenTimeAndBody) {
  const Opened opened({.title = "Отчёт", .organisation = "Управление", .created = "2022-09-01T00:00:00Z"});
  const std::string core = part_of(opened.bytes, "docProps/core.xml");
  EXPECT_NE(core.find("2022-09-01T00:00:00Z"), std::string::npos);
  EXPECT_NE(core.find("Управление"), std::string::npos);
}

}  // namespace
}  // namespace vekha::doc
