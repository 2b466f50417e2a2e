// Figures of forms put together: a part is of its whole in the same report, or of nothing.
#include <gtest/gtest.h>

#include "core/stats/intervals.hpp"
#include "domain/formulas/formulas.hpp"
#include "domain/results/world_test.hpp"

namespace vekha::formulas {
namespace {

using results::Status;

struct Told {
  std::uint32_t school = 0;
  std::string item;
  double value = 0;
  Status status = Status::present;
  std::string part{};
};

class Reports : public results::World {
 protected:
  BatchId send(const std::vector<Told>& figures) {
    results::Load load = results::load_of({});
    load.schools.push_back({"103", "СОШ № 103", "m1", "Первый район"});
    for (const Told& one : figures)
      load.figures.push_back({.form = "indicator-figures",
                              .exam = {"", 2025, 0, ""},
                              .school = one.school,
                              .territory = {},
                              .part = one.part,
                              .item = one.item,
                              .value = one.value,
                              .status = one.status,
                              .text = {}});
    return store(load);
  }
  formula::Value value(const std::string& program, const std::vector<std::string>& by = {}) {
    FormulaQuery query;
    query.by = by;
    const FormulaAnswer answer =
        read([&](const db::Read& view) { return evaluate(view, facts, catalog::built_in(), program, query); });
    return answer.rows.at(0).value;
  }
  const std::string kPart = "part(figure('часть'), figure('всего') of reports)";
};

TEST_F(Reports, OfOneOrganisationArePairedAndOthersAreMissing) {
  send({{0, "часть", 30}, {0, "всего", 120}, {1, "всего", 400}, {2, "часть", 5}});
  const formula::Value found = value(kPart);
  EXPECT_DOUBLE_EQ(*found.estimate.value, 25);
  EXPECT_EQ(found.estimate.n, 1);
  EXPECT_EQ(found.missing, 2);
  EXPECT_EQ(found.rows, 3);
}

TEST_F(Reports, OfCountsCarryWilson) {
  send({{0, "часть", 30}, {0, "всего", 120}, {1, "часть", 10}, {1, "всего", 80}});
  const formula::Value found = value(kPart);
  const auto expected = stats::wilson({40, 200});
  EXPECT_DOUBLE_EQ(*found.estimate.value, 20);
  ASSERT_TRUE(found.estimate.interval);
  EXPECT_DOUBLE_EQ(found.estimate.interval->lo, 100 * expected->lo);
  EXPECT_DOUBLE_EQ(found.estimate.interval->hi, 100 * expected->hi);
}

TEST_F(Reports, OfHalvesOrOfMoreThanTheWholeCarryNoInterval) {
  send({{0, "часть", 12.5}, {0, "всего", 20}, {1, "часть", 10}, {1, "всего", 10}});
  EXPECT_NEAR(*value(kPart).estimate.value, 75, 1e-12);
  EXPECT_FALSE(value(kPart).estimate.interval);
  send({{2, "часть", 11}, {2, "всего", 10}});
  EXPECT_FALSE(value(kPart).estimate.interval);
}

TEST_F(Reports, OfNothingButZeroesHaveNoValue) {
  send({{0, "часть", 0}, {0, "всего", 0}});
  EXPECT_FALSE(value(kPart).estimate.value);
  EXPECT_EQ(value(kPart).estimate.absence, Absence::no_data);
}

TEST_F(Reports, ThatAreSuppressedStaySo) {
  send({{0, "часть", 0, Status::suppressed}, {0, "всего", 100}});
  EXPECT_EQ(value(kPart).estimate.absence, Absence::suppressed);
}

TEST_F(Reports, OfSeveralSectionsTellOneNumberOrNone) {
  send({{0, "часть", 3, Status::present, "раздел 1"}, {0, "всего", 12, Status::present, "раздел 2"}});
  EXPECT_DOUBLE_EQ(*value(kPart).estimate.value, 25) << "sections of one form are one report";
  send({{1, "часть", 3, Status::present, "а"}, {1, "часть", 4, Status::present, "б"}, {1, "всего", 12}});
  EXPECT_EQ(value(kPart).estimate.n, 1) << "which of the two it is nobody can tell";
}

TEST_F(Reports, MayBeFilteredAndAveragedByTheirFigures) {
  send({{0, "часть", 30}, {0, "всего", 120}, {1, "часть", 10}, {1, "всего", 80}, {2, "часть", 1}});
  EXPECT_DOUBLE_EQ(*value("share(figure('часть') / figure('всего') >= 0.2 of reports)").estimate.value, 50);
  EXPECT_DOUBLE_EQ(*value("mean(figure('часть') of reports where figure('всего') > 100)").estimate.value, 30);
  EXPECT_DOUBLE_EQ(*value("count(reports)").estimate.value, 3);
}

/// Nothing is known of a mean of marks beyond the scale of marks.
TEST_F(Reports, AMeanOfMarksStaysWithinTheScale) {
  results::Work one = results::written(0, "1", 20);
  results::Work other = results::written(0, "2", 20);
  one.mark = 5, other.mark = 2;
  store(results::load_of({results::sitting({"ВПР", 2025, 5, "Математика"}, {one, other})}));
  const Estimate mean = value("mean(mark of works)").estimate;
  ASSERT_TRUE(mean.interval);
  EXPECT_DOUBLE_EQ(mean.interval->lo, 2);
  EXPECT_DOUBLE_EQ(mean.interval->hi, 5);
}

}  // namespace
}  // namespace vekha::formulas
