// The indicator language: what is understood, what is refused with advice, and what comes of values that are not there.
#include <gtest/gtest.h>

#include "core/formula/rows_test.hpp"
#include "core/stats/intervals.hpp"

namespace vekha::formula {
namespace {

using test::schema;
using test::value;
using test::values;
using test::Work;

std::string refusal(const std::string& program) {
  try {
    compiled(program, schema());
  } catch (const Error& error) {
    return error.message();
  }
  return {};
}

struct Case {
  std::string program;
  std::string expected;
};
void PrintTo(const Case& one, std::ostream* out) { *out << one.program; }

class Understood : public testing::TestWithParam<Case> {};
TEST_P(Understood, HasTheUnit) {
  const Program program = compiled(GetParam().program, schema());
  EXPECT_EQ(unit_title(program.root.unit), GetParam().expected);
  EXPECT_EQ(compiled(program.canonical, schema()).canonical, program.canonical);
}
INSTANTIATE_TEST_SUITE_P(
    Programs, Understood,
    testing::Values(Case{"count(works)", "работы"}, Case{"число(работы где отметка = 2)", "работы"},
                    Case{"share(mark >= 3 of works)", "%"},
                    Case{"доля(отметка среди (4, 5) из работы где параллель = 4)", "%"},
                    Case{"mean(mark of works)", "отметка"}, Case{"mean(percent(score / maximum) of works)", "%"},
                    Case{"mean(score of works)", "балл"},
                    Case{"mean(score of works where procedure = 'ВПР' and subject = «Химия» and grade = 8)",
                         "балл ('ВПР'; 'Химия'; 8)"},
                    Case{"share(mark >= 4 of works) - share(mark >= 4 of works where grade = 4)", "п.п."},
                    Case{"share(mark = 4 of works) + share(mark = 5 of works)", "%"},
                    Case{"share(mark >= 3 of works) - 60 %", "п.п."},
                    Case{"(count(works) - 1 * count(works)) / 2", "работы"},
                    Case{"percent(count(works where mark = 2) / count(works))", "%"},
                    Case{"rank(mean(mark of works))", "число без единицы"},
                    Case{"minmax(mean(mark of works))", "индекс"}, Case{"lag(mean(mark of works), 1)", "отметка"},
                    Case{"доля(отметка >= 3 из работы) - по(муниципалитет, доля(отметка >= 3 из работы))", "п.п."},
                    Case{"weighted(minmax(mean(mark of works)), 2, percentile(count(works)), 1)", "индекс"},
                    Case{"доля(отметка >= 3 из работы) − норматив('успеваемость')", "п.п."},
                    Case{"quantile(0.25, score of works where grade = 4)", "балл (*; *; 4)"},
                    Case{"-median(mark of works)", "отметка"},
                    Case{"first_known(mean(mark of works), norm('средняя отметка'))", "отметка"},
                    Case{"share(not (mark = 2 or mark = 3) of works where known(mark))", "%"}));

class Refused : public testing::TestWithParam<Case> {};
TEST_P(Refused, WithPlaceAndAdvice) {
  const std::string told = refusal(GetParam().program);
  EXPECT_TRUE(told.starts_with("Формула, знак ")) << told;
  EXPECT_NE(told.find(GetParam().expected), std::string::npos) << told;
}
INSTANTIATE_TEST_SUITE_P(
    Programs, Refused,
    testing::Values(
        Case{"", "оборвана"}, Case{"count(works", "нужен знак «)»"}, Case{"count(works))", "лишнее"},
        Case{"conut(works)", "функции «conut» нет; есть число"},
        Case{"count(schools)", "строк «schools» нет; есть работы"},
        Case{"mean(mrak of works)", "поля «mrak» у «работы» нет; есть процедура"}, Case{"mark", "стоит само по себе"},
        Case{"share(mark of works)", "нужно условие"}, Case{"mean(subject of works)", "нужно число"},
        Case{"share(mark >= 3 of works) + 5 пп", "проценты и процентные пункты не складываются"},
        Case{"share(mark >= 3 of works) + 5", "у числа нет единицы"},
        Case{"mean(mark of works) + share(mark >= 3 of works)", "единицы разные"},
        Case{"mean(score of works where subject = 'Химия') - mean(score of works where subject = 'Физика')",
             "баллы разных работ несопоставимы"},
        Case{"share(subject >= 'А' of works)", "больше и меньше бывают числа"},
        Case{"share(subject = 5 of works)", "текст сравнивают с текстом в кавычках"},
        Case{"sum(mark of works)", "возьмите среднее"}, Case{"mean(year of works)", "годы не складывают"},
        Case{"lag(count(works), 0.5)", "целым числом"}, Case{"across(район, count(works))", "нужен уровень"},
        Case{"norm('x')", "норматива «x» нет; есть успеваемость"},
        Case{"weighted(count(works), 0, count(works), 0)", "сумма весов"},
        Case{"weighted(count(works), 1, count(works))", "вес"}, Case{"quantile(25, mark of works)", "от 0 до 1"},
        Case{"percent(mean(mark of works))", "переводят отношение"}, Case{"count(works) * count(works)", "перемножать"},
        Case{"mean(mean(mark of works) of works)", "вынесите её наружу"}, Case{"3 < 4", "условие ставят внутри"},
        Case{"'текст'", "ничего не значит"}, Case{"share(1 < mark < 5 of works)", "цепочкой"},
        Case{"count(works where subject = 'Химия)", "кавычка не закрыта"}, Case{"count(works) @", "лишнее"},
        Case{"1.2.3", "число не разобрано"}, Case{"known(mark)", "внутри условия"}, Case{"and", "стоит не на месте"},
        Case{std::string("\xff\xfe"), "не в UTF-8"}));

TEST(Language, IsPrintedInCanonicalWords) {
  EXPECT_EQ(
      compiled("по(муниципалитет, доля(отметка среди (4, 5) из работы где не предмет = «Химия»)) − 5.5 %", schema())
          .canonical,
      "across(municipality, share(mark in (4, 5) of works where not subject = 'Химия')) - 5.5%");
}

TEST(Language, TellsThePlaceInCharacters) {
  EXPECT_TRUE(refusal("доля(отметка >= 3 из работы) + 5").starts_with("Формула, знак 30:"));
}

TEST(Language, StaysInBounds) {
  EXPECT_NE(refusal(std::string(5000, '(')).find("4 000 знаков"), std::string::npos);
  EXPECT_NE(refusal(std::string(200, '(')).find("вложены"), std::string::npos);
  EXPECT_NE(refusal(std::string(200, '-') + "1").find("вложены"), std::string::npos);
  std::string sum = "1";
  for (int i = 0; i < 600; ++i) sum += "+1";
  EXPECT_NE(refusal(sum).find("500 частей"), std::string::npos);
}

std::vector<Work> marks(const std::vector<int>& list) {
  std::vector<Work> out;
  for (const int mark : list) out.push_back({.mark = mark});
  return out;
}

TEST(Values, OfAShareCarryWilson) {
  const Estimate share = value("share(mark >= 4 of works)", marks({5, 4, 3, 2, 4}));
  EXPECT_DOUBLE_EQ(*share.value, 60);
  EXPECT_EQ(share.n, 5);
  const auto wilson = stats::wilson({3, 5});
  EXPECT_DOUBLE_EQ(share.interval->lo, wilson->lo * 100);
  EXPECT_DOUBLE_EQ(share.interval->hi, wilson->hi * 100);
}

TEST(Values, OfADifferenceOfSharesCarryNewcombe) {
  std::vector<Work> works;
  for (int i = 0; i < 70; ++i) works.push_back({.grade = 5, .mark = i < 56 ? 4 : 2});
  for (int i = 0; i < 80; ++i) works.push_back({.grade = 6, .mark = i < 48 ? 4 : 2});
  const Estimate change =
      value("share(mark = 4 of works where grade = 5) - share(mark = 4 of works where grade = 6)", works);
  const auto newcombe = stats::newcombe({56, 70}, {48, 80});
  EXPECT_NEAR(*change.value, 20, 1e-9);
  EXPECT_NEAR(change.interval->lo, newcombe->lo * 100, 1e-9);
  EXPECT_NEAR(change.interval->hi, newcombe->hi * 100, 1e-9);
}

TEST(Values, ThatAreNotThereAreToldApart) {
  EXPECT_EQ(*value("count(works where mark = 5)", marks({2, 3})).value, 0) << "zero is a value";
  EXPECT_EQ(value("share(mark >= 3 of works)", {}).absence, Absence::no_data);
  EXPECT_EQ(value("mean(mark of works)", marks({0, 0})).absence, Absence::no_data);
  EXPECT_EQ(value("mean(mark of works)", marks({-1, -1})).absence, Absence::not_applicable);
  EXPECT_EQ(value("mean(mark of works)", marks({-2, 0})).absence, Absence::suppressed);
  EXPECT_EQ(value("mean(mark of works) - mean(mark of works where mark = 5)", marks({2, 3})).absence, Absence::no_data);
  EXPECT_EQ(value("first_known(mean(mark of works), 3 * norm('средняя отметка'))", marks({-2})).absence,
            Absence::suppressed);
  EXPECT_FALSE(value("count(works) / count(works where mark = 5)", marks({2})).value) << "nothing to divide by";
}

TEST(Values, TellHowManyRowsTheyRestOn) {
  const Value share = values("share(mark >= 3 of works)", marks({5, 0, -1, -2, 2})).at({});
  EXPECT_EQ(share.estimate.n, 2);
  EXPECT_EQ(share.rows, 5);
  EXPECT_EQ(share.missing, 1);
  EXPECT_EQ(share.not_applicable, 1);
  EXPECT_EQ(share.suppressed, 1);
}

TEST(Values, OfPointsOfTwoInstrumentsAreNotComparable) {
  const std::vector<Work> works = {{.subject = "Химия", .score = 4}, {.subject = "Физика", .score = 9}};
  EXPECT_EQ(value("mean(score of works)", works).absence, Absence::not_comparable);
  EXPECT_DOUBLE_EQ(*value("mean(score of works where subject = 'Физика')", works).value, 9);
  EXPECT_DOUBLE_EQ(*values("mean(score of works)", works, {"subject"}).at({"Химия"}).estimate.value, 4);
}

TEST(Values, OfGroupsLookAtYearsBeforeAndAtTheWhole) {
  const std::vector<Work> works = {{.year = 2023, .school = "1", .mark = 3},
                                   {.year = 2024, .school = "1", .mark = 5},
                                   {.year = 2023, .school = "2", .mark = 4},
                                   {.year = 2024, .school = "2", .mark = 4}};
  const std::vector<std::string> by = {"year", "school"};
  const Values change = values("mean(mark of works) - lag(mean(mark of works), 1)", works, by);
  EXPECT_DOUBLE_EQ(*change.at({"2024", "1"}).estimate.value, 2);
  EXPECT_FALSE(change.at({"2023", "1"}).estimate.value);
  const Values whole = values("mean(mark of works) - по(муниципалитет, mean(mark of works))", works, by);
  EXPECT_DOUBLE_EQ(*whole.at({"2024", "1"}).estimate.value, 0.5);
  EXPECT_EQ(whole.at({"2024", "1"}).estimate.n, 1) << "the school has one work, the municipality two";
  const Values places = values("rank(mean(mark of works))", works, by);
  EXPECT_DOUBLE_EQ(*places.at({"2024", "1"}).estimate.value, 1);
  EXPECT_DOUBLE_EQ(*places.at({"2023", "1"}).estimate.value, 2);
  EXPECT_DOUBLE_EQ(*values("minmax(mean(mark of works))", works, by).at({"2023", "1"}).estimate.value, 0);
  EXPECT_DOUBLE_EQ(*values("percentile(mean(mark of works))", works, by).at({"2023", "1"}).estimate.value, 50);
}

TEST(Values, OfNormsAndWeights) {
  const std::vector<Work> works = marks({5, 4, 2, 4});
  EXPECT_DOUBLE_EQ(*value("share(mark >= 3 of works) - norm('успеваемость')", works).value, -20);
  EXPECT_FALSE(value("mean(mark of works) - norm('средняя отметка')", works).value) << "the norm has no number";
  EXPECT_DOUBLE_EQ(*value("weighted(share(mark >= 3 of works), 3, share(mark = 5 of works), 1)", works).value, 62.5);
}

TEST(Values, OfQuantilesFollowTypeSeven) {
  std::vector<Work> works;
  for (const double score : {1.0, 2.0, 4.0, 8.0}) works.push_back({.score = score});
  works.back().weight = 2;
  EXPECT_DOUBLE_EQ(*value("quantile(0.25, score of works)", works).value, 2);
  EXPECT_DOUBLE_EQ(*value("median(score of works)", works).value, 4);
  EXPECT_DOUBLE_EQ(*value("quantile(0.6, score of works)", works).value, 5.6);
  EXPECT_DOUBLE_EQ(*value("most(score of works) - least(score of works)", works).value, 7);
}

}  // namespace
}  // namespace vekha::formula
