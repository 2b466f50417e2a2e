// Definitions over a real store: the years they hold in, and norms their programs ask.
#include <gtest/gtest.h>

#include "domain/indicators/indicators.hpp"
#include "domain/results/world_test.hpp"

namespace vekha::indicators {
namespace {

class Held : public results::World {
 protected:
  /// A work of school 101 in each year, with the mark the last digit of the year tells: 2023 → 3.
  void SetUp() override {
    World::SetUp();
    for (const int year : {2023, 2024, 2025}) {
      results::Work one = results::written(0, "1", 10);
      one.mark = year % 10;
      store(results::load_of({results::sitting({"ВПР", year, 5, "Математика"}, {one})}));
    }
  }
  static Definition definition(const std::string& program) {
    Definition out{.id = "own", .name = "Своё", .unit = "отметка", .program = program};
    out.valid_from = Date::of(2024, 1, 1);
    out.valid_to = Date::of(2024, 12, 31);
    return out;
  }
  ValueTable table(const Definition& one, const std::vector<std::string>& by) {
    const Definition* const which = &one;
    return read([&](const db::Read& view) {
      return values({view, facts, catalog}, {&which, 1}, {.filter = {}, .by = by}).front();
    });
  }
  NormRow approve(const std::string& school, double value) {
    return records->write(results::kTester, "норматив", [&](const db::Write& write) {
      return set_norm(write, shipped(),
                      {.indicator = "quality",
                       .school = school,
                       .value = value,
                       .margin = {},
                       .act = {"Приказ", "2024-01-01", ""}});
    });
  }
  catalog::Catalog catalog = catalog::built_in();
};

TEST_F(Held, OfAYearOutsideThereIsNoNumberAndTheReason) {
  const ValueTable found = table(definition("mean(mark of works)"), {"year"});
  ASSERT_EQ(found.rows.size(), 3U);
  EXPECT_FALSE(found.rows[0].value.estimate.value);
  EXPECT_EQ(found.rows[0].why, "показатель действует с 01.01.2024");
  EXPECT_DOUBLE_EQ(*found.rows[1].value.estimate.value, 4);
  EXPECT_TRUE(found.rows[1].why.empty());
  EXPECT_EQ(found.rows[2].why, "показатель действовал по 31.12.2024");
}

TEST_F(Held, WithoutASplitByYearsOnlyItsYearsAreCounted) {
  const ValueTable found = table(definition("mean(mark of works)"), {"school"});
  ASSERT_EQ(found.rows.size(), 1U);
  EXPECT_DOUBLE_EQ(*found.rows[0].value.estimate.value, 4);
  EXPECT_EQ(found.rows[0].value.estimate.n, 1);
}

TEST_F(Held, TwoDefinitionsOfOneProgramAndOtherYearsAreToldApart) {
  const Definition some = definition("mean(mark of works)");
  Definition every = some;
  every.valid_from = {};
  every.valid_to = {};
  const std::array<const Definition*, 2> both{&some, &every};
  const auto found =
      read([&](const db::Read& view) { return values({view, facts, catalog}, both, {.filter = {}, .by = {}}); });
  EXPECT_DOUBLE_EQ(*found[0].rows.at(0).value.estimate.value, 4);
  EXPECT_DOUBLE_EQ(*found[1].rows.at(0).value.estimate.value, 4);
  EXPECT_EQ(found[0].rows.at(0).value.estimate.n, 1);
  EXPECT_EQ(found[1].rows.at(0).value.estimate.n, 3);
}

TEST_F(Held, ANormIsThatOfTheSchoolElseOfAll) {
  approve("", 60);
  results::Work other = results::written(1, "1", 10);
  other.mark = 5;
  store(results::load_of({results::sitting({"ВПР", 2024, 6, "Математика"}, {other})}));
  Definition one = definition("share(mark >= 4 of works) - norm('quality')");
  one.unit = "п.п.";
  one.norms = {{"quality", {formula::Measure::percent}}};
  approve("102", 90);
  const ValueTable found = table(one, {"school"});
  ASSERT_EQ(found.problem, "");
  ASSERT_EQ(found.rows.size(), 2U);
  EXPECT_DOUBLE_EQ(*found.rows[0].value.estimate.value, 40);
  EXPECT_DOUBLE_EQ(*found.rows[1].value.estimate.value, 10);
}

TEST_F(Held, AnExplanationWithANormRecomputesToTheSameDigits) {
  approve("", 61.7);
  Definition one = definition("share(mark >= 4 of works) - norm('quality')");
  one.unit = "п.п.";
  one.norms = {{"quality", {formula::Measure::percent}}};
  const Explanation told = read([&](const db::Read& view) {
    return explain({view, facts, catalog}, one, {.filter = {}, .by = {"school"}}, {"101"});
  });
  ASSERT_TRUE(told.value.estimate.value);
  EXPECT_NEAR(*told.value.estimate.value, 38.3, 1e-9);
  EXPECT_TRUE(recompute(told.bundle).same);
}

}  // namespace
}  // namespace vekha::indicators
