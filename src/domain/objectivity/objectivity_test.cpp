#include "domain/objectivity/objectivity.hpp"

#include <gtest/gtest.h>

namespace vekha::objectivity {
namespace {

const db::Actor kTester{{}, "проверка"};
const results::Exam kMath{"ВПР", 2021, 5, "Математика"};
const results::Exam kPhysics{"ВПР", 2021, 8, "Физика"};

struct Drawn {
  std::string school;
  std::string municipality;
  std::vector<int> scores;
};

class Objectivity : public testing::Test {
 protected:
  void SetUp() override {
    records->write(kTester, "заведение", [](const db::Write& write) { org::init(write, "Свой район"); });
  }
  void load(const results::Exam& exam, const std::vector<Drawn>& drawn) {
    results::Load load;
    results::Sitting sitting{.exam = exam, .maximum = 20, .tasks = {}, .works = {}, .values = {}};
    for (const Drawn& row : drawn) {
      for (const int score : row.scores) {
        results::Work work;
        work.school = static_cast<std::uint32_t>(load.schools.size());
        work.pupil = std::to_string(sitting.works.size() + 1);
        work.total = score;
        work.participated = true;
        sitting.works.push_back(work);
      }
      load.schools.push_back({row.school, "СОШ № " + row.school, row.municipality, "Район " + row.municipality});
    }
    load.sittings.push_back(sitting);
    commit(results::Shelves{*records, facts}, kTester, load);
  }
  Signs ask(const results::Exam& exam, const org::Scope& reference = {}, const org::Scope& shown = {}) {
    return records->read([&](const db::Read& read) {
      return signs(read, facts, catalog::built_in(), {exam, "fioko-2019", reference, shown});
    });
  }
  org::Scope scope(const std::string& municipality) {
    return records->read(
        [&](const db::Read& read) { return org::Scope{org::find(read, org::Kind::municipality, municipality)->path}; });
  }
  std::vector<Standout> stand_out(const Search& search) {
    return records->read([&](const db::Read& read) { return standouts(read, facts, search); });
  }
  /// 1: low and even; 2: high and even; 3: one work; 4 (another municipality): in the middle.
  void load_four() {
    load(kMath, {{"1", "m1", {4, 5, 6, 5, 4, 5, 6, 5, 4, 6}},
                 {"2", "m1", {19, 20, 19, 20, 19, 20, 19, 20, 19, 20}},
                 {"3", "m1", {20}},
                 {"4", "m2", {3, 17, 10, 12, 8, 6, 14, 9, 11, 10}}});
  }

  std::unique_ptr<db::Database> records = db::Database::open_memory();
  facts::Store facts{":memory:"};
};

TEST_F(Objectivity, OnlyTheSchoolWhollyAboveTheRegionHasTheSign) {
  load_four();
  const Signs found = ask(kMath);
  ASSERT_EQ(found.schools.size(), 4U);
  EXPECT_EQ(found.reference.n, 31);
  EXPECT_TRUE(found.reference.region);
  EXPECT_TRUE(found.listed);
  EXPECT_TRUE(found.schools[0].below);
  EXPECT_TRUE(found.schools[0].signs.empty());
  EXPECT_EQ(found.schools[1].signs, std::vector<std::string>{"overstated_mean"});
  EXPECT_EQ(found.schools[1].code, "2");
  EXPECT_EQ(found.schools[1].municipality, "Район m1");
  EXPECT_EQ(found.schools[2].absence, Absence::too_few);
  EXPECT_DOUBLE_EQ(*found.schools[2].mean, 20);
  EXPECT_FALSE(found.schools[2].ci);
  EXPECT_TRUE(found.schools[3].signs.empty());
  EXPECT_FALSE(found.schools[3].below);
}

TEST_F(Objectivity, AgainstAMunicipalityTheComparisonIsNotCalledFederal) {
  load_four();
  const Signs found = ask(kMath, scope("m1"), scope("m1"));
  EXPECT_EQ(found.schools.size(), 3U);
  EXPECT_EQ(found.reference.n, 21);
  EXPECT_FALSE(found.reference.region);
  EXPECT_NE(found.reference.label.find("относительно муниципалитета «Район m1»"), std::string::npos)
      << found.reference.label;
}

TEST_F(Objectivity, ASchoolIsComparedWithTheRegionButSeesOnlyItself) {
  load_four();
  const Signs found = ask(kMath, {}, scope("m2"));
  ASSERT_EQ(found.schools.size(), 1U);
  EXPECT_EQ(found.schools[0].code, "4");
  EXPECT_EQ(found.reference.n, 31);
}

TEST_F(Objectivity, AnExamOutsideTheListOfTheMethodIsSaidToBeByAnalogy) {
  load(kPhysics, {{"1", "m1", {4, 5, 6}}, {"2", "m2", {14, 15, 16}}});
  const Signs found = ask(kPhysics);
  EXPECT_FALSE(found.listed);
  EXPECT_NE(found.notes.back().find("по аналогии"), std::string::npos);
}

TEST_F(Objectivity, AnExamThatWasNotLoadedIsAnError) { EXPECT_THROW(ask(kMath), Error); }

TEST_F(Objectivity, StandoutsAreBothDirectionsFarthestFirst) {
  load_four();
  const auto found = stand_out({});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].code, "2");
  EXPECT_EQ(found[0].direction, Direction::above);
  EXPECT_TRUE(found[0].sign);
  EXPECT_EQ(found[1].code, "1");
  EXPECT_EQ(found[1].direction, Direction::below);
  EXPECT_FALSE(found[1].sign);
  EXPECT_EQ(found[1].reference.n, 31);
}

TEST_F(Objectivity, StandoutsKeepToTheScopeTheYearAndTheSchool) {
  load_four();
  EXPECT_TRUE(stand_out({.scope = scope("m2"), .years = {}, .school = {}}).empty());
  EXPECT_TRUE(stand_out({.scope = {}, .years = {2020}, .school = {}}).empty());
  EXPECT_EQ(stand_out({.scope = {}, .years = {2020, 2021}, .school = {}}).size(), 2U);
  const auto one = records->read([](const db::Read& read) { return org::find(read, org::Kind::school, "1")->id; });
  EXPECT_EQ(stand_out({.scope = {}, .years = {}, .school = one}).size(), 1U);
}

}  // namespace
}  // namespace vekha::objectivity
