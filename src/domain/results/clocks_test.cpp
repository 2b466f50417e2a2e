// Two clocks: what was known on a day, and who answered for a school on a day.
#include "domain/results/world_test.hpp"

namespace vekha::results {
namespace {

class Clocks : public World {};

Load replacing(Load load) {
  load.mode = Mode::replace;
  return load;
}

TEST_F(Clocks, AReplacingBatchStandsForItsSchoolsOnly) {
  store(load_of({sitting(kRussian, {written(0, "1", 20), written(1, "1", 30)})}));
  store(replacing(load_of({sitting(kRussian, {written(0, "1", 21), written(0, "2", 22)})})));
  EXPECT_EQ(totals(), "21 22 30");
}

TEST_F(Clocks, TakingBackAReplacementRestoresWhatItReplaced) {
  store(load_of({sitting(kRussian, {written(0, "1", 20)})}));
  const BatchId second = store(replacing(load_of({sitting(kRussian, {written(0, "1", 21)})})));
  const BatchId third = store(replacing(load_of({sitting(kRussian, {written(0, "1", 22)})})));
  take_back(shelves, kTester, second);
  EXPECT_EQ(totals(), "22");
  take_back(shelves, kTester, third);
  EXPECT_EQ(totals(), "20");
}

TEST_F(Clocks, AnAddedBatchIsSeenBesideTheFirst) {
  store(load_of({sitting(kRussian, {written(0, "1", 20)})}));
  store(load_of({sitting(kRussian, {written(0, "2", 21)})}));
  EXPECT_EQ(totals(), "20 21");
}

TEST_F(Clocks, EveryQuestionTakesTheDayItWasKnownOn) {
  const BatchId first = store(load_of({sitting(kRussian, {written(0, "1", 20)})}));
  const BatchId second = store(replacing(load_of({sitting(kRussian, {written(0, "1", 21)})})));
  take_back(shelves, kTester, second);
  date(first, "2026-01-10T10:00:00Z");
  date(second, "2026-02-10T10:00:00Z", "2026-03-10T10:00:00Z");
  EXPECT_EQ(totals(known_on("2026-01-01T00:00:00Z")), "");
  EXPECT_EQ(totals(known_on("2026-01-31T00:00:00Z")), "20");
  EXPECT_EQ(totals(known_on("2026-02-28T00:00:00Z")), "21");
  EXPECT_EQ(totals(), "20");
  const auto rows = [&](const std::string& moment) {
    return read([&](const db::Read& view) { return coverage(view, facts, known_on(moment)).size(); });
  };
  EXPECT_EQ(rows("2026-01-01T00:00:00Z"), 0U);
  EXPECT_EQ(rows("2026-02-28T00:00:00Z"), 1U);
}

TEST_F(Clocks, ADayIsKnownToItsEnd) {
  EXPECT_EQ(known_moment("2026-05-31T10:00:00Z"), "2026-05-31T10:00:00Z");
  EXPECT_LT(known_moment("2026-05-31"), known_moment("2026-06-01"));
  EXPECT_EQ(known_moment("2026-05-31").substr(14), "59:59Z");
  EXPECT_THROW(known_moment("вчера"), Error);
}

TEST_F(Clocks, AGoneSchoolComesBackUnderItsNumber) {
  const BatchId first = store(load_of({sitting(kRussian, {written(0, "1", 20)})}));
  const NodeId number = school("101");
  take_back(shelves, kTester, first);
  EXPECT_FALSE(read([](const db::Read& view) { return org::find(view, org::Kind::school, "101"); }));
  EXPECT_EQ(read([](const db::Read& view) { return org::gone(view).size(); }), 4U);
  store(load_of({sitting(kRussian, {written(0, "1", 25)})}));
  EXPECT_EQ(school("101"), number);
  EXPECT_EQ(totals(), "25");
}

TEST_F(Clocks, AMergedSchoolKeepsItsResultsAndItsSuccessorAnswersForThem) {
  store(load_of({sitting(kRussian, {written(0, "1", 20), written(1, "1", 30)})}));
  records->write(kTester, "слияние", [&](const db::Write& write) {
    org::record(
        write,
        {.change = org::Change::merged, .node = school("101"), .other = school("102"), .on = Date::of(2026, 9, 1)},
        Date::of(2026, 10, 1));
  });
  const auto rows = [&](std::optional<Date> day) {
    Filter filter;
    filter.structure = day;
    std::string out;
    for (const Tally& one : read([&](const db::Read& view) { return tallies(view, facts, filter, Detail::school); }))
      out += (one.school == school("101") ? "101:" : "102:") + std::to_string(one.score) + " ";
    return out;
  };
  EXPECT_EQ(rows({}), "101:20 102:30 ");
  EXPECT_EQ(rows(Date::of(2026, 8, 31)), "101:20 102:30 ");
  EXPECT_EQ(rows(Date::of(2026, 9, 1)), "102:20 102:30 ");
  Filter successor;
  successor.structure = Date::of(2026, 9, 1);
  successor.school = school("102");
  EXPECT_EQ(totals(successor), "20 30");
}

TEST_F(Clocks, ABranchAnswersForItselfAgainAfterItsLastDay) {
  store(load_of({sitting(kRussian, {written(0, "1", 20), written(1, "1", 30)})}));
  const auto event = records->write(kTester, "филиал", [&](const db::Write& write) {
    return org::record(write,
                       {.change = org::Change::branch,
                        .node = school("101"),
                        .other = school("102"),
                        .on = Date::of(2024, 9, 1),
                        .until = Date::of(2026, 8, 31)},
                       Date::of(2026, 10, 1));
  });
  const auto head = [&](Date day) {
    return read([&](const db::Read& view) { return org::structure_on(view, day).of(school("101")); });
  };
  EXPECT_EQ(head(Date::of(2025, 5, 1)), school("102"));
  EXPECT_EQ(head(Date::of(2026, 9, 1)), school("101"));
  records->write(kTester, "ошибка", [&](const db::Write& write) { org::withdraw(write, event.id); });
  EXPECT_EQ(head(Date::of(2025, 5, 1)), school("101"));
}

TEST_F(Clocks, ARenamedSchoolIsCalledAsOnTheDay) {
  store(load_of({sitting(kRussian, {written(0, "1", 20)})}));
  records->write(kTester, "переименование", [&](const db::Write& write) {
    org::record(
        write,
        {.change = org::Change::renamed, .node = school("101"), .on = Date::of(2026, 9, 1), .new_name = "Гимназия"},
        Date::of(2026, 10, 1));
  });
  read([&](const db::Read& view) {
    EXPECT_EQ(org::node(view, {}, school("101")).name, "Гимназия");
    EXPECT_EQ(org::structure_on(view, Date::of(2026, 8, 31)).names.at(school("101")), "СОШ № 101");
    EXPECT_TRUE(org::structure_on(view, Date::of(2026, 9, 1)).names.empty());
  });
}

TEST_F(Clocks, ARingOfMergesIsRefused) {
  store(load_of({sitting(kRussian, {written(0, "1", 20), written(1, "1", 30)})}));
  const auto merge = [&](const std::string& from, const std::string& into) {
    records->write(kTester, "слияние", [&](const db::Write& write) {
      org::record(
          write,
          {.change = org::Change::merged, .node = school(from), .other = school(into), .on = Date::of(2026, 9, 1)},
          Date::of(2026, 9, 1));
    });
  };
  merge("101", "102");
  EXPECT_THROW(merge("102", "101"), Error);
  EXPECT_THROW(merge("102", "102"), Error);
}

}  // namespace
}  // namespace vekha::results
