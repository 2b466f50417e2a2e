// Plans printed to PDF: with ruling lines and without, over pages, and the files that cannot be read.
#include "io/sheet/pdf.hpp"

#include <gtest/gtest.h>

#include <random>

#include "io/convert/process.hpp"
#include "io/sheet/fixtures.hpp"
#include "io/sheet/pdf_fixture.hpp"
#include "io/sheet/pdf_lines.hpp"

namespace vekha::sheet {
namespace {

using fixtures::Folder;
using fixtures::PdfWriter;
using Edges = std::vector<double>;
using Texts = std::vector<std::string>;

const Edges kEdges{40, 75, 265, 385, 555};
const Texts kHead{"№", "Мероприятие", "Срок", "Ответственный"};

class Pdf : public testing::Test {
 protected:
  void SetUp() override {
    if (!convert::find_program("pdftotext")) GTEST_SKIP() << "нет pdftotext";
  }
  Document read(const PdfWriter& writer) const { return read_document(folder_.file("план.pdf", writer.bytes())); }
  Folder folder_;
};

/// The tables as «a|b|c» lines; merged cells show as «^».
std::string told(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    if (block.kind != Block::Kind::table) out += "¶ " + block.text + "\n";
    for (const TableRow& row : block.rows) {
      for (const TableCell& cell : row.cells) out += (cell.covered ? "^" : replaced(cell.text, "\n", "⏎")) + "|";
      out += "\n";
    }
  }
  return out;
}

TEST_F(Pdf, TableWithRulingLinesGivesItsCells) {
  PdfWriter writer;
  writer.text(40, 30, "План на 2024 год");
  double y = 60;
  y += writer.row(y, kEdges, kHead);
  y += writer.band(y, kEdges, "1. Кадры");
  y += writer.row(y, kEdges, {"1.1", "Провести опрос педагогов по всем\nшколам района", "март 2024", "УО,\nшколы"});
  writer.row(y, kEdges, {"1.2", "Свести ответы", "май 2024", "ИМЦ"});
  EXPECT_EQ(told(read(writer)),
            "¶ План на 2024 год\n№|Мероприятие|Срок|Ответственный|\n1. Кадры|^|^|^|\n"
            "1.1|Провести опрос педагогов по всем школам района|март 2024|УО,⏎школы|\n"
            "1.2|Свести ответы|май 2024|ИМЦ|\n");
}

TEST_F(Pdf, CellsMergedDownwardsAreKnown) {
  PdfWriter writer;
  double y = 60;
  y += writer.row(y, kEdges, kHead);
  const double first = y;
  for (const Texts& row : {Texts{"1", "Опрос"}, Texts{"2", "Свод"}}) y += writer.row(y, {40, 75, 265}, row);
  writer.text(270, first + 8, "май 2024");
  for (const double x : {385.0, 555.0}) writer.line(x, first, x, y);
  writer.line(265, y, 555, y);
  writer.text(390, first + 8, "УО");
  const Document document = read(writer);
  const auto& rows = document.blocks.back().rows;
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1].cells[2].row_span, 2);
  EXPECT_TRUE(rows[2].cells[2].covered);
  EXPECT_EQ(rows[1].cells[3].text, "УО");
}

TEST_F(Pdf, RowsAndHeadersGoOnBehindAPage) {
  PdfWriter writer;
  double y = 700;
  y += writer.row(y, kEdges, kHead);
  y += writer.row(y, kEdges, {"1", "Опрос", "май", "УО"});
  writer.row(y, kEdges, {"2", "Провести свод ответов и вы-", "июнь", "ИМЦ,"});
  writer.text(300, 820, "1");
  writer.page();
  y = 40;
  y += writer.row(y, kEdges, kHead);
  y += writer.row(y, kEdges, {"", "водов по школам", "2024", "школы"});
  writer.row(y, kEdges, {"3", "Отчёт, выводы", "июль", "УО"});
  writer.text(300, 820, "2");
  const Document document = read(writer);
  EXPECT_EQ(told(document),
            "№|Мероприятие|Срок|Ответственный|\n1|Опрос|май|УО|\n"
            "2|Провести свод ответов и выводов по школам|июнь 2024|ИМЦ, школы|\n3|Отчёт, выводы|июль|УО|\n");
  EXPECT_EQ(document.blocks.back().rows.back().page, 2);
}

TEST_F(Pdf, TableWithoutLinesIsReadByItsColumnsAndNumbers) {
  PdfWriter writer;
  writer.text(40, 30, "План мероприятий на 2024 год");
  double y = 60;
  y += writer.row(y, kEdges, kHead, false);
  y += writer.band(y, kEdges, "Раздел 1. Кадровое обеспечение школ района", false);
  y += writer.row(y, kEdges, {"1.", "Провести опрос педагогов по всем\nшколам района", "март 2024", "УО"}, false);
  y += writer.row(y, kEdges, {"2.", "Свести ответы", "май 2024", "ИМЦ,\nшколы"}, false);
  EXPECT_EQ(told(read(writer)),
            "¶ План мероприятий на 2024 год\n№|Мероприятие|Срок|Ответственный|\n"
            "Раздел 1. Кадровое обеспечение школ района|^|^|^|\n"
            "1.|Провести опрос педагогов по всем школам района|март 2024|УО|\n2.|Свести ответы|май 2024|ИМЦ,⏎школы|\n");
}

TEST_F(Pdf, WidePagesKeepTheirLines) {
  PdfWriter writer(842, 595);
  const Edges edges{40, 80, 400, 560, 800};
  double y = 60;
  y += writer.row(y, edges, kHead);
  writer.row(y, edges, {"1", "Опрос", "", "УО"});
  EXPECT_EQ(told(read(writer)), "№|Мероприятие|Срок|Ответственный|\n1|Опрос||УО|\n");
}

TEST_F(Pdf, ThreeHundredPagesAreOneTable) {
  PdfWriter writer;
  for (int page = 0; page < 300; ++page) {
    if (page > 0) writer.page();
    double y = 40;
    if (page == 0) y += writer.row(y, kEdges, kHead);
    for (int i = 0; i < 7; ++i)
      y += writer.row(y, kEdges, {std::to_string(7 * page + i + 1), "Опрос школ", "май 2024", "УО"});
  }
  const Document document = read(writer);
  ASSERT_EQ(document.blocks.size(), 1U);
  EXPECT_EQ(document.blocks[0].rows.size(), 2101U);
}

std::string refusal(const std::string& path) {
  try {
    read_document(path);
  } catch (const Error& error) {
    EXPECT_EQ(code_row(error.code()).exit, 2);
    return error.message();
  }
  return "прочитан";
}

TEST_F(Pdf, ScannedPagesAreToldWithAdvice) {
  PdfWriter writer;
  writer.line(10, 10, 500, 500);
  const std::string message = refusal(folder_.file("скан.pdf", writer.bytes()));
  EXPECT_NE(message.find("OCR"), std::string::npos) << message;
}

TEST_F(Pdf, ProtectedAndDamagedFilesAreTold) {
  PdfWriter writer;
  writer.text(40, 40, "тайна");
  const std::string secret = refusal(folder_.file("п.pdf", writer.bytes(true)));
  EXPECT_NE(secret.find("паролем"), std::string::npos) << secret;
  const std::string whole = writer.bytes();
  EXPECT_NE(refusal(folder_.file("обрыв.pdf", "%PDF-1.7\n" + whole.substr(20, 60))).find("повреждён"),
            std::string::npos);
}

TEST_F(Pdf, ChangedBytesGiveAPlanOrARefusal) {
  PdfWriter writer;
  double y = 60;
  y += writer.row(y, kEdges, kHead);
  writer.row(y, kEdges, {"1", "Опрос", "май", "УО"});
  const std::string honest = writer.bytes();
  std::mt19937 random(7);
  for (int round = 0; round < 40; ++round) {
    std::string bytes = honest;
    for (int i = 0; i < 6; ++i) bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
    if (round % 4 == 0) bytes.resize(random() % bytes.size() + 10);
    try {
      read_document(folder_.file("м.pdf", bytes));
    } catch (const Error& error) {
      EXPECT_EQ(code_row(error.code()).exit, 2) << error.message();
    }
  }
}

TEST(Hyphens, OfLineEndsAreJudgedByTheWordsOfTheDocument) {
  Hyphens hyphens;
  const std::string mark(1, Hyphens::kDoubtful);
  hyphens.learn("проведение опроса детей и график-календарь");
  EXPECT_EQ(hyphens.resolved("прове-" + mark + "дение"), "проведение");
  EXPECT_EQ(hyphens.resolved("график-" + mark + "календарь"), "график-календарь");
  EXPECT_EQ(hyphens.resolved("детей-" + mark + "сирот"), "детей-сирот");
  EXPECT_EQ(hyphens.resolved("Ханты-" + mark + "Мансийск"), "Ханты-Мансийск");
  EXPECT_EQ(hyphens.resolved("информационно-" + mark + "аналитический"), "информационно-аналитический");
  EXPECT_EQ(hyphens.resolved("соот-" + mark + "ветствие"), "соответствие");
  EXPECT_EQ(hyphens.resolved("2021-" + mark + "2022"), "2021-2022");
}

TEST(Hyphens, WordsCutByANarrowCellAreJoined) {
  Hyphens hyphens;
  const std::string mark(1, Hyphens::kCut);
  hyphens.learn("министерства образования исполнительный");
  EXPECT_EQ(hyphens.resolved("министерств" + mark + "а"), "министерства");
  EXPECT_EQ(hyphens.resolved("исполнител" + mark + "ь"), "исполнитель");
  EXPECT_EQ(hyphens.resolved("образования" + mark + "и"), "образования и");
}

}  // namespace
}  // namespace vekha::sheet
