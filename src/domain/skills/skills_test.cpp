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

/// Papers of four tasks in two years, two of each element; how many of ten works get the point for each task.
class YearOfDeficits : public results::World {
 protected:
  struct Written {
    results::Exam exam;
    std::vector<int> of_ten;
    int works = 200;
    std::string school_class = "5А";
  };
  void draw(const std::vector<Written>& papers) {
    std::vector<results::Sitting> sittings;
    for (const Written& paper : papers) {
      results::Sitting sitting{.exam = paper.exam, .maximum = 4};
      for (int task = 1; task <= 4; ++task) sitting.tasks.push_back({std::to_string(task), 1, "Б"});
      for (std::uint32_t school = 0; school < 2; ++school)
        for (int i = 0; i < paper.works; ++i) {
          results::Work work = results::written(school, std::to_string(sitting.works.size() + 1), 1);
          work.class_name = paper.school_class;
          sitting.works.push_back(work);
          for (const int share : paper.of_ten)
            sitting.values.push_back({static_cast<std::int16_t>(i % 10 < share ? 1 : 0), results::Flag::score});
        }
      sittings.push_back(std::move(sitting));
    }
    store(results::load_of(sittings));
  }
  void describe(const results::Exam& exam, const std::string& second = "Дроби") {
    catalog::Kim kim{.exam = exam};
    for (int task = 1; task <= 4; ++task)
      kim.tasks.push_back(
          {.name = std::to_string(task), .skill = "", .block = "", .kes = {task <= 2 ? "1.1" : "2.3"}, .maximum = 1});
    kim.kes = {{"1.1", "Числа"}, {"2.3", second}};
    catalog.kims.push_back(kim);
  }
  YearAnswer ask(tables::Split split = tables::Split::school, const std::optional<int>& year = {}) {
    Question question{.query = {.filter = {}, .split = split}, .beside = {}};
    question.query.by = tables::By::kes;
    question.query.filter.year = year;
    return read([&](const db::Read& view) { return year_of({view, facts, catalog}, question); });
  }
  catalog::Catalog catalog = [] {
    catalog::Catalog out = catalog::built_in();
    out.kims.clear();
    return out;
  }();
  const results::Exam now_{"ВПР", 2026, 5, "Математика"};
  const results::Exam before_{"ВПР", 2025, 5, "Математика"};
  const results::Exam other_{"ВПР", 2026, 5, "История"};
};

TEST_F(YearOfDeficits, GathersPapersOfTheYearAndMarksWhatIsSystemic) {
  draw({{now_, {3, 3, 8, 3}}, {other_, {9, 9, 9, 9}}});
  describe(now_);
  describe(other_);
  const YearAnswer answer = ask();
  ASSERT_THAT(answer.papers, SizeIs(2));
  EXPECT_EQ(answer.year, 2026);
  const PaperCell& all = answer.places.at(0).all;
  EXPECT_EQ(all.works, 800);
  EXPECT_EQ(all.judged, 4);
  EXPECT_EQ(all.deficits, 1);
  EXPECT_EQ(all.systemic, 1) << "both tasks of 1.1 are red, one of the two of 2.3 is no majority";
  EXPECT_THAT(answer.weak.at(0).words, HasSubstr("системный дефицит: не освоено 2 из 2 заданий"));
  EXPECT_THAT(answer.headline, HasSubstr("2026 год, 2\u00A0работы, все участники: не освоено 1 из 4"));
}

TEST_F(YearOfDeficits, AClassHasItsPapersTogether) {
  draw({{now_, {3, 3, 8, 8}, 20, "5А"}, {other_, {2, 2, 2, 2}, 20, "5А"}});
  describe(now_);
  describe(other_);
  const YearAnswer answer = ask(tables::Split::school_class);
  const auto found = std::ranges::find_if(answer.places, [](const Place& one) { return one.class_name == "5А"; });
  ASSERT_NE(found, answer.places.end());
  EXPECT_THAT(found->name, HasSubstr(", класс 5А"));
  EXPECT_EQ(found->all.judged, 4);
  EXPECT_TRUE(found->papers.at(0) && found->papers.at(1));
  for (const Moved& one : answer.moved) EXPECT_NE(answer.places[one.place].level, tables::Split::school_class);
}

TEST_F(YearOfDeficits, ClassesOfLaterPapersStandUnderTheirSchoolsAndKeepTheirCounts) {
  draw({{other_, {9, 9, 9, 9}, 20, "5Б"},
        {now_, {2, 2, 2, 2}, 20, "5А"},
        {{"ВПР", 2026, 4, "Чтение"}, {2, 2, 9, 9}, 20, "4А"}});
  const YearAnswer answer = ask(tables::Split::school_class);
  std::string school;
  std::int64_t works = 0;
  for (const Place& one : answer.places) {
    ASSERT_EQ(one.papers.size(), 3U) << one.name;
    if (one.level == tables::Split::school) school = one.name;
    if (one.level != tables::Split::school_class) continue;
    EXPECT_THAT(one.name, testing::StartsWith(school));
    EXPECT_EQ(std::ranges::count_if(one.papers, [](const auto& cell) { return cell.has_value(); }), 1) << one.name;
    works += one.all.works;
  }
  EXPECT_EQ(works, answer.places.front().all.works);
  for (const Weak& one : answer.weak) EXPECT_TRUE(answer.places[one.place].papers[one.paper]) << one.words;
}

TEST_F(YearOfDeficits, AChosenClassStandsAloneAndIsNotComparedWithOtherPupils) {
  draw({{before_, {8, 8, 8, 8}}, {now_, {2, 2, 2, 2}}});
  describe(before_);
  describe(now_);
  Question question{.query = {.filter = {}, .split = tables::Split::school_class}, .beside = {}};
  question.query.by = tables::By::kes;
  question.query.filter.class_name = "5А";
  const YearAnswer answer = read([&](const db::Read& view) { return year_of({view, facts, catalog}, question); });
  ASSERT_THAT(answer.places, SizeIs(2)) << "one of each school, nothing above them";
  for (const Place& one : answer.places) EXPECT_EQ(one.level, tables::Split::school_class);
  EXPECT_TRUE(answer.moved.empty());
  EXPECT_THAT(answer.headline, HasSubstr("СОШ № 10")) << "an abbreviation keeps its letters";
}

TEST_F(YearOfDeficits, YearsAreComparedOnlyWhereCodeAndWordsOfThePositionAgree) {
  draw({{before_, {8, 8, 8, 8}}, {now_, {4, 4, 3, 3}}});
  describe(before_, "Дробные числа");
  describe(now_);
  const YearAnswer answer = ask();
  for (const Moved& one : answer.moved) EXPECT_EQ(one.code, "1.1") << "2.3 means another thing in 2025";
  ASSERT_FALSE(answer.moved.empty());
  EXPECT_NEAR(*answer.moved[0].change.value, -40, 1e-9);
  EXPECT_THAT(answer.moved[0].words, HasSubstr("снижение на 40,0"));
  EXPECT_THAT(answer.comparable.at(0), HasSubstr("1\u00A0позиция из 2"));
}

TEST_F(YearOfDeficits, WithoutADescriptionYearsAreNotCompared) {
  draw({{before_, {8, 8, 8, 8}}, {now_, {4, 4, 3, 3}}});
  const YearAnswer answer = ask();
  EXPECT_TRUE(answer.moved.empty());
  EXPECT_TRUE(answer.papers.at(0).single);
  EXPECT_THAT(answer.comparable.at(0), HasSubstr("задания каждый год другие"));
}

TEST_F(YearOfDeficits, AYearWithoutPapersIsNotThere) {
  EXPECT_THROW(ask(), Error);
  draw({{now_, {3, 3, 8, 3}}});
  EXPECT_TRUE(ask(tables::Split::school, 2020).places.empty());
}

TEST_F(YearOfDeficits, FilesHoldEveryPlaceAndEveryDeficit) {
  draw({{now_, {3, 3, 8, 3}}, {other_, {9, 9, 9, 9}}});
  describe(now_);
  const YearAnswer answer = ask();
  const tables::Table places = places_table(answer);
  EXPECT_EQ(places.columns.size(), 2 + answer.papers.size());
  EXPECT_EQ(places.rows.size(), answer.places.size());
  const tables::Table weak = weak_table(answer);
  ASSERT_EQ(weak.rows.size(), answer.weak.size());
  EXPECT_THAT(tables::csv(weak, tables::Csv::rfc4180), HasSubstr("Числа"));
  EXPECT_THAT(tables::document({places, weak}, "2026-01-01T00:00:00Z"), testing::StartsWith("PK"));
}

TEST_F(Deficits, AreNothingWithoutWorks) { EXPECT_TRUE(ask().lines.empty()); }

}  // namespace
}  // namespace vekha::skills
