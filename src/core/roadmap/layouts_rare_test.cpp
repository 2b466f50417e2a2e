// Plans laid out in rarer ways: grids of quarters, columns of years, headers repeated in the middle, plans in prose.
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "core/roadmap/roadmap.hpp"

namespace vekha::roadmap {
namespace {

using Cells = std::vector<TableCell>;
using Names = std::vector<std::string>;

Cells plain(const Names& texts) {
  Cells cells;
  for (const std::string& text : texts) cells.push_back({.text = text});
  return cells;
}

TableCell tall(std::string text) { return {.text = std::move(text), .row_span = 2}; }
TableCell covered() { return {.covered = true}; }

Block table(const std::vector<Cells>& rows, int number = 1) {
  Block block{.kind = Block::Kind::table, .table = number};
  for (const Cells& cells : rows) block.rows.push_back({cells, static_cast<int>(block.rows.size()) + 1});
  return block;
}

Compiled read(std::vector<Block> blocks) {
  blocks.insert(blocks.begin(), Block{.text = "План округа на 2025-2026 годы"});
  return compile({"план.docx", std::move(blocks)});
}

bool told(const Compiled& plan, const std::string& code) {
  for (const Issue& issue : plan.issues)
    if (issue.code == code) return true;
  return false;
}

const Cells kHead = plain({"№", "Мероприятие", "Срок", "Исполнитель"});

TEST(RareLayouts, MarksUnderRomanNumbersAreQuarters) {
  const Compiled plan = read({table(
      {Cells{tall("№"), tall("Мероприятие"), TableCell{.text = "Срок", .column_span = 4}, covered(), covered(),
             covered(), tall("Исполнитель")},
       Cells{covered(), covered(), {.text = "I"}, {.text = "II"}, {.text = "III"}, {.text = "IV"}, covered()},
       plain({"1", "Обзор данных", "", "+", "", "", "Отдел"}), plain({"2", "Итоги", "", "", "", "х", "Отдел"})})});
  ASSERT_EQ(plan.measures.size(), 2U);
  EXPECT_EQ(plan.measures[0].deadline.raw, "II квартал");
  EXPECT_EQ(plan.measures[1].deadline.raw, "IV квартал");
}

TEST(RareLayouts, YearsUnderABroadHeadNeedNoMergedCells) {
  const Compiled plan = read(
      {table({Cells{{.text = "№"},
                    {.text = "Мероприятие"},
                    {.text = "Сроки", .column_span = 2},
                    covered(),
                    {.text = "Исполнитель"}},
              plain({"", "", "2025 год", "2026 год", ""}), plain({"1", "Обновление реестра", "", "март", "Отдел"})})});
  ASSERT_EQ(plan.measures.size(), 1U);
  EXPECT_EQ(plan.measures[0].deadline.raw, "март 2026 год");
}

TEST(RareLayouts, AWordPartedInTheHeadIsWhole) {
  const Compiled plan = read({table({plain({"Пункт", "Мероприятие", "Срок", "Ответ-\nственный", "Форма завершения"}),
                                     plain({"1.1)", "Обзор данных", "май", "Отдел", "Справка"})})});
  ASSERT_EQ(plan.measures.size(), 1U);
  EXPECT_EQ(plan.measures[0].number, "1.1");
  EXPECT_EQ(plan.measures[0].responsible, Names{"Отдел"});
  EXPECT_EQ(plan.measures[0].documents, Names{"Справка"});
}

TEST(RareLayouts, WhenItWasDoneIsNotWhenItIsDue) {
  const Compiled plan = read({table({plain({"№", "Мероприятие", "Срок (план)", "Срок (факт)", "Исполнитель"}),
                                     plain({"1", "Обзор данных", "май", "июль", "Отдел"})})});
  EXPECT_EQ(plan.measures[0].deadline.raw, "май");
}

TEST(RareLayouts, AHeaderPrintedAgainIsNoMeasureAndThePageNumberNoSection) {
  const Cells head = plain({"№", "Мероприятие", "Срок", "Исполнитель", "Результат"});
  const Compiled plan =
      read({table({head, plain({"1", "Участие школ в обзоре", "май", "Отдел", "Обзор"})}), Block{.text = "- 2 -"},
            table({head, plain({"", "и обсуждение его итогов", "", "", "сделан"}),
                   plain({"2", "Опрос семей", "июнь", "Отдел", "Справка"})},
                  2)});
  ASSERT_EQ(plan.measures.size(), 2U);
  EXPECT_EQ(plan.measures[0].text, "Участие школ в обзоре и обсуждение его итогов");
  EXPECT_TRUE(plan.sections.empty());
}

TEST(RareLayouts, OneMeasureOverRowsWithTermsOfTheirOwnIsTold) {
  const Compiled plan =
      read({table({kHead, Cells{tall("1"), tall("Система наставников"), {.text = "март"}, {.text = "Отдел"}},
                   Cells{covered(), covered(), {.text = "май"}, {.text = "Школы"}}})});
  ASSERT_EQ(plan.measures.size(), 1U);
  EXPECT_TRUE(told(plan, "merged_cells"));
}

TEST(RareLayouts, AnIntroductionAboveItemsWithTermsIsAHeading) {
  const Compiled plan = read(
      {table({kHead, plain({"1", "Выезды, в том числе:", "", ""}), plain({"", "- в сельские школы", "март", "Отдел"}),
              plain({"", "- в городские школы", "май", "Отдел"})})});
  ASSERT_EQ(plan.measures.size(), 2U);
  EXPECT_EQ(plan.measures[1].section_titles.back(), "Выезды, в том числе:");
}

TEST(RareLayouts, NumbersOfSchoolsAndTelephonesAreNoExecutors) {
  const Compiled plan = read({table({kHead, plain({"1", "Обзор данных", "май", "Отдел, школы №№ 1, 2, 5"}),
                                     plain({"2", "Опрос семей", "май", "Методист, тел. 2-11-11"})})});
  EXPECT_EQ(plan.measures[0].responsible, (Names{"Отдел", "школы №№ 1, 2, 5"}));
  EXPECT_EQ(plan.measures[1].responsible.size(), 1U);
}

TEST(RareLayouts, EachLineOfACellThatNamesAPostIsAnExecutor) {
  const Compiled plan =
      read({table({kHead, plain({"1", "Обзор данных", "май", "Отдел образования\nдиректора школ"})})});
  EXPECT_EQ(plan.measures[0].responsible, (Names{"Отдел образования", "директора школ"}));
}

TEST(RareLayouts, APlanInProseMayNameTermsBehindADash) {
  const Compiled plan = read({Block{.text = "1.1. Издать приказ. Срок – февраль 2025 года. Ответственный – методист."},
                              Block{.text = "1.2. Собрать заявки. Срок – март 2025 года. Ответственный – методист."}});
  ASSERT_EQ(plan.measures.size(), 2U);
  EXPECT_EQ(plan.measures[1].deadline.raw, "март 2025 года");
  EXPECT_EQ(plan.measures[1].responsible, Names{"методист"});
}

TEST(RareLayouts, TheWordOverTheTableIsNotTheTitle) {
  const Compiled plan =
      read({Block{.text = "Мероприятия"}, table({kHead, plain({"1", "Обзор данных", "май", "Отдел"})})});
  EXPECT_EQ(plan.title, "План округа на 2025-2026 годы");
}

/// Text set in columns by blanks: its rows know their page.
Document printed(const Names& row) {
  Block block = table({kHead, plain(row)});
  for (TableRow& each : block.rows) each.page = 1;
  return {"план.txt", {Block{.text = "План округа на 2025-2026 годы"}, block}};
}

TEST(RareLayouts, TextWhoseColumnsRanTogetherIsRefusedWithAdvice) {
  try {
    compile(printed({"1", "Обзор данных", "май Отдел, 2025", ""}));
    FAIL() << "read";
  } catch (const Error& error) {
    EXPECT_NE(error.message().find(".docx"), std::string::npos);
  }
  EXPECT_TRUE(told(compile(printed({"1", "Обзор данных", "май", "Отдел"})), "columns_guessed"));
}

TEST(RareLayouts, AListOfAbbreviationsTellsNoPeriodOfThePlan) {
  const auto period = [](const std::string& above) {
    std::vector<Block> blocks = {{.text = "План мероприятий по учёту итогов"}, {.text = above}};
    blocks.push_back({.text = "Разработка по итогам 2023/2024 года (далее – план)"});
    blocks.push_back(table({kHead, plain({"1", "Обзор данных", "май", "Отдел"})}));
    return compile({"план.docx", std::move(blocks)}).period;
  };
  EXPECT_FALSE(period("Принятые сокращения:"));
  EXPECT_TRUE(period("Исполняется:"));
}

}  // namespace
}  // namespace vekha::roadmap
