#include "domain/procedures/procedures.hpp"

#include <gtest/gtest.h>

namespace vekha::procedures {
namespace {

const db::Actor kTester{{}, "проверка"};
const results::Exam kPhysics{"ВПР", 2026, 8, "Физика"};

Instance physics() {
  return {
      .exam = kPhysics, .first = Date::of(2026, 4, 11), .last = Date::of(2026, 5, 16), .due = Date::of(2026, 5, 20)};
}

/// Three schools: 101 loaded three works, 102 one, 103 none; 103 lies in another municipality.
class ProcedureBoard : public testing::Test {
 protected:
  void SetUp() override {
    records->write(kTester, "заведение", [](const db::Write& write) { org::init(write, "Свой район"); });
    results::Load load;
    load.schools = {{"101", "СОШ № 101", "m1", "Первый"},
                    {"102", "СОШ № 102", "m1", "Первый"},
                    {"103", "СОШ № 103", "m2", "Второй"}};
    results::Sitting sitting{.exam = kPhysics, .maximum = 18};
    for (const std::uint32_t school : {0U, 0U, 0U, 1U}) {
      results::Work work;
      work.school = school;
      work.pupil = std::to_string(sitting.works.size());
      work.total = 9;
      work.participated = true;
      sitting.works.push_back(work);
    }
    load.sittings.push_back(sitting);
    results::commit({*records, facts}, kTester, load);
    added = records->write(kTester, "календарь", [](const db::Write& write) { return add(write, {}, physics()); });
  }
  NodeId school(const std::string& code) {
    return records->read([&](const db::Read& read) { return org::find(read, org::Kind::school, code)->id; });
  }
  org::Scope scope(const std::string& municipality) {
    return {records->read(
        [&](const db::Read& read) { return org::find(read, org::Kind::municipality, municipality)->path; })};
  }
  std::string states(Date today, const org::Scope& seen = {}) {
    return records->read([&](const db::Read& read) {
      std::string out;
      for (const Row& row : board(read, facts, seen, find(read, seen, added.id), today).rows)
        out += row.code + ":" + std::string(state_name(row.state)) + " ";
      return out;
    });
  }
  void expect_counts(const std::map<NodeId, int>& counts, const org::Scope& seen = {}) {
    records->write(kTester, "ожидание", [&](const db::Write& write) { expect(write, seen, added.id, counts); });
  }

  std::unique_ptr<db::Database> records = db::Database::open_memory();
  facts::Store facts{":memory:"};
  Instance added;
};

TEST_F(ProcedureBoard, TheBoardTellsWhoLoadedWhoIsLateAndWhoseTimeHasNotCome) {
  expect_counts({{school("102"), 4}});
  EXPECT_EQ(states(Date::of(2026, 4, 1)), "101:loaded 102:partial 103:ahead ");
  EXPECT_EQ(states(Date::of(2026, 5, 20)), "101:loaded 102:partial 103:waiting ");
  EXPECT_EQ(states(Date::of(2026, 5, 21)), "101:loaded 102:late 103:late ");
}

TEST_F(ProcedureBoard, ASchoolThatExpectsNobodyTakesNoPart) {
  expect_counts({{school("103"), 0}});
  EXPECT_EQ(states(Date::of(2026, 5, 21)), "101:loaded 102:loaded 103:not_taking_part ");
  records->read([&](const db::Read& read) {
    EXPECT_EQ(board(read, facts, {}, added, Date::of(2026, 5, 21)).percent_loaded(), std::optional<double>(100.0));
  });
}

TEST_F(ProcedureBoard, AMunicipalitySeesItsOwnSchoolsOnly) {
  EXPECT_EQ(states(Date::of(2026, 5, 21), scope("m2")), "103:late ");
  EXPECT_THROW(expect_counts({{school("101"), 5}}, scope("m2")), Error);
}

TEST_F(ProcedureBoard, OnlyWhoSeesAllItsSchoolsChangesAnInstance) {
  records->write(kTester, "правка", [&](const db::Write& write) {
    EXPECT_THROW(remove(write, scope("m2"), added.id), Error);
    EXPECT_NO_THROW(remove(write, {}, added.id));
    EXPECT_TRUE(list(write, {}).empty());
    restore(write, {}, added.id);
    EXPECT_EQ(list(write, {}, 2026).size(), 1U);
    EXPECT_TRUE(list(write, {}, 2025).empty());
  });
}

TEST_F(ProcedureBoard, TheContactOfTheProcedureGoesBeforeTheGeneralOne) {
  records->write(kTester, "контакты", [&](const db::Write& write) {
    set_contact(write, {}, {school("101"), "", "Общий ответственный", "1", ""});
    set_contact(write, {}, {school("101"), "ВПР", "Ответственный за ВПР", "2", ""});
    set_contact(write, {}, {school("102"), "ОГЭ", "Ответственный за ОГЭ", "3", ""});
  });
  records->read([&](const db::Read& read) {
    const Board shown = board(read, facts, {}, added, Date::of(2026, 5, 1));
    EXPECT_EQ(shown.rows[0].contact->name, "Ответственный за ВПР");
    EXPECT_FALSE(shown.rows[1].contact);
    EXPECT_EQ(contacts(read, scope("m2")).size(), 0U);
  });
}

TEST_F(ProcedureBoard, ASubjectThatIsNotForAllIsWaitedForOnlyWhereTold) {
  added.by_choice = true;
  records->write(kTester, "правка", [&](const db::Write& write) { change(write, {}, added); });
  EXPECT_EQ(states(Date::of(2026, 6, 1)), "101:loaded 102:loaded 103:not_taking_part ");
  expect_counts({{school("103"), 5}});
  EXPECT_EQ(states(Date::of(2026, 6, 1)), "101:loaded 102:loaded 103:late ");
  EXPECT_TRUE(usually_by_choice({"ОГЭ", 2026, 9, "Физика"}));
  EXPECT_FALSE(usually_by_choice({"ВПР", 2026, 5, "Русский язык"}));
  EXPECT_FALSE(usually_by_choice({"РПР", 2026, 9, "Физика"}));
}

TEST_F(ProcedureBoard, DaysOutOfOrderAndTheSameExamTwiceAreRefused) {
  records->write(kTester, "правка", [&](const db::Write& write) {
    EXPECT_THROW(add(write, {}, physics()), Error);
    Instance wrong = physics();
    wrong.exam.grade = 7;
    wrong.last = Date::of(2026, 4, 1);
    EXPECT_THROW(add(write, {}, wrong), Error);
    wrong = physics();
    wrong.exam = {"ВПР", 2026, 12, "Физика"};
    EXPECT_THROW(add(write, {}, wrong), Error);
  });
}

TEST_F(ProcedureBoard, ResultsThatStandInNoCalendarAreTold) {
  records->read([&](const db::Read& read) { EXPECT_TRUE(unplanned(read, facts, {}, 2026).empty()); });
  records->write(kTester, "правка", [&](const db::Write& write) { remove(write, {}, added.id); });
  records->read(
      [&](const db::Read& read) { EXPECT_EQ(unplanned(read, facts, {}, 2026), std::vector<results::Exam>{kPhysics}); });
}

}  // namespace
}  // namespace vekha::procedures
