#include "core/roadmap/healing.hpp"

#include <gtest/gtest.h>

namespace vekha::roadmap {
namespace {

TEST(Healing, JoinsAWordThatStandsWholeElsewhere) {
  const Healer healer({"Итоги совещания", "После совеща ния с директорами"});
  EXPECT_EQ(healer.heal("После совеща ния с директорами"), "После совещания с директорами");
}

TEST(Healing, JoinsEndingsThatAreNoWords) {
  const Healer healer({"График мероприят ий", "по плану управлени я"});
  EXPECT_EQ(healer.heal("График мероприят ий"), "График мероприятий");
  EXPECT_EQ(healer.heal("по плану управлени я"), "по плану управления");
}

TEST(Healing, JoinsALetterAlwaysMetBehindTheSameWord) {
  const Healer healer({"по письму департамент а края", "по приказу департамент а края"});
  EXPECT_EQ(healer.heal("по письму департамент а края"), "по письму департамента края");
}

TEST(Healing, JoinsAHyphenatedPiece) {
  const Healer healer({"по- нятием качества"});
  EXPECT_EQ(healer.heal("по- нятием качества"), "понятием качества");
}

TEST(Healing, JoinsCutMonths) {
  const Healer healer({"ноя брь 2024"});
  EXPECT_EQ(healer.heal("ноя брь 2024"), "ноябрь 2024");
}

TEST(Healing, NeverJoinsTwoRealWords) {
  const std::vector<std::string> texts{"не достаточно ресурсов, недостаточно кадров, достаточно опыта",
                                       "в ведении совета и введении правил, ведение дел",
                                       "школа а также сад",
                                       "учителей и их учеников, по району и округу",
                                       "информационно- аналитический отчёт",
                                       "приложение ст. 28, пп. 3",
                                       "сентябрь- октябрь, сентябрь-октябрь",
                                       "МАУ и МБУ, ОО и УО",
                                       "за явку и заявку, явку"};
  const Healer healer(texts);
  for (const std::string& text : texts) EXPECT_EQ(healer.heal(text), text);
}

TEST(Healing, KeepsLineBreaks) {
  const Healer healer({"ежегодно\nавгуст"});
  EXPECT_EQ(healer.heal("ежегодно\nавгуст"), "ежегодно\nавгуст");
}

TEST(Healing, AConjunctionIsNoPieceOfTheWordBeforeIt) {
  const Healer healer({"по предметам, заданиям и группам школ", "справляются с заданиями", "открытый урок и разбор",
                       "уроки года", "решение задач и контроль", "задачи года"});
  EXPECT_EQ(healer.heal("по предметам, заданиям и группам школ"), "по предметам, заданиям и группам школ");
  EXPECT_EQ(healer.heal("открытый урок и разбор"), "открытый урок и разбор");
  EXPECT_EQ(healer.heal("решение задач и контроль"), "решение задач и контроль");
}

TEST(Healing, ATornDocumentMayCutOffAnEndingThatLooksLikeAWord) {
  const Healer healer({"график мероприят ий", "по плану управлени я", "после совеща ния", "обработк и данных",
                       "без обработки", "данным и отчётам", "сверка с данными"});
  EXPECT_EQ(healer.heal("обработк и данных"), "обработки данных");
  EXPECT_EQ(healer.heal("данным и отчётам"), "данным и отчётам");
}

}  // namespace
}  // namespace vekha::roadmap
