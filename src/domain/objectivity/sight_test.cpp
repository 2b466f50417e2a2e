// What is taken away from those who are not shown it, and that nothing tells of it.
#include "domain/objectivity/sight.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/objectivity/objectivity.hpp"

namespace vekha::objectivity {
namespace {

using testing::ElementsAre;

const NodeId kFirst{1}, kSecond{2}, kThird{3};

std::vector<std::int64_t> ids(const auto& schools) {
  std::vector<std::int64_t> out;
  for (const auto& one : schools) out.push_back(one.id.value);
  return out;
}

/// The second school's sign is open; the third has none.
Sight opened() {
  Sight out;
  out.open.insert({kSecond, 2026, "fioko-2019"});
  return out;
}

YearSigns year_signs() {
  YearSigns out;
  out.method = "fioko-2019";
  out.year = 2026;
  out.marked = 2;
  for (const NodeId id : {kFirst, kSecond, kThird}) out.schools.push_back({.id = id, .fired = id == kThird ? 0 : 1});
  out.schools[1].marked_before = true;
  return out;
}

TEST(Withheld, OnlySchoolsWithAnOpenSignStay) {
  YearSigns signs = year_signs();
  withhold(signs, opened());
  EXPECT_THAT(ids(signs.schools), ElementsAre(2));
  EXPECT_EQ(signs.marked, 2) << "the count of all is no name";
  EXPECT_FALSE(signs.schools[0].marked_before) << "the year before was not asked about";
}

TEST(Withheld, ASchoolWithoutASignIsAsAbsentAsOneThatIsAsked) {
  Sight sight;
  sight.open_years = {2026};
  sight.kept.insert({kFirst, 2026, "fioko-2019"});
  YearSigns signs = year_signs();
  withhold(signs, sight);
  EXPECT_THAT(ids(signs.schools), ElementsAre(2)) << "who is missing may be either";
}

TEST(Withheld, EachMethodIsOpenedByItself) {
  OwnSigns own;
  own.schools = {{.id = kFirst, .flagged = true}, {.id = kSecond, .flagged = true}};
  withhold(own, 2026, opened());
  EXPECT_TRUE(own.schools.empty());
  MethodSigns federal;
  federal.method = "federal";
  federal.year = 2026;
  federal.schools = {{.id = kSecond, .marked = true}};
  withhold(federal, opened());
  EXPECT_TRUE(federal.schools.empty());
}

TEST(Withheld, TheYearBeforeOfTheOwnMethodIsShownByItsOwnRight) {
  Sight sight;
  sight.open.insert({kFirst, 2026, "vekha"});
  OwnSigns own;
  own.schools = {{.id = kFirst, .flagged = true, .flagged_before = true}};
  withhold(own, 2026, sight);
  ASSERT_EQ(own.schools.size(), 1U);
  EXPECT_FALSE(own.schools[0].flagged_before);
  sight.open.insert({kFirst, 2025, "vekha"});
  own.schools[0].flagged_before = true;
  withhold(own, 2026, sight);
  EXPECT_TRUE(own.schools[0].flagged_before);
}

TEST(Withheld, ResultsThatStandOutStayWithoutTheWord) {
  std::vector<Standout> all(2);
  all[0] = {.school = kFirst, .exam = {"ВПР", 2026, 4, "Математика"}, .sign = true, .listed = true, .title = "Признак"};
  all[1] = {.school = kSecond, .exam = {"ВПР", 2026, 4, "Математика"}, .sign = true, .title = "Признак"};
  withhold(all, opened());
  EXPECT_FALSE(all[0].sign || all[0].listed || !all[0].title.empty());
  EXPECT_TRUE(all[1].sign);
}

TEST(Withheld, NothingFromTheOrganiser) {
  Sight sight;
  sight.everything = true;
  YearSigns signs = year_signs();
  withhold(signs, sight);
  EXPECT_EQ(signs.schools.size(), 3U);
  EXPECT_NE(sight.key(), opened().key());
}

}  // namespace
}  // namespace vekha::objectivity
