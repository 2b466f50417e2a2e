// Years of an indicator: which may be compared, and the forecast; deviations of schools.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/indicators/drawn.hpp"
#include "domain/indicators/forecast.hpp"
#include "domain/indicators/indicators.hpp"

namespace vekha::indicators {
namespace {

using testing::HasSubstr;

const db::Actor kTester{{}, "проверка"};

TEST(Forecasts, FollowTheLineWithThePredictionInterval) {
  // R: predict(lm(y ~ x, data.frame(x = 2021:2025, y = c(70, 72, 71, 75, 77))), data.frame(x = 2026), interval =
  // "prediction")
  const auto found = predicted({{{2021, 70}, {2022, 72}, {2023, 71}, {2024, 75}, {2025, 77}}, 2026});
  ASSERT_TRUE(found);
  EXPECT_NEAR(*found->value, 78.1, 1e-9);
  EXPECT_NEAR(found->interval->lo, 72.08694477, 1e-6);
  EXPECT_NEAR(found->interval->hi, 84.11305523, 1e-6);
}

TEST(Forecasts, NeedThreeYears) {
  EXPECT_FALSE(predicted({{{2024, 70}, {2025, 72}}, 2026}));
  EXPECT_FALSE(predicted({{}, 2026}));
}

TEST(Forecasts, OfYearsOnOneLineAreCertain) {
  const auto found = predicted({{{2023, 10}, {2024, 20}, {2025, 30}}, 2026});
  EXPECT_NEAR(*found->value, 40, 1e-9);
  EXPECT_NEAR(found->interval->hi - found->interval->lo, 0, 1e-6);
}

class IndicatorYears : public testing::Test {
 protected:
  void SetUp() override {
    records->write(kTester, "заведение", [](const db::Write& write) { org::init(write, "Район m1"); });
  }
  void store(const std::string& works) {
    const auto world = drawn(sys::read_yaml(
        "test", "exam: {procedure: ВПР, grade: 5, subject: Математика, maximum: 20}\nworks: |\n" + works));
    results::commit({*records, facts}, kTester, world.load);
  }
  std::vector<Series> years() {
    return records->read(
        [&](const db::Read& read) { return series({read, facts, catalog}, shipped().at("quality"), {}); });
  }
  std::vector<JudgedRow> schools() {
    const Definition* one = &shipped().at("quality");
    return records->read([&](const db::Read& read) {
      return judged({read, facts, catalog}, {&one, 1}, {.filter = {}, .by = {"school"}}).at(0).rows;
    });
  }
  std::unique_ptr<db::Database> records = db::Database::open_memory();
  facts::Store facts{":memory:"};
  catalog::Catalog catalog = catalog::built_in();
};

TEST_F(IndicatorYears, AreForecastWhenThreeOfThemWereMeasuredAlike) {
  store(
      "  год | балл | отметка | работ\n  2018 | 8 | 3 | 3\n  2018 | 12 | 4 | 1\n  2019 | 8 | 3 | 2\n  2019 | 12 | 4 | "
      "2\n"
      "  2020 | 8 | 3 | 1\n  2020 | 12 | 4 | 3\n");
  const auto all = years();
  ASSERT_EQ(all.size(), 1U);
  ASSERT_TRUE(all[0].forecast);
  EXPECT_EQ(all[0].forecast->year, 2021);
  EXPECT_NEAR(*all[0].forecast->value.value, 100, 1e-9);
  EXPECT_THAT(all[0].forecast->method, HasSubstr("прогноз, а не результат"));
}

TEST_F(IndicatorYears, OfAnotherMaximumAreFlaggedAndLeftOutOfTheForecast) {
  store("  год | балл | отметка | максимум\n  2018 | 8 | 3 | 16\n  2019 | 12 | 4 | 20\n  2020 | 12 | 4 | 20\n");
  const auto all = years();
  EXPECT_FALSE(all[0].points[0].comparable);
  EXPECT_THAT(all[0].points[0].why, HasSubstr("16 и 20"));
  EXPECT_TRUE(all[0].points[1].comparable);
  EXPECT_FALSE(all[0].forecast);
}

TEST_F(IndicatorYears, OfOtherPositionsOfTheCodifierAreFlagged) {
  store("  год | балл | отметка\n  2018 | 8 | 3\n  2019 | 12 | 4\n  2020 | 12 | 4\n");
  const auto described = [&](int year, const std::string& code, const std::string& words) {
    catalog::Kim kim{
        .exam = {"ВПР", year, 5, "Математика"}, .tasks = {}, .kes = {{code, words}}, .kt = {}, .source = ""};
    kim.tasks.push_back({.name = "1", .skill = {}, .block = {}, .level = "Б", .kes = {code}, .kt = {}});
    catalog.kims.push_back(kim);
  };
  described(2018, "1.1", "Дроби");
  described(2019, "2.4", "Проценты");
  described(2020, "7.1", "Проценты");  // numbered anew, the same position
  const auto all = years();
  EXPECT_THAT(all[0].points[0].why, HasSubstr("раньше проверялось «Дроби»"));
  EXPECT_TRUE(all[0].points[1].comparable);
}

TEST_F(IndicatorYears, OfOtherPapersAreFlagged) {
  store("  год | предмет | балл | отметка\n  2019 | История | 8 | 3\n  2020 | Математика | 12 | 4\n");
  EXPECT_THAT(years()[0].points[0].why, HasSubstr("другой состав работ"));
}

TEST_F(IndicatorYears, SchoolsAreHeldAgainstTheirMunicipality) {
  store("  год | школа | балл | отметка | работ\n  2020 | 101 | 8 | 3 | 2\n  2020 | 102 | 12 | 4 | 2\n");
  const auto rows = schools();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_DOUBLE_EQ(*rows[0].deviation.value, -50);
  EXPECT_THAT(rows[0].deviation_from, HasSubstr("муниципалитет 50,0"));
  EXPECT_TRUE(rows[0].deviation.interval);
}

TEST_F(IndicatorYears, BaseIndicatorsComeOutTheSameByTheirProgramsAndByTheirStates) {
  store(
      "  год | балл | отметка | работ\n  2020 | 4 | 2 | 3\n  2020 | 9 | 3 | 5\n  2020 | 13 | 4 | 4\n  2020 | 19 | 5 | "
      "2\n"
      "  2020 | 11 |  | 2\n");
  records->read([&](const db::Read& read) {
    const Row row = compute_one(read, facts, catalog, {});
    for (const Indicator& base : definitions()) {
      const Definition* one = &shipped().at(base.id);
      const Estimate by_program = values({read, facts, catalog}, {&one, 1}, {})[0].rows.at(0).value.estimate;
      const Estimate& by_state = row.values.of(base.kind);
      EXPECT_NEAR(*by_program.value, *by_state.value, 1e-9) << base.id;
      EXPECT_EQ(by_program.n, by_state.n) << base.id;
      EXPECT_EQ(by_program.interval.has_value(), by_state.interval.has_value()) << base.id;
      if (!by_state.interval) continue;
      EXPECT_NEAR(by_program.interval->lo, by_state.interval->lo, 1e-9) << base.id;
    }
  });
}

TEST_F(IndicatorYears, AreEmptyWithoutResults) { EXPECT_TRUE(years().empty() || !years()[0].forecast); }

}  // namespace
}  // namespace vekha::indicators
