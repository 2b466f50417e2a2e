// Observers and stages of the olympiad, over stored tables.
#include <gtest/gtest.h>

#include <algorithm>

#include "domain/objectivity/objectivity.hpp"

namespace vekha::objectivity {
namespace {

const db::Actor kTester{{}, "проверка"};
const results::Exam kMath{"ВПР", 2025, 5, "Математика"};

class Watched : public testing::Test {
 protected:
  void SetUp() override {
    records->write(kTester, "заведение", [](const db::Write& write) { org::init(write, "Свой район"); });
  }
  MethodSigns ask(const std::string& method) {
    return records->read(
        [&](const db::Read& read) { return method_signs(read, facts, catalog::built_in(), {method, 2025, {}, {}}); });
  }
  std::uint32_t school(const std::string& code) {
    for (std::size_t i = 0; i < load.schools.size(); ++i)
      if (load.schools[i].code == code) return static_cast<std::uint32_t>(i);
    load.schools.push_back({code, "СОШ № " + code, "m", "Свой район"});
    return static_cast<std::uint32_t>(load.schools.size() - 1);
  }
  void session(const std::string& code, const std::string& part, const results::Exam& exam, int observed) {
    results::Figure figure{.form = "observers", .exam = exam, .school = school(code), .territory = "", .part = part};
    figure.item = "наблюдатель";
    figure.value = observed;
    load.figures.push_back(figure);
    figure.item = "из другой школы";
    load.figures.push_back(figure);
  }
  /// Works of a class with these scores of 20.
  void works(results::Sitting& sitting, const std::string& code, const std::string& class_name,
             const std::vector<int>& scores) {
    for (std::size_t i = 0; i < scores.size(); ++i) {
      results::Work work;
      work.school = school(code);
      work.class_name = class_name;
      work.pupil = code + class_name + std::to_string(i);
      work.person = static_cast<std::int64_t>(1000 * work.school + i + 1);
      work.total = scores[i];
      work.participated = true;
      sitting.works.push_back(work);
    }
  }
  void keep(std::vector<results::Sitting> sittings) {
    load.sittings = std::move(sittings);
    commit(results::Shelves{*records, facts}, kTester, load);
  }
  static results::Sitting sitting(const results::Exam& exam) {
    return {.exam = exam, .maximum = 20, .tasks = {}, .works = {}, .values = {}};
  }
  static const MethodSchool& of(const MethodSigns& signs, const std::string& code) {
    return *std::find_if(signs.schools.begin(), signs.schools.end(), [&](const auto& one) { return one.code == code; });
  }

  std::unique_ptr<db::Database> records = db::Database::open_memory();
  facts::Store facts{":memory:"};
  results::Load load;
};

TEST_F(Watched, TheShareOfSessionsWithAnObserverIsToldAndLessThanHalfIsASign) {
  session("1", "5А", kMath, 1);
  session("1", "5Б", kMath, 0);
  session("2", "5А", kMath, 0);
  session("2", "5Б", kMath, 0);
  session("2", "5В", kMath, 1);
  keep({});
  const MethodSigns found = ask("observers");
  EXPECT_FALSE(of(found, "1").marked);
  EXPECT_NE(of(found, "1").findings.at(0).explanation.find("на 1 из 2"), std::string::npos)
      << of(found, "1").findings.at(0).explanation;
  EXPECT_TRUE(of(found, "2").marked);
  EXPECT_EQ(of(found, "2").findings.at(0).sign, "few_observed");
  EXPECT_NE(of(found, "2").findings.at(0).explanation.find("из другой школы на 1"), std::string::npos);
}

TEST_F(Watched, ClassesWithoutAnObserverThatDidBetterAreASignOfTheirSchool) {
  session("1", "5А", kMath, 1);
  session("1", "5Б", kMath, 0);
  session("2", "5А", {"ВПР", 2025, 0, ""}, 1);  // subject and grade are not told: the class tells the grade
  session("2", "5Б", {"ВПР", 2025, 0, ""}, 0);
  results::Sitting math = sitting(kMath);
  works(math, "1", "5А", {8, 9, 10, 11, 12, 9});
  works(math, "1", "5Б", {18, 19, 20, 18, 17, 19});
  works(math, "2", "5А", {8, 9, 10, 11, 12, 9});
  works(math, "2", "5Б", {9, 8, 10, 12, 11, 9});
  keep({math});
  const MethodSigns found = ask("observers");
  EXPECT_TRUE(of(found, "1").marked);
  EXPECT_FALSE(of(found, "2").marked);
  EXPECT_NE(of(found, "2").findings.back().explanation.find("не отличаются"), std::string::npos);
}

TEST_F(Watched, SchoolsWithAndWithoutObserversAreComparedByTheirMeans) {
  results::Sitting math = sitting(kMath);
  for (int i = 1; i <= 8; ++i) {
    session(std::to_string(i), "", {"ВПР", 2025, 0, ""}, i <= 4 ? 1 : 0);
    works(math, std::to_string(i), "5А", i <= 4 ? std::vector<int>{9, 10, 11} : std::vector<int>{14, 15 + i % 2, 16});
  }
  keep({math});
  const MethodSigns found = ask("observers");
  const bool told = std::any_of(found.notes.begin(), found.notes.end(), [](const std::string& note) {
    return note.find("без наблюдателя выше") != std::string::npos && note.find("(школ 4 и 4)") != std::string::npos;
  });
  EXPECT_TRUE(told);
}

TEST_F(Watched, ASchoolFarAboveTheOthersAtItsOwnStageAndLowAtTheNextIsMarkedForBoth) {
  results::Sitting own = sitting({"ВсОШ, школьный этап", 2025, 9, "Физика"});
  results::Sitting next = sitting({"ВсОШ, муниципальный этап", 2025, 9, "Физика"});
  for (int i = 1; i <= 9; ++i) {
    const std::string code = std::to_string(i);
    works(own, code, "9", i == 9 ? std::vector<int>{19, 20, 19, 20} : std::vector<int>{6 + i % 3, 8, 7, 9});
    works(next, code, "9", {4 + i % 2, 6, 5, 6});
  }
  keep({own, next});
  const MethodSigns found = ask("olympiad");
  EXPECT_EQ(found.whole.marked, 1);
  std::vector<std::string> signs;
  for (const MethodFinding& one : of(found, "9").findings) signs.push_back(one.sign);
  EXPECT_EQ(signs, (std::vector<std::string>{"stage_drop", "stage_outlier"}));
  EXPECT_EQ(of(found, "1").judged, 2);
}

TEST_F(Watched, PupilsNobodyLinkedAreComparedByTheMeansOfSchools) {
  results::Sitting own = sitting({"ВсОШ, школьный этап", 2025, 9, "Физика"});
  results::Sitting next = sitting({"ВсОШ, муниципальный этап", 2025, 9, "Физика"});
  for (int i = 1; i <= 9; ++i) {
    works(own, std::to_string(i), "9", i == 9 ? std::vector<int>{19, 20, 19} : std::vector<int>{9 + i % 3, 8, 10});
    works(next, std::to_string(i), "9", {4 + i % 2, 6, 5});
  }
  for (auto* one : {&own, &next})
    for (results::Work& work : one->works) work.person = 0;
  keep({own, next});
  const MethodSigns found = ask("olympiad");
  const auto& findings = of(found, "9").findings;
  EXPECT_TRUE(std::any_of(findings.begin(), findings.end(), [](const auto& one) { return one.sign == "stage_drop"; }));
}

TEST_F(Watched, AnOlympiadWithoutStagesOrWithFewSchoolsIsNotJudged) {
  results::Sitting plain = sitting({"ВсОШ", 2025, 9, "Физика"});
  results::Sitting few = sitting({"ВсОШ, школьный этап", 2025, 9, "Химия"});
  for (int i = 1; i <= 3; ++i) {
    works(plain, std::to_string(i), "9", {6, 20, 20});
    works(few, std::to_string(i), "9", {6, 7, i == 3 ? 20 : 8});
  }
  keep({plain, few});
  EXPECT_THROW(ask("olympiad"), Error);
}

}  // namespace
}  // namespace vekha::objectivity
