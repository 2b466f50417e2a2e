// Definitions as data: what is told of a faulty file, and how a municipality lays its own over the shipped ones.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "domain/indicators/indicators.hpp"

namespace vekha::indicators {
namespace {

using testing::HasSubstr;

constexpr const char* kCommon =
    "common:\n"
    "  group: Свои\n  level: школа\n  formula: n₄ + n₅\n  source: работы\n  collection: загрузка\n"
    "  periodicity: ежегодно\n  responsible: координатор\n  missing: не входят\n  minimum: 1\n  basis: Решение\n"
    "  provenance: practice\n  valid_from: 2025-09-01\n  by: [school, year]\n  direction: more_is_better\n"
    "indicators:\n";

std::string row(const std::string& id, const std::string& unit, const std::string& program) {
  return "  - {id: " + id + ", name: Доля, short_name: Доля, unit: \"" + unit + "\", program: \"" + program + "\"}\n";
}

std::string fault(const std::string& rows) {
  try {
    read_definitions("catalog/indicators/own.yaml", kCommon + rows);
  } catch (const Error& error) {
    return error.message();
  }
  return "принято";
}

TEST(IndicatorLibrary, TakesADefinitionWithWhatItsFileSaysOfAll) {
  const auto read = read_definitions("own.yaml", kCommon + row("own", "%", "share(mark >= 4 of works)"));
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0].group, "Свои");
  EXPECT_EQ(read[0].measure.measure, formula::Measure::percent);
}

TEST(IndicatorLibrary, RefusesAUnitTheProgramDoesNotCountIn) {
  EXPECT_THAT(fault(row("own", "балл", "share(mark >= 4 of works)")), HasSubstr("считает в единице «%»"));
  EXPECT_THAT(fault(row("own", "%", "count(works) / count(works)")), HasSubstr("без единицы"));
}

TEST(IndicatorLibrary, TellsEveryFaultWithItsLine) {
  const std::string said =
      fault(row("one", "%", "share(mark >= 4 of") + "  - {id: two, nmae: Опечатка, unit: \"%\"}\n");
  EXPECT_THAT(said, HasSubstr("строка 17"));
  EXPECT_THAT(said, HasSubstr("неизвестный ключ «nmae»"));
  EXPECT_THAT(said, HasSubstr("ключ «program»"));
  EXPECT_THAT(said, HasSubstr("строка 18"));
}

TEST(IndicatorLibrary, RefusesAParameterThatIsNotUsedOrNotDescribed) {
  EXPECT_THAT(fault(row("own", "%", "share(mark >= {high} of works)")), HasSubstr("{high} не описан"));
}

TEST(IndicatorLibrary, RefusesTheSameIdTwice) {
  const std::string one = row("own", "%", "share(mark >= 4 of works)");
  EXPECT_THAT(fault(one + one), HasSubstr("описан дважды"));
}

TEST(IndicatorLibrary, PutsOtherNumbersInThePlacesOfParameters) {
  const Definition one{.program = "share(mark >= {high} of works)", .parameters = {{"high", 4, "", ""}}};
  EXPECT_EQ(one.filled(), "share(mark >= 4 of works)");
  EXPECT_EQ(one.filled({{"high", 4.5}}), "share(mark >= 4.5 of works)");
  EXPECT_THROW(one.filled({{"low", 1}}), Error);
}

class OwnFolder : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder / "catalog/indicators"); }
  void TearDown() override { std::filesystem::remove_all(folder); }
  std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "vekha_own_indicators";
};

TEST_F(OwnFolder, OfTheMunicipalityIsLaidOverTheShippedDefinitions) {
  std::ofstream(folder / "catalog/indicators/own.yaml")
      << kCommon << row("quality", "%", "share(mark = 5 of works)") << row("fresh", "работ", "count(works)");
  const Library all = library(folder.string());
  EXPECT_EQ(all.all.size(), shipped().all.size() + 1);
  EXPECT_EQ(all.at("quality").program, "share(mark = 5 of works)");
  EXPECT_TRUE(all.at("fresh").own);
  EXPECT_FALSE(all.at("success").own);
  EXPECT_THROW(all.at("nothing"), Error);
}

TEST_F(OwnFolder, WithAFaultLosesThatDefinitionOnlyAndTellsIt) {
  std::ofstream(folder / "catalog/indicators/a.yaml")
      << kCommon << row("good", "%", "share(mark >= 4 of works)") << row("wrong", "%", "share(mark >= of works)");
  std::ofstream(folder / "catalog/indicators/b.yaml") << "indicators: [ {id: x";
  std::ofstream(folder / "catalog/indicators/c.yaml") << kCommon << row("late", "работ", "count(works)");
  const Library all = library(folder.string());
  EXPECT_EQ(all.all.size(), shipped().all.size() + 2);
  EXPECT_NE(all.find("good"), nullptr);
  EXPECT_NE(all.find("late"), nullptr);
  EXPECT_EQ(all.find("wrong"), nullptr);
  ASSERT_EQ(all.problems.size(), 2U);
  EXPECT_THAT(all.problems[0], HasSubstr("catalog/indicators/a.yaml"));
  EXPECT_THAT(all.problems[0], HasSubstr("строка 18"));
  EXPECT_THAT(all.problems[1], HasSubstr("b.yaml"));
}

TEST_F(OwnFolder, WithTheSameFaultTwiceLosesBothDefinitions) {
  std::ofstream(folder / "catalog/indicators/a.yaml")
      << "common: {group: Свои, basis: Решение}\nindicators:\n  - {id: one}\n  - {id: one}\n";
  const Library all = library(folder.string());
  EXPECT_EQ(all.find("one"), nullptr);
  EXPECT_FALSE(all.problems.empty());
}

TEST(IndicatorLibrary, NamesNormsOfDefinitionsThatStandBefore) {
  const std::string base = row("base", "%", "share(mark >= 4 of works)");
  const auto read =
      read_definitions("own.yaml", kCommon + base + row("over", "п.п.", "share(mark >= 4 of works) - norm('base')"));
  ASSERT_EQ(read.size(), 2U);
  ASSERT_EQ(read[1].norms.size(), 1U);
  EXPECT_EQ(read[1].norms[0].name, "base");
  EXPECT_THAT(fault(row("over", "п.п.", "share(mark >= 4 of works) - norm('base')") + base),
              HasSubstr("норматива «base» нет"));
}

TEST(IndicatorLibrary, TellsWhichYearsADefinitionHoldsIn) {
  Definition one;
  EXPECT_EQ(one.why_not(2019), "");
  one.valid_from = Date::of(2024, 9, 1);
  one.valid_to = Date::of(2025, 8, 31);
  EXPECT_EQ(one.why_not(2023), "показатель действует с 01.09.2024");
  EXPECT_EQ(one.why_not(2024), "");
  EXPECT_EQ(one.why_not(2025), "");
  EXPECT_EQ(one.why_not(2026), "показатель действовал по 31.08.2025");
}

}  // namespace
}  // namespace vekha::indicators
