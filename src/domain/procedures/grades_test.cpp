#include "domain/procedures/grades.hpp"

#include <gtest/gtest.h>

namespace vekha::procedures {
namespace {

std::string range(const std::string& item) {
  const auto found = grades_of_item(item);
  return found ? std::to_string(found->first) + "-" + std::to_string(found->last) : "нет";
}

TEST(GradesOfItem, ItemsThatCountPupilsOfGradesAreUnderstood) {
  EXPECT_EQ(range("9 класс"), "9-9");
  EXPECT_EQ(range("5–8 классы"), "5-8");
  EXPECT_EQ(range("Количество обучающихся в 10-х классах"), "10-10");
  EXPECT_EQ(range("Сколько учителей преподают в 5–9 классах"), "нет");
  EXPECT_EQ(range("Предметы, изучаемые углублённо с 10 класса"), "нет");
  EXPECT_EQ(range("Количество обучающихся"), "нет");
  EXPECT_EQ(range("99 класс"), "нет");
}

TEST(HighestGrade, IsToldByTheNameOfTheSchool) {
  EXPECT_EQ(highest_grade("МКОУ \"Речная ООШ\""), 9);
  EXPECT_EQ(highest_grade("Начальная школа № 3"), 4);
  EXPECT_EQ(highest_grade("МБОУ СОШ № 1"), 11);
}

const db::Actor kTester{{}, "проверка"};

/// 101 wrote grade 8 the year before, 102 only grade 4, 103 nothing; 104 says it has no ninth grade.
class GradesOfSchools : public testing::Test {
 protected:
  void SetUp() override {
    records->write(kTester, "заведение", [](const db::Write& write) { org::init(write, "Район"); });
    results::Load load;
    for (const char* code : {"101", "102", "103", "104"})
      load.schools.push_back({code, "СОШ № " + std::string(code), "m1", "Первый"});
    load.sittings = {sitting(8, 0), sitting(4, 1)};
    results::Figure none{.form = "school-passport", .exam = {"", 2026, 0, ""}, .school = 3, .item = "9 класс"};
    load.figures = {none};
    results::Figure third = none;
    third.school = 2;
    third.item = "Количество обучающихся";
    load.figures.push_back(third);
    results::commit({*records, facts}, kTester, load);
  }
  static results::Sitting sitting(int grade, std::uint32_t school) {
    results::Sitting out{.exam = {"ВПР", 2025, grade, "Физика"}, .maximum = 18};
    results::Work work;
    work.school = school;
    work.total = 9;
    work.participated = true;
    out.works = {work};
    return out;
  }
  Taught taught(const std::string& code, int grade) {
    return records->read([&](const db::Read& read) {
      const org::Node school = *org::find(read, org::Kind::school, code);
      return Grades(read, facts, {}).of(school.id, school.name, grade, 2026);
    });
  }
  std::unique_ptr<db::Database> records = db::Database::open_memory();
  facts::Store facts{":memory:"};
};

TEST_F(GradesOfSchools, PupilsWhoWroteTheGradeBelowAreExpectedAYearLater) {
  EXPECT_TRUE(taught("101", 9).expected);
  EXPECT_NE(taught("101", 9).basis.find("8 класса в 2025"), std::string::npos);
}

TEST_F(GradesOfSchools, ASchoolWithOtherGradesOnlyIsNotExpected) {
  EXPECT_FALSE(taught("102", 9).expected);
  EXPECT_TRUE(taught("102", 5).expected);
}

TEST_F(GradesOfSchools, ThePassportGoesBeforeEverythingAndSilenceExpects) {
  EXPECT_FALSE(taught("104", 9).expected);
  EXPECT_NE(taught("104", 9).basis.find("«9 класс» — 0"), std::string::npos);
  EXPECT_TRUE(taught("103", 9).expected);
  EXPECT_EQ(taught("103", 9).basis, "сведений о классах школы нет");
}

}  // namespace
}  // namespace vekha::procedures
