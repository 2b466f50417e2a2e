#include "core/roadmap/parties.hpp"

#include <gtest/gtest.h>

namespace vekha::roadmap {
namespace {

using Names = std::vector<std::string>;

PartyBook book(const Names& cells, const Names& texts = {}) { return {cells, texts}; }

TEST(Parties, AreCutAtCommasSemicolonsAndLines) {
  const Names cells{"УО, школы; сады\nЦентр «Шаг, два»"};
  EXPECT_EQ(book(cells).parties_of(cells[0]), (Names{"УО", "школы", "сады", "Центр «Шаг, два»"}));
}

TEST(Parties, ShortNamesStandForTheLongOnesEverywhere) {
  const Names cells{"Отдел образования (далее – ОТО), дома творчества (далее ДТ", "ОТО", "отдел образования; ДТ"};
  const PartyBook parties = book(cells);
  EXPECT_EQ(parties.parties_of(cells[0]), (Names{"ОТО", "ДТ"}));
  EXPECT_EQ(parties.parties_of(cells[2]), (Names{"ОТО", "ДТ"}));
  EXPECT_EQ(parties.all().size(), 2U);
  EXPECT_EQ(parties.all()[0].full_name, "Отдел образования");
  EXPECT_EQ(parties.all()[0].aliases, (Names{"Отдел образования"}));
}

TEST(Parties, WithoutASeparatorArePartedWhenOthersNameThemApart) {
  const Names cells{"Отдел по образованию МАУ «Центр»", "Отдел по образованию, МАУ «Центр»", "директор МАУ «Центр»"};
  EXPECT_EQ(book(cells).parties_of(cells[0]), (Names{"Отдел по образованию", "МАУ «Центр»"}));
  EXPECT_EQ(book(cells).parties_of(cells[2]), (Names{"директор МАУ «Центр»"}));
}

TEST(Parties, AFullStopBetweenAbbreviationsPartsThem) {
  const Names cells{"УО.ОО", "УО,ОО"};
  EXPECT_EQ(book(cells).parties_of(cells[0]), (Names{"УО", "ОО"}));
}

TEST(Parties, QualifiersStayWithTheirParty) {
  const Names cells{"школы, имеющие низкие результаты", "школы, вошедшие в список, отдел",
                    "руководители школ, заведующие садами", "Петрова И.И., ведущий специалист, Орлов К.К., методист"};
  EXPECT_EQ(book(cells).parties_of(cells[0]), (Names{"школы, имеющие низкие результаты"}));
  EXPECT_EQ(book(cells).parties_of(cells[1]), (Names{"школы, вошедшие в список", "отдел"}));
  EXPECT_EQ(book(cells).parties_of(cells[2]), (Names{"руководители школ", "заведующие садами"}));
  EXPECT_EQ(book(cells).parties_of(cells[3]), (Names{"Петрова И.И., ведущий специалист", "Орлов К.К., методист"}));
}

TEST(Parties, WrappedLinesAreOneParty) {
  const Names cells{"Отдел\nобразования", "Администрация\nОзёрного округа", "Администрация Озёрного округа"};
  EXPECT_EQ(book(cells).parties_of(cells[0]), (Names{"Отдел образования"}));
  EXPECT_EQ(book(cells).parties_of(cells[1]), (Names{"Администрация Озёрного округа"}));
}

TEST(Parties, StrayQuotesAndCaseMakeNoNewParty) {
  const Names cells{"ИМЦ «Рост»»", "ИМЦ «Рост»", "имц «Рост».", "ИМЦ «Рост»"};
  EXPECT_EQ(book(cells).all().size(), 1U);
  EXPECT_EQ(book(cells).parties_of(cells[2]), (Names{"ИМЦ «Рост»"}));
}

TEST(Parties, NamesWithAndAreNotTornApart) {
  const Names cells{"Комитет по образованию и спорту", "УО и ОО", "УО", "ОО"};
  EXPECT_EQ(book(cells).parties_of(cells[0]), (Names{"Комитет по образованию и спорту"}));
  EXPECT_EQ(book(cells).parties_of(cells[1]), (Names{"УО", "ОО"}));
}

TEST(Parties, AnEmptyCellNamesNobody) { EXPECT_TRUE(book({"", "УО"}).parties_of("").empty()); }

}  // namespace
}  // namespace vekha::roadmap
