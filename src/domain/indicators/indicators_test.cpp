#include "domain/indicators/indicators.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"

namespace vekha::indicators {
namespace {

using results::Key;

const db::Actor kTester{{}, "проверка"};
const results::Exam kMath{"ВПР", 2021, 5, "Математика"};  // scale of the catalogue: 7, 11, 15 of 20
const results::Exam kPhysics{"ЕГЭ", 2021, 11, "Физика"};  // no marks

struct Drawn {
  std::uint32_t school;
  std::string class_name;
  std::vector<int> scores;
};

results::Sitting sitting(const results::Exam& exam, int maximum, const std::vector<Drawn>& drawn) {
  results::Sitting out{.exam = exam, .maximum = maximum, .tasks = {}, .works = {}, .values = {}};
  for (const Drawn& group : drawn)
    for (const int score : group.scores) {
      results::Work work;
      work.school = group.school;
      work.class_name = group.class_name;
      work.pupil = std::to_string(out.works.size() + 1);
      work.total = score;
      work.participated = true;
      out.works.push_back(work);
    }
  return out;
}

results::Work absentee(std::uint32_t school) {
  results::Work work;
  work.school = school;
  work.pupil = "999";
  work.absent = true;
  return work;
}

/// Two municipalities. School 101: classes А (5, 9) and Б (12); 102: ten pupils with 16; 201: one pupil with 8.
class Indicators : public testing::Test {
 protected:
  void SetUp() override {
    records->write(kTester, "заведение", [](const db::Write& write) { org::init(write, "Свой район"); });
    results::Load load;
    load.files = {{"протокол.xlsx", "abc", "vpr-2021"}};
    load.schools = {{"101", "СОШ № 101", "m1", "Первый район"},
                    {"102", "СОШ № 102", "m1", "Первый район"},
                    {"201", "СОШ № 201", "m2", "Второй район"}};
    load.sittings = {
        sitting(kMath, 20, {{0, "А", {5, 9}}, {0, "Б", {12}}, {1, "А", std::vector(10, 16)}, {2, "А", {8}}}),
        sitting(kPhysics, 45, {{0, "11", {20, 30}}})};
    load.sittings[0].works.push_back(absentee(0));
    commit(results::Shelves{*records, facts}, kTester, load);
  }
  std::vector<Row> rows(const std::vector<Key>& by, const results::Filter& filter = {}) {
    return records->read([&](const db::Read& read) { return compute(read, facts, catalog, {filter, by}); });
  }
  Passport made(Kind kind, const results::Filter& filter) {
    return records->read([&](const db::Read& read) { return passport(read, facts, catalog, {kind, filter}); });
  }
  NodeId school(const std::string& code) {
    return records->read([&](const db::Read& read) { return org::find(read, org::Kind::school, code)->id; });
  }

  std::unique_ptr<db::Database> records = db::Database::open_memory();
  facts::Store facts{":memory:"};
  catalog::Catalog catalog = catalog::built_in();
};

TEST_F(Indicators, HalfPointsAreHalves) {
  const results::Exam olympiad{"ВсОШ", 2021, 9, "Физика"};
  results::Sitting halves = sitting(olympiad, 10, {{0, "А", {15, 20}}});
  halves.unit = 2;
  results::Load load;
  load.schools = {{"101", "СОШ № 101", "m1", "Первый район"}};
  load.sittings = {halves};
  commit(results::Shelves{*records, facts}, kTester, load);
  const Row row = rows({}, results::Filter::of(olympiad)).at(0);
  EXPECT_DOUBLE_EQ(*row.values.mean_primary.value, 8.75);
  EXPECT_DOUBLE_EQ(*row.values.mean_percent.value, 87.5);
  const Passport passport = made(Kind::mean_primary, results::Filter::of(olympiad));
  EXPECT_NE(passport.formula_text.find("17,5 / 2"), std::string::npos) << passport.formula_text;
}

TEST_F(Indicators, AMunicipalityIsWeightedByPupilsNotAveragedOverSchools) {
  const auto found = rows({Key::municipality}, results::Filter::of(kMath));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].municipality_name, "Первый район");
  EXPECT_EQ(found[1].values.participants.n, 13);
  // Mean of schools would be (26 / 3 + 16) / 2 = 12.33; of pupils it is 186 / 13.
  EXPECT_NEAR(*found[1].values.mean_primary.value, 186.0 / 13, 1e-12);
  EXPECT_NEAR(*found[1].values.quality.value, 100.0 * 11 / 13, 1e-12);
}

TEST_F(Indicators, ClassesOfTwoSchoolsAreTwoClasses) {
  const auto found = rows({Key::class_name}, results::Filter::of(kMath));
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0].school_code, "101");
  EXPECT_EQ(found[0].class_name, "А");
  EXPECT_EQ(found[0].exam.year, 2021);
  EXPECT_EQ(found[1].class_name, "Б");
}

TEST_F(Indicators, AnExamWithoutMarksHasThemNotApplicable) {
  const auto found = rows({Key::procedure});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].exam, kPhysics);
  EXPECT_EQ(found[1].values.quality.absence, Absence::not_applicable);
  EXPECT_TRUE(found[1].notes.empty());
  EXPECT_NEAR(*found[1].values.mean_percent.value, 100.0 * 25 / 45, 1e-12);
}

TEST_F(Indicators, DifferentExamsTogetherHaveNoMeanScoreButAPercent) {
  const Row all = records->read([&](const db::Read& read) { return compute_one(read, facts, catalog, {}); });
  EXPECT_EQ(all.values.mean_primary.absence, Absence::not_comparable);
  EXPECT_TRUE(all.values.mean_percent.value);
  EXPECT_EQ(all.exam.year, 2021);
  EXPECT_TRUE(all.exam.subject.empty());
}

TEST_F(Indicators, NothingLoadedIsNoDataNotZero) {
  results::Filter filter;
  filter.year = 1999;
  EXPECT_TRUE(rows({Key::school}, filter).empty());
  const Row none = records->read([&](const db::Read& read) { return compute_one(read, facts, catalog, filter); });
  EXPECT_FALSE(none.values.quality.value);
  EXPECT_EQ(none.values.quality.absence, Absence::no_data);
}

TEST_F(Indicators, AScaleOfAnotherYearIsNotBorrowed) {
  results::Load load;
  load.schools = {{"101", "", "", ""}};
  results::Exam later = kMath;
  later.year = 1999;
  load.sittings = {sitting(later, 20, {{0, "А", {5, 9}}})};
  commit(results::Shelves{*records, facts}, kTester, load);
  const auto found = rows({Key::year}, results::Filter::of(later));
  EXPECT_EQ(found.at(0).values.quality.absence, Absence::no_scale);
  EXPECT_EQ(found.at(0).notes.at(0),
            "Отметок нет в файле, шкалы перевода нет в справочнике: 2\u00A0работы (" + later.title() + ").");
}

TEST_F(Indicators, ThePassportPutsTheNumbersIntoTheFormula) {
  results::Filter filter = results::Filter::of(kMath);
  filter.school = school("101");
  const Passport quality = made(Kind::quality, filter);
  EXPECT_EQ(quality.title, "Качество знаний: СОШ № 101, " + kMath.title());
  EXPECT_EQ(quality.formula_text, "(1 + 0) / 3 · 100 = 33,3\u00A0%");
  EXPECT_EQ(quality.batches.at(0).files, std::vector<std::string>{"протокол.xlsx"});
  EXPECT_EQ(quality.exclusions.at(0).reason, "Отсутствовали");
  EXPECT_EQ(quality.exclusions.at(0).count, 1);
  EXPECT_NE(quality.scale.find("«3» 7–10"), std::string::npos) << quality.scale;
  EXPECT_EQ(made(Kind::mean_primary, filter).formula_text, "26 / 3 = 8,67");
  EXPECT_EQ(made(Kind::mean_percent, filter).formula_text, "26 / (3 · 20) · 100 = 43,3\u00A0%");
  EXPECT_EQ(made(Kind::participants, filter).formula_text, "n = 3");
}

TEST_F(Indicators, ThePassportOfAnAbsentNumberSaysWhy) {
  const Passport none = made(Kind::success, results::Filter::of(kPhysics));
  EXPECT_EQ(none.formula_text, "значения нет: н/п");
  EXPECT_TRUE(none.interval_text.empty());
}

TEST_F(Indicators, ANeighboursSchoolIsOutOfScope) {
  results::Filter filter;
  filter.scope = records->read(
      [&](const db::Read& read) { return org::Scope{org::find(read, org::Kind::municipality, "m2")->path}; });
  const auto found = rows({Key::school}, filter);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].school_code, "201");
  filter.school = school("101");
  EXPECT_THROW(made(Kind::quality, filter), Error);
}

TEST(IndicatorText, ADifferenceOfPercentagesIsInPoints) {
  const Indicator& quality = definition(Kind::quality);
  EXPECT_EQ(difference_text(Estimate::of(73.2, 50), Estimate::of(70, 60), quality), "+3,2\u00A0п.п.");
  EXPECT_EQ(difference_text(Estimate::of(70, 50), Estimate::of(73.2, 60), quality), "−3,2\u00A0п.п.");
  EXPECT_EQ(difference_text(Estimate::of(70.01, 50), Estimate::of(70, 60), quality), "0,0\u00A0п.п.");
  EXPECT_EQ(difference_text(Estimate::absent(Absence::no_scale), Estimate::of(70, 60), quality), "");
}

TEST(IndicatorText, AnUnknownGroupingNamesThoseThatAreKnown) {
  EXPECT_EQ(parse_grouping(" school , class").size(), 2U);
  EXPECT_TRUE(parse_grouping("").empty());
  EXPECT_THROW(parse_grouping("school,color"), Error);
}

// Newcombe 1998, table II, case (a), method 10: 56/70 − 48/80 = 0.2000, 95 % from 0.0524 to 0.3339.
TEST(Change, OfSharesCarriesNewcombesInterval) {
  const Estimate difference = change(Kind::quality, Estimate::of(80, 70), Estimate::of(60, 80));
  EXPECT_NEAR(*difference.value, 20, 1e-9);
  EXPECT_NEAR(difference.interval->lo, 5.24, 0.01);
  EXPECT_NEAR(difference.interval->hi, 33.39, 0.01);
}

TEST(Change, OfMeansAddsTheHalfWidthsAsSquares) {
  const Estimate difference =
      change(Kind::mean_percent, Estimate::of(50, 30, {47, 53}), Estimate::of(40, 20, {36, 44}));
  EXPECT_DOUBLE_EQ(difference.interval->lo, 5);
  EXPECT_DOUBLE_EQ(difference.interval->hi, 15);
}

TEST(Change, OfAnAbsentValueTellsWhy) {
  const Estimate difference = change(Kind::success, Estimate::of(50, 30), Estimate::absent(Absence::no_scale, 40));
  EXPECT_FALSE(difference.value);
  EXPECT_EQ(difference.absence, Absence::no_scale);
}

}  // namespace
}  // namespace vekha::indicators
