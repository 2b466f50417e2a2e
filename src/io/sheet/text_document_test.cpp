#include "io/sheet/text_document.hpp"

#include <gtest/gtest.h>

namespace vekha::sheet {
namespace {

std::string spelled(const TableRow& row) {
  std::string out;
  for (const TableCell& cell : row.cells) out += (out.empty() ? "" : "|") + std::string(cell.covered ? "<" : cell.text);
  return out;
}

std::vector<std::string> rows_of(const Document& document) {
  std::vector<std::string> out;
  for (const Block& block : document.blocks)
    for (const TableRow& row : block.rows) out.push_back(spelled(row));
  return out;
}

TEST(TextDocument, ReadsRowsPartedByTabs) {
  const Document read = read_text_document("План на год\r\n\r\n№\tДело\tСрок\r\n1\tСбор\tмай\r\n", "а.txt");
  ASSERT_EQ(read.blocks.size(), 2U);
  EXPECT_EQ(read.blocks[0].text, "План на год");
  EXPECT_EQ(rows_of(read), (std::vector<std::string>{"№|Дело|Срок", "1|Сбор|май"}));
  EXPECT_EQ(read.blocks[1].rows[1].line, 4);
  EXPECT_EQ(read.blocks[1].table, 1);
}

TEST(TextDocument, AnEmptyLineEndsATable) {
  const Document read = read_text_document("а\tб\tв\n\nг\tд\tе\n", "а.txt");
  EXPECT_EQ(read.blocks.size(), 2U);
  EXPECT_EQ(read.blocks[1].table, 2);
}

TEST(TextDocument, MendsCellsWithLineBreaks) {
  const Document read = read_text_document(
      "№\tМероприятие\tСрок\tОтветственный\n"
      "1\tСбор сведений\nо классах\tмай\tшколы\n"
      "2\tОтчёт\tиюнь\tотдел\nи школы\n",
      "а.txt");
  EXPECT_EQ(rows_of(read)[1], "1|Сбор сведений\nо классах|май|школы");
  EXPECT_EQ(rows_of(read)[2], "2|Отчёт|июнь|отдел\nи школы");
}

TEST(TextDocument, JoinsTheFirstLineOfAnUnnumberedRow) {
  const Document read = read_text_document(
      "Мероприятие\tСрок\tОтветственный\n"
      "Сбор\tмай\tшколы\n"
      "Подготовка доклада\nо выпускниках\tиюнь\tотдел\n",
      "а.txt");
  EXPECT_EQ(rows_of(read).back(), "Подготовка доклада\nо выпускниках|июнь|отдел");
}

TEST(TextDocument, ReadsMarkdownTables) {
  const Document read = read_text_document("# План\n\n| № | Дело |\n|---|:--:|\n| 1 | Сбор |\n", "а.txt");
  EXPECT_EQ(read.blocks[0].kind, Block::Kind::heading);
  EXPECT_EQ(read.blocks[0].text, "План");
  EXPECT_EQ(rows_of(read), (std::vector<std::string>{"№|Дело", "1|Сбор"}));
}

// One cell a line, led by a tab.

constexpr std::string_view kLoose =
    "План\n\n"
    "\t№\n\tМероприятия\n\tСроки\n\tОтветственный\n\n"
    "\t1.\n\tКадры\n\n"
    "\t1\n\tКурсы для\nучителей\n\t\n\nмай\n\n\tотдел\n\n"
    "\t2\n\tСобрания\n\t\n\t\n\n"
    "\t2. Семья\n\n"
    "\t1\n\tДень открытых дверей\n\tмарт\n\tшколы\n\n"
    "Начальник отдела\n";

TEST(TextDocument, FindsTheLostRowsOfLooseCells) {
  const Document read = read_text_document(kLoose, "а.txt");
  EXPECT_EQ(rows_of(read), (std::vector<std::string>{"№|Мероприятия|Сроки|Ответственный", "1.|Кадры|<|<",
                                                     "1|Курсы для\nучителей|май|отдел", "2|Собрания||",
                                                     "2. Семья|<|<|<", "1|День открытых дверей|март|школы"}));
}

TEST(TextDocument, TakesTheTextBehindTheLastCellForAParagraph) {
  const Document read = read_text_document(kLoose, "а.txt");
  EXPECT_EQ(read.blocks.back().text, "Начальник отдела");
}

TEST(TextDocument, KeepsLinesOfLooseCells) {
  const Document read = read_text_document(kLoose, "а.txt");
  EXPECT_EQ(read.blocks[1].rows[2].line, 11);
}

TEST(TextDocument, SurvivesAnything) {
  for (const std::string_view text : {"", "\n\n\n", "\t", "\t\t\t\n\t", "|", "||", "| |", "\xFF\xFE\t\xD0\n",
                                      "\t№\n\tСрок\n\tДело", "№\tМероприятие\tСрок\n"})
    EXPECT_NO_THROW(read_text_document(text, "а.txt"));
}

}  // namespace
}  // namespace vekha::sheet
