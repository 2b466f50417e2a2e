#include "core/roadmap/matrix.hpp"

#include <gtest/gtest.h>

namespace vekha::roadmap {
namespace {

TagRules rules() {
  return {.directions = {{"1.1", "Качество", {{"качеств", "подготовк"}}, {{"проверочн", "работ"}}, {}, ""},
                         {"1.1б", "Объективность", {{"объективн"}}, {{"необъективн"}}, {}, "1.1"},
                         {"1.3", "Таланты", {{"талант"}}, {{"олимпиад"}}, {}, ""}},
          .positions = {{"monitoring", "Мониторинг", {{"мониторинг"}}},
                        {"analysis", "Анализ", {{"анализ"}}},
                        {"recommendations", "Рекомендации", {{"рекомендац"}}},
                        {"measures", "Меры", {{"семинар"}}}},
          .context = {{"по", "результат"}, {"результат"}},
          .usual_position = "measures"};
}

/// «1.1 analysis, 1.3 measures».
std::string told(const TagSource& source) {
  std::string out;
  for (const Tag& tag : tags_of(source, rules())) out += (out.empty() ? "" : ", ") + tag.direction + " " + tag.position;
  return out;
}

TEST(Matrix, TheHeadingGivesTheDirectionAndTheFirstWordsThePosition) {
  EXPECT_EQ(told({"Проведение мониторинга школ", {"Оценка качества подготовки"}, ""}), "1.1 monitoring");
}

TEST(Matrix, WhatFollowsTheGroundsIsNotTheWorkItself) {
  EXPECT_EQ(told({"Подготовка рекомендаций по результатам мониторинга", {"Таланты детей"}, ""}), "1.3 recommendations");
  EXPECT_EQ(told({"Анализ результатов мониторинга", {"Таланты детей"}, ""}), "1.3 analysis");
}

TEST(Matrix, TwoSentencesMayServeTwoPositions) {
  EXPECT_EQ(told({"Мониторинг школ. Анализ собранного", {"Таланты детей"}, ""}), "1.3 monitoring, 1.3 analysis");
}

TEST(Matrix, TheNarrowerDirectionStandsForTheWiderOne) {
  EXPECT_EQ(told({"Анализ школ с необъективными отметками", {"Оценка качества подготовки"}, ""}), "1.1б analysis");
}

TEST(Matrix, WithoutAHeadingTheWordsThenTheTitleOfThePlanDecide) {
  EXPECT_EQ(told({"Проведение олимпиады", {}, "План"}), "1.3 measures");
  EXPECT_EQ(told({"Проведение собрания", {}, "План повышения качества подготовки"}), "1.1 measures");
  EXPECT_EQ(told({"Проведение собрания", {}, "План работы"}), "");
}

TEST(Matrix, TheWordsThatDecidedAreTold) {
  const auto tags = tags_of({"Проведение мониторинга", {"Развитие талантов"}, ""}, rules());
  ASSERT_EQ(tags.size(), 1U);
  EXPECT_EQ(tags[0].matched, (std::vector<std::string>{"раздел: талантов", "мониторинга"}));
  EXPECT_EQ(tags[0].source, "auto");
}

TEST(Matrix, AFrameYieldsToTheWordsOfTheMeasure) {
  TagRules framed = rules();
  framed.directions[0].frames = {{"оценк", "качеств"}};
  const auto directions = [&](const std::string& text) {
    std::string out;
    for (const Tag& tag : tags_of({text, {"Развитие оценки качества"}, ""}, framed)) out += tag.direction + " ";
    return out;
  };
  EXPECT_EQ(directions("Проведение олимпиады"), "1.3 ");
  EXPECT_EQ(directions("Проведение собрания"), "1.1 ");
}

TEST(Matrix, AListIsOfTheDirectionsItsLeadNames) {
  EXPECT_EQ(told({"Семинар для олимпиадных групп:\n• проверочные работы;\n• чтение", {}, ""}), "1.3 measures");
  EXPECT_EQ(told({"Семинар:\n• проверочные работы;\n• необъективные отметки", {}, ""}), "1.1 measures, 1.1б measures");
}

TEST(Matrix, APrepositionDoesNotBeginALongerWord) {
  TagRules orders = rules();
  orders.positions.push_back({"decisions", "Решения", {{"о", "проведени"}}});
  const auto position = [&](const std::string& text) {
    return tags_of({text, {"Таланты детей"}, ""}, orders).front().position;
  };
  EXPECT_EQ(position("О проведении конкурса"), "decisions");
  EXPECT_EQ(position("Обеспечение проведения конкурса"), "measures");
}

}  // namespace
}  // namespace vekha::roadmap
