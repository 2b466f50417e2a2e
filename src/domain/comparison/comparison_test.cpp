// Schools beside one another: intervals choose the words, the funnel knows sizes, a school sees no neighbour.
#include "domain/comparison/comparison.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.hpp"
#include "domain/indicators/drawn.hpp"

namespace vekha::comparison {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

const db::Actor kTester{{}, "проверка"};

/// A school: works that passed and works that did not.
struct School {
  int code;
  int passed;
  int failed;
};

class Comparing : public testing::Test {
 protected:
  void SetUp() override {
    records->write(kTester, "заведение", [](const db::Write& write) { org::init(write, "Район m1"); });
  }
  void store(const std::vector<School>& schools) {
    std::string works = "  школа | балл | отметка | работ\n";
    for (const School& one : schools) {
      const std::string code = "  " + std::to_string(one.code);
      if (one.passed > 0) works += code + " | 15 | 4 | " + std::to_string(one.passed) + "\n";
      if (one.failed > 0) works += code + " | 5 | 2 | " + std::to_string(one.failed) + "\n";
    }
    const auto world = indicators::drawn(sys::read_yaml(
        "test", "exam: {procedure: ВПР, year: 2026, grade: 5, subject: Математика, maximum: 20}\nworks: |\n" + works));
    results::commit({*records, facts}, kTester, world.load);
  }
  Answer ask(const std::string& indicator = "success") {
    return records->read([&](const db::Read& read) {
      Question question{.indicator = indicator, .filter = {}};
      question.filter.year = 2026;
      return compare({read, facts, catalog}, indicators::shipped(), question);
    });
  }
  static const SchoolRow& row(const Answer& answer, const std::string& code) {
    for (const SchoolRow& one : answer.schools)
      if (one.code == code) return one;
    throw std::runtime_error("нет школы " + code);
  }

  std::unique_ptr<db::Database> records = db::Database::open_memory();
  facts::Store facts{":memory:"};
  catalog::Catalog catalog = catalog::built_in();
};

TEST_F(Comparing, OneFarSchoolIsToldAndSmallOnesAreNot) {
  store({{101, 90, 10}, {102, 88, 12}, {103, 91, 9}, {104, 40, 60}, {105, 5, 3}});
  const Answer answer = ask();
  EXPECT_EQ(answer.kind, Kind::share);
  EXPECT_EQ(row(answer, "104").words, "ниже среднего по муниципалитету");
  EXPECT_EQ(row(answer, "104").sureness, words::Sureness::holds);
  EXPECT_EQ(row(answer, "105").words, "не отличается от среднего по муниципалитету");
  EXPECT_LT(row(answer, "104").value.value, row(answer, "104").outer->lo) << "outside 99.8 % of the funnel";
  EXPECT_THAT(answer.headline, HasSubstr("ниже среднего по муниципалитету — 1\u00A0школа"));
}

TEST_F(Comparing, SchoolsAllAlikeAreToldToBeAlike) {
  store({{101, 80, 20}, {102, 79, 21}, {103, 82, 18}, {104, 41, 9}, {105, 40, 10}});
  const Answer answer = ask();
  EXPECT_EQ(answer.headline, "Успеваемость: ни одна школа из 5 не отличается от среднего по муниципалитету");
  EXPECT_LT(*answer.overdispersion, 1);
  EXPECT_NEAR(*answer.common.value, 100 * 322.0 / 400, 1e-9);
}

TEST_F(Comparing, ASmallSchoolIsDrawnToTheMeanMoreThanALargeOne) {
  store({{101, 180, 20}, {102, 150, 50}, {103, 190, 10}, {104, 120, 80}, {105, 2, 8}});
  const Answer answer = ask();
  const auto left = [&](const char* code) {
    const SchoolRow& one = row(answer, code);
    return (*one.fair.value - *answer.common.value) / (*one.value.value - *answer.common.value);
  };
  EXPECT_LT(left("105"), left("104"));
  EXPECT_GT(left("105"), 0);
  EXPECT_LT(left("104"), 1);
}

TEST_F(Comparing, MeansHaveAFunnelOfTheirOwn) {
  store({{101, 50, 50}, {102, 50, 50}, {103, 95, 5}});
  const Answer answer = ask("mean_percent");
  EXPECT_EQ(answer.kind, Kind::mean);
  EXPECT_EQ(row(answer, "103").standing, words::Standing::above);
  EXPECT_GT(row(answer, "103").value.value, row(answer, "103").inner->hi);
}

TEST_F(Comparing, WhatIsNoticedGetsNearerWithMorePupils) {
  store({{101, 8, 2}, {102, 80, 20}, {103, 800, 200}});
  const Answer answer = ask();
  // R: power.prop.test has no one-sample form; the normal test against the fixed share 0.8 with n = 100
  const double small = *row(answer, "102").noticed.down;
  EXPECT_GT(*row(answer, "103").noticed.down, small);
  EXPECT_LT(*row(answer, "102").noticed.year_down, small) << "two years of chance hide more than one";
  EXPECT_THAT(row(answer, "101").noticed_words, StartsWith("при n = 10 заметны только значения ниже"));
  EXPECT_THAT(row(answer, "101").noticed_words, testing::Not(HasSubstr("выше"))) << "100 % of ten is nothing unusual";
}

TEST_F(Comparing, ASchoolSeesItselfAndTheMeanButNoMeanOfTwo) {
  store({{101, 80, 20}, {102, 70, 30}, {103, 60, 40}});
  const Answer whole = ask();
  const Answer own = hidden(whole, row(whole, "102").id);
  ASSERT_EQ(own.schools.size(), 1U);
  EXPECT_EQ(own.schools.front().code, "102");
  EXPECT_TRUE(own.common.value);
  EXPECT_EQ(own.headline, "Успеваемость: не отличается от среднего по муниципалитету");
  records = db::Database::open_memory();
  Answer two = whole;
  two.compared = 2;
  const Answer secret = hidden(two, row(whole, "102").id);
  EXPECT_FALSE(secret.common.value);
  EXPECT_TRUE(secret.limits.empty());
  EXPECT_FALSE(secret.schools.front().inner);
  EXPECT_FALSE(secret.schools.front().fair.value) << "it is drawn to the mean and would tell it";
}

TEST_F(Comparing, CountsAreNotHeldAgainstTheirTotal) {
  store({{101, 80, 20}, {102, 8, 2}});
  const Answer answer = ask("participants");
  EXPECT_EQ(answer.kind, Kind::count);
  EXPECT_EQ(answer.headline, "Число участников: всего 110 чел., школ: 2");
  EXPECT_FALSE(answer.common.value);
  for (const SchoolRow& one : answer.schools) {
    EXPECT_EQ(one.standing, words::Standing::unknown);
    EXPECT_EQ(one.deviation.base, Base::none);
  }
}

TEST_F(Comparing, OneSchoolIsComparedWithNothing) {
  store({{101, 80, 20}});
  const Answer answer = ask();
  EXPECT_EQ(answer.headline, "Успеваемость: значение есть у одной школы, сравнить не с чем");
  EXPECT_EQ(row(answer, "101").words, "сравнить не с чем");
  EXPECT_EQ(row(answer, "101").deviation.base, Base::none);
  EXPECT_TRUE(answer.limits.empty()) << "a funnel of one point shows nothing";
  EXPECT_TRUE(answer.notes.empty());
}

/// Schools held against norms acts approved.
class ComparingWithNorms : public Comparing {
 protected:
  void norm(double value, const std::string& school = {}, std::optional<double> margin = {},
            const std::string& indicator = "success") {
    indicators::NormRow row{.indicator = indicator, .school = school, .value = value, .margin = margin};
    row.act = {"Приказ № 7", "2025-09-01", ""};
    records->write(kTester, "норматив",
                   [&](const db::Write& write) { return indicators::set_norm(write, indicators::shipped(), row); });
  }
  static Leaning lean(const Answer& answer, const std::string& code) {
    return leaning(row(answer, code).deviation, answer.direction);
  }
};

TEST_F(ComparingWithNorms, WithoutANormTheDeviationIsFromTheMeanInStandardDeviations) {
  store({{101, 90, 10}, {102, 90, 10}, {103, 30, 70}});
  const Answer answer = ask();
  const Deviation& low = row(answer, "103").deviation;
  EXPECT_EQ(low.base, Base::mean);
  // R: x <- c(90, 90, 30); (30 - 70) / sd(x)
  EXPECT_NEAR(*low.value.value, -40 / 34.64101615137755, 1e-9);
  EXPECT_EQ(low.words, "ниже среднего по муниципалитету на 1,2\u00A0стандартного отклонения школ");
  EXPECT_EQ(lean(answer, "103"), Leaning::bad);
  EXPECT_TRUE(answer.norm_words.empty());
  EXPECT_THAT(answer.notes, testing::Contains(HasSubstr("Утверждённого норматива нет")));
}

TEST_F(ComparingWithNorms, AnApprovedNormIsWhatDeviationsAreCountedFrom) {
  store({{101, 90, 10}, {102, 80, 20}, {103, 30, 70}, {104, 7, 3}});
  norm(80);
  const Answer answer = ask();
  const Deviation& low = row(answer, "103").deviation;
  EXPECT_EQ(low.base, Base::norm);
  EXPECT_NEAR(*low.value.value, -50, 1e-9);
  EXPECT_THAT(low.words, StartsWith("ниже норматива 80,0\u00A0% на 50,0\u00A0п.п. (от "));
  EXPECT_EQ(lean(answer, "103"), Leaning::bad);
  EXPECT_EQ(lean(answer, "101"), Leaning::good);
  EXPECT_EQ(row(answer, "104").deviation.words, "не отличается от норматива 80,0\u00A0%") << "ten pupils tell nothing";
  EXPECT_EQ(lean(answer, "104"), Leaning::none);
  EXPECT_EQ(answer.norm_words, "Ниже норматива — 1\u00A0школа из 4; лучше норматива — 1\u00A0школа.");
  EXPECT_THAT(answer.notes, testing::Contains(HasSubstr("Приказ № 7 от 01.09.2025")));
}

TEST_F(ComparingWithNorms, ANormOfOneSchoolLeavesTheOthersToTheMeanAndAMarginSoftensIt) {
  store({{101, 900, 100}, {102, 800, 200}, {103, 850, 150}});
  norm(84, "102", 5);
  const Answer answer = ask();
  EXPECT_EQ(row(answer, "102").deviation.base, Base::norm);
  EXPECT_EQ(row(answer, "101").deviation.base, Base::mean);
  EXPECT_EQ(lean(answer, "102"), Leaning::perhaps) << "four points below, within the margin of five";
  EXPECT_THAT(answer.notes, testing::Contains(HasSubstr("а у школ без норматива — от среднего")));
}

TEST_F(ComparingWithNorms, WhereLessIsBetterTheWrongSideIsAbove) {
  store({{101, 90, 10}, {102, 40, 60}, {103, 95, 5}});
  norm(20, {}, {}, "mark_2");
  const Answer answer = ask("mark_2");
  EXPECT_EQ(lean(answer, "102"), Leaning::bad);
  EXPECT_EQ(lean(answer, "103"), Leaning::good);
  EXPECT_THAT(answer.norm_words, StartsWith("Выше норматива — 1\u00A0школа из 3"));
}

TEST_F(ComparingWithNorms, AManyTimesHeldNormAllowsForTheirNumber) {
  std::vector<School> schools = {{100, 60, 40}};
  for (int i = 1; i < 20; ++i) schools.push_back({100 + i, 70, 30});
  store(schools);
  norm(70);
  EXPECT_EQ(row(ask(), "100").deviation.sureness, words::Sureness::may_be) << "one of twenty at p = 0.04";
  EXPECT_EQ(lean(ask(), "100"), Leaning::perhaps);
}

TEST_F(ComparingWithNorms, ASchoolSeesItsDeviationAndNoSpreadOfFew) {
  store({{101, 90, 10}, {102, 80, 20}, {103, 30, 70}});
  const Answer by_mean = hidden(ask(), row(ask(), "103").id);
  EXPECT_FALSE(by_mean.schools.front().deviation.value.value) << "mean and spread of three would tell the other two";
  norm(80);
  const Answer by_norm = hidden(ask(), row(ask(), "103").id);
  EXPECT_THAT(by_norm.norm_words, HasSubstr("ниже норматива"));
  EXPECT_TRUE(by_norm.schools.front().deviation.value.value);
}

TEST_F(Comparing, NothingIsCompared) {
  const Answer answer = ask();
  EXPECT_EQ(answer.compared, 0);
  EXPECT_TRUE(answer.schools.empty());
  EXPECT_THROW(ask("нет такого"), Error);
}

}  // namespace
}  // namespace vekha::comparison
