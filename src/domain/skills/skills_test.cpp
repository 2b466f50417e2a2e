// Deficits: an interval below the threshold is one, a bare value is not, few works are nothing.
#include "domain/skills/skills.hpp"

#include <gmock/gmock.h>

#include "domain/results/world_test.hpp"

namespace vekha::skills {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

const results::Exam kPaper{"ВПР", 2025, 5, "Математика"};

/// Works of a school: each gets one point for the first task of `first` in ten of them, and for the second of `second`.
struct Class {
  std::uint32_t school;
  int works;
  int first;
  int second;
};

class Deficits : public results::World {
 protected:
  void draw(const std::vector<Class>& classes) {
    results::Sitting sitting{.exam = kPaper, .maximum = 2, .tasks = {{"1", 1, "Б"}, {"2", 1, "Б"}}};
    for (const Class& one : classes)
      for (int i = 0; i < one.works; ++i) {
        results::Work work = results::written(one.school, std::to_string(sitting.works.size() + 1), 1);
        work.class_name = "А";
        sitting.works.push_back(work);
        for (const int share : {one.first, one.second})
          sitting.values.push_back({static_cast<std::int16_t>(i % 10 < share ? 1 : 0), results::Flag::score});
      }
    store(results::load_of({sitting}));
    catalog::Kim kim{.exam = kPaper};
    kim.tasks = {{.name = "1", .skill = "", .block = "", .kes = {"1.1"}, .maximum = 1},
                 {.name = "2", .skill = "", .block = "", .kes = {"2.3"}, .maximum = 1}};
    kim.kes = {{"1.1", "Числа"}, {"2.3", "Дроби"}};
    catalog.kims = {kim};
  }
  Answer ask(tables::Split split = tables::Split::school, double threshold = 50, const org::Scope& scope = {}) {
    Question question{.query = {.filter = results::Filter::of(kPaper, scope), .split = split}, .beside = {}};
    question.query.by = tables::By::kes;
    question.threshold = threshold;
    return read([&](const db::Read& view) { return deficits({view, facts, catalog}, question); });
  }
  static const SkillCell& cell(const Answer& answer, const std::string& name, std::size_t skill) {
    for (const Line& one : answer.lines)
      if (one.name.find(name) != std::string::npos) return one.cells.at(skill);
    throw std::runtime_error("нет строки " + name);
  }
  catalog::Catalog catalog = catalog::built_in();
};

TEST_F(Deficits, AreWhereTheWholeIntervalLiesBelowTheThreshold) {
  draw({{0, 100, 3, 8}, {1, 20, 4, 8}});
  const Answer answer = ask();
  ASSERT_THAT(answer.skills, SizeIs(2));
  EXPECT_EQ(answer.skills[0].code, "1.1");
  EXPECT_EQ(cell(answer, "101", 0).mastery, Mastery::deficit);
  EXPECT_EQ(cell(answer, "102", 0).mastery, Mastery::perhaps) << "eight of twenty may be a half";
  EXPECT_EQ(cell(answer, "101", 1).mastery, Mastery::fine);
  EXPECT_EQ(answer.skills[0].schools, 1);
  EXPECT_THAT(answer.headline, HasSubstr("не освоено 1 из 2"));
  EXPECT_THAT(answer.findings.back().words, HasSubstr("СОШ № 101: 1.1 — выполнение 30,0"));
}

TEST_F(Deficits, AreNotToldOfFewWorks) {
  draw({{0, 100, 8, 8}, {1, 8, 0, 0}});
  const Answer answer = ask(tables::Split::school_class);
  EXPECT_EQ(cell(answer, "102", 0).mastery, Mastery::few);
  EXPECT_EQ(cell(answer, "102", 0).standing, words::Standing::unknown);
  EXPECT_TRUE(answer.findings.empty());
  for (const Line& line : answer.lines) {
    if (line.name.find("102") == std::string::npos) continue;
    EXPECT_EQ(line.words, "мало работ, чтобы судить") << line.name;
  }
}

TEST_F(Deficits, FollowAMovedThreshold) {
  draw({{0, 100, 3, 8}, {1, 100, 9, 9}});
  EXPECT_THAT(ask(tables::Split::school, 20).findings, SizeIs(0));
  EXPECT_EQ(cell(ask(tables::Split::school, 90), "101", 1).mastery, Mastery::deficit);
}

TEST_F(Deficits, OfASchoolStandBesideTheWorksOfAll) {
  draw({{0, 100, 3, 8}, {1, 100, 9, 8}});
  const org::Scope own =
      read([](const db::Read& view) { return org::Scope{org::find(view, org::Kind::school, "101")->path}; });
  const Answer answer = ask(tables::Split::school, 50, own);
  EXPECT_NEAR(*answer.skills[0].beside.value, 60, 1e-9);
  EXPECT_EQ(cell(answer, "101", 0).standing, words::Standing::below);
  EXPECT_EQ(cell(answer, "101", 1).standing, words::Standing::alike);
  for (const Line& line : answer.lines) EXPECT_EQ(line.name.find("102"), std::string::npos) << line.name;
}

TEST_F(Deficits, AreNothingWithoutWorks) { EXPECT_TRUE(ask().lines.empty()); }

}  // namespace
}  // namespace vekha::skills
