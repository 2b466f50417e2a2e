// Stamps, orders and lists as municipalities write them before the table.
#include "core/roadmap/preamble.hpp"

#include <gtest/gtest.h>

#include "core/roadmap/approval.hpp"
#include "core/roadmap/parts.hpp"

namespace vekha::roadmap {
namespace {

using Lines = std::vector<std::string>;

std::string told(const Lines& lines) {
  const ApprovingAct found = find_approval(lines);
  return found.kind + " | " + found.number + " | " + (found.date ? iso_date(*found.date) : "-") + " | " + found.issuer;
}

TEST(Approving, ActIsTakenFromTheStampOfTheAnnex) {
  EXPECT_EQ(told({"Приложение № 1", "к приказу управления образования", "от 08.09.2021 № 272-ос", "План мероприятий"}),
            "приказ | 272-ос | 2021-09-08 | Управление образования");
  EXPECT_EQ(told({"Приложение к постановлению администрации района от 1 марта 2024 г. № 15-п"}),
            "постановление | 15-п | 2024-03-01 | Администрация района");
  EXPECT_EQ(told({"УТВЕРЖДЕНА", "Приказом Отдела образования", "от «12» января 2022 г. N 15", "ДОРОЖНАЯ КАРТА"}),
            "приказ | 15 | 2022-01-12 | Отдел образования");
  EXPECT_EQ(told({"Утверждён распоряжением комитета по образованию №7 от 02.02.2023"}),
            "распоряжение | 7 | 2023-02-02 | Комитет по образованию");
}

TEST(Approving, PersonIsTakenFromTheStamp) {
  EXPECT_EQ(
      told({"УТВЕРЖДАЮ:", "Начальник управления образования", "____________ П.П. Петров", "«03» сентября 2024 г."}),
      " |  | 2024-09-03 | Начальник управления образования");
}

TEST(Approving, OrderIsReadFromItsHead) {
  EXPECT_EQ(told({"Администрация Заречного района", "Управление образования", "П Р И К А З", "05.09.2023  г. Заречный",
                  "№ 41-од", "О плане"}),
            "приказ | 41-од | 2023-09-05 | Администрация Заречного района Управление образования");
  EXPECT_EQ(told({"Комитет образования", "РАСПОРЯЖЕНИЕ", "от 5 мая 2022 г.", "№ 9"}),
            "распоряжение | 9 | 2022-05-05 | Комитет образования");
}

TEST(Approving, BlanksLeftForDateAndNumberGiveNone) {
  EXPECT_EQ(told({"Приложение к приказу отдела образования", "от ________ № ____"}),
            "приказ |  | - | Отдел образования");
  EXPECT_EQ(told({"План работы школы", "на 2024 год"}), " |  | - | ");
}

Preamble read(const Lines& lines) {
  std::vector<PlanItem> items;
  for (const std::string& line : lines) items.push_back({.text = line});
  return read_preamble(items, {}, {});
}

TEST(Preambles, GoalsAndTasksAreTheirListItems) {
  const Preamble found = read({"Цель: поднять качество.", "Задачи:", "- собрать сведения;", "- обучить людей.",
                               "Срок действия плана два года."});
  EXPECT_EQ(found.goals, (Lines{"поднять качество"}));
  EXPECT_EQ(found.tasks, (Lines{"собрать сведения", "обучить людей"}));
  EXPECT_EQ(read({"Цели и задачи", "Цель плана – рост.", "Задачи: опрос; смотр; свод."}).tasks,
            (Lines{"опрос", "смотр", "свод"}));
  EXPECT_EQ(read({"Для этого нужно решить следующие задачи:", "1) опрос;", "2) свод."}).tasks,
            (Lines{"опрос", "свод"}));
}

TEST(Preambles, TheApprovingActIsNoGroundOfThePlan) {
  const Preamble found = read(
      {"Приложение к приказу отдела от 01.02.2024 № 5", "Во исполнение письма министерства от 11.01.2024 № 01-9/3"});
  ASSERT_EQ(found.basis.size(), 1U);
  EXPECT_EQ(found.basis[0].number, "01-9/3");
}

TEST(Preambles, ShortNamesFindTheirWords) {
  const Preamble found =
      read({"по требованиям Федеральных образовательных программ (далее – ФОП) школ Лесного района "
            "(далее - район) и департамента образования области (далее – Департамент)"});
  ASSERT_EQ(found.aliases.size(), 3U);
  EXPECT_EQ(found.aliases[0].full_name, "Федеральных образовательных программ");
  EXPECT_EQ(found.aliases[1].full_name, "Лесного района");
  EXPECT_EQ(found.aliases[2].full_name, "департамента образования области");
}

TEST(Parts, OfAMeasureAreItsListItems) {
  EXPECT_EQ(parts_of("Контроль:\n• планов;\n• сайта."), (Lines{"планов", "сайта"}));
  EXPECT_EQ(parts_of("Разработка: - порядка; -регламента; - положения"), (Lines{"порядка", "регламента", "положения"}));
  EXPECT_EQ(parts_of("Перечень: 1) опрос; 2) свод за 2 года; 3) отчёт"), (Lines{"опрос", "свод за 2 года", "отчёт"}));
  EXPECT_TRUE(parts_of("Сбор сведений - по школам: всем").empty());
}

}  // namespace
}  // namespace vekha::roadmap
