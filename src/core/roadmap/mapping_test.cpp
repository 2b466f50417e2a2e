// Tables whose header does not tell everything: guessed columns, columns told by a person, plans without a table.
#include "core/roadmap/mapping.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.hpp"
#include "core/roadmap/roadmap.hpp"

namespace vekha::roadmap {
namespace {

using Names = std::vector<std::string>;

Block table(const std::vector<Names>& rows, int number = 1) {
  Block block{.kind = Block::Kind::table, .table = number};
  for (const Names& texts : rows) {
    TableRow& row = block.rows.emplace_back();
    row.line = static_cast<int>(block.rows.size());
    for (const std::string& text : texts) row.cells.push_back({.text = text});
  }
  return block;
}

Document document(std::vector<Block> blocks) { return {"план.docx", std::move(blocks)}; }

Names roles(const TableColumns& columns) {
  Names out;
  for (const Role role : columns.proposed) out.emplace_back(role_name(role));
  return out;
}

bool has_issue(const Compiled& compiled, std::string_view code) {
  return std::ranges::any_of(compiled.issues, [&](const Issue& issue) { return issue.code == code; });
}

const std::vector<Names> kBare{
    {"1.", "Провести опрос педагогов всех школ", "май 2024", "Управление образования"},
    {"2.", "Свести ответы школ в общую таблицу", "июнь 2024", "Методический центр, школы"},
    {"3.", "Подготовить отчёт по итогам опроса", "до 1 июля 2024", "Управление образования"}};

TEST(Mapping, ATableWithoutAHeaderIsGuessedAndSaysSo) {
  const Compiled read = compile(document({table(kBare)}));
  ASSERT_EQ(read.measures.size(), 3U);
  EXPECT_EQ(read.measures[2].deadline.raw, "до 1 июля 2024");
  ASSERT_EQ(read.tables.size(), 1U);
  EXPECT_TRUE(read.tables[0].unsure);
  EXPECT_TRUE(read.tables[0].header.empty());
  EXPECT_EQ(roles(read.tables[0]), (Names{"number", "text", "term", "responsible"}));
  EXPECT_EQ(read.tables[0].samples.size(), 3U);
  EXPECT_TRUE(has_issue(read, "columns_guessed"));
}

TEST(Mapping, WordsOfAPersonGoBeforeThoseOfTheHeader) {
  const auto plan = table({{"№", "Мероприятие", "Содержание работы", "Срок"}, {"1", "Опрос", "УО", "май"}});
  const Compiled read = compile(document({plan}), mapping_from("number, text, responsible, term"));
  ASSERT_EQ(read.measures.size(), 1U);
  EXPECT_EQ(read.measures[0].text, "Опрос");
  EXPECT_EQ(read.measures[0].responsible, (Names{"УО"}));
  EXPECT_FALSE(read.tables[0].unsure);
}

TEST(Mapping, TablesWithoutAnyHeaderTakeTheToldColumns) {
  const auto plan = table({{"x", "Опрос", "УО"}, {"y", "Свод", "ИМЦ"}});
  const Compiled read = compile(document({plan}), mapping_from("skip,text,responsible"));
  ASSERT_EQ(read.measures.size(), 2U);
  EXPECT_EQ(read.measures[1].responsible, (Names{"ИМЦ"}));
}

TEST(Mapping, EachTableMayHaveItsOwn) {
  const Names head{"№", "Мероприятие", "Срок", "Исполнитель"};
  const Names turned{"№", "Исполнитель", "Мероприятие", "Срок"};
  const Compiled read = compile(
      document({table({head, {"1", "Опрос", "май", "УО"}}, 1), table({turned, {"2", "Свод", "УО", "июнь"}}, 2)}),
      mapping_from("number,text,term,responsible; number,text,responsible,term"));
  ASSERT_EQ(read.measures.size(), 2U);
  EXPECT_EQ(read.measures[1].text, "Свод");
  EXPECT_EQ(read.measures[1].responsible, (Names{"УО"}));
}

TEST(Mapping, ThatDoesNotFitIsRefusedWithTheCounts) {
  const auto plan = table({{"№", "Мероприятие", "Срок"}, {"1", "Опрос", "май"}});
  try {
    compile(document({plan}), mapping_from("number,text"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Code::bad_arguments);
    EXPECT_NE(error.message().find("столбцов 3, а названо 2"), std::string::npos) << error.message();
  }
  EXPECT_THROW(mapping_from("number,дата"), Error);
}

TEST(Mapping, ColumnsOfNoUseAreSkippedAndUnknownOnesAreAskedAbout) {
  const Names known{"№", "Мероприятие", "Срок", "Исполнитель", "Примечание", "Источник финансирования"};
  const Compiled sure = compile(document({table({known, {"1", "Опрос", "май 2024", "УО", "важно", "бюджет"}})}));
  EXPECT_FALSE(sure.tables[0].unsure);
  const Names strange{"№", "Мероприятие", "Срок", "Исполнитель", "Артефакт"};
  const Compiled unsure = compile(document({table({strange, {"1", "Опрос", "май 2024", "УО", "справка"}})}));
  EXPECT_TRUE(unsure.tables[0].unsure);
  EXPECT_TRUE(has_issue(unsure, "column_not_understood"));
  EXPECT_EQ(unsure.measures.size(), 1U);
}

TEST(Mapping, GridsOfQuartersAndEndsOfTermsAreTerms) {
  const Names quarters{"№", "Мероприятие", "Исполнитель", "I квартал", "II квартал"};
  const Compiled grid =
      compile(document({table({quarters, {"1", "Опрос", "УО", "+", ""}, {"2", "Свод", "УО", "", "май"}})}));
  EXPECT_EQ(grid.measures[0].deadline.raw, "I квартал");
  EXPECT_EQ(grid.measures[1].deadline.raw, "май");
  const Names ends{"№", "Мероприятие", "Начало", "Окончание"};
  EXPECT_EQ(compile(document({table({ends, {"1", "Опрос", "01.03.2024", "31.05.2024"}})})).measures[0].deadline.raw,
            "01.03.2024 – 31.05.2024");
}

TEST(ParagraphPlans, AreReadByTheirLabels) {
  std::vector<Block> blocks;
  for (const char* line : {"План мероприятий на 2024 год", "I. Кадры",
                           "1. Провести опрос педагогов. Срок: май 2024 года. Ответственный: УО.", "2. Свести ответы",
                           "Срок исполнения: июнь 2024", "Ответственные: ИМЦ, школы", "Ожидаемый результат: справка"})
    blocks.push_back({.text = line});
  const Compiled read = compile(document(blocks));
  ASSERT_EQ(read.measures.size(), 2U);
  EXPECT_EQ(read.measures[0].number, "1");
  EXPECT_EQ(read.measures[0].section, "I");
  EXPECT_EQ(read.measures[0].text, "Провести опрос педагогов");
  EXPECT_EQ(read.measures[0].deadline.raw, "май 2024 года");
  EXPECT_EQ(read.measures[1].responsible, (Names{"ИМЦ", "школы"}));
  EXPECT_EQ(read.measures[1].documents, (Names{"справка"}));
}

TEST(ParagraphPlans, ATextWithoutMeasuresIsNoPlan) {
  EXPECT_THROW(compile(document({{.text = "Опрос будет в мае."}, {.text = "1. Введение."}})), Error);
}

TEST(Parties, OnLinesOfTheirOwnAreApart) {
  const auto plan = table({{"№", "Мероприятие", "Ответственный"},
                           {"1", "Опрос", "Начальник отдела Иванова И.И.\nруководители ОО\nзаместители директоров"},
                           {"2", "Свод",
                            "МКУ «Информационно-\nметодический центр»\nмуниципальные\nобразовательные "
                            "организации"}});
  const Compiled read = compile(document({plan}));
  EXPECT_EQ(read.measures[0].responsible,
            (Names{"Начальник отдела Иванова И.И.", "руководители ОО", "заместители директоров"}));
  EXPECT_EQ(read.measures[1].responsible.front(),
            "МКУ «Информационно-методический центр» муниципальные образовательные "
            "организации");
}

}  // namespace
}  // namespace vekha::roadmap
