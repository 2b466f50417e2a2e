// Similar schools: conditions decide who is near, a fair difference has its interval, a school sees no neighbour.
#include "domain/similar/similar.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.hpp"
#include "domain/indicators/drawn.hpp"

namespace vekha::similar {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

const db::Actor kTester{{}, "проверка"};

class Similar : public testing::Test {
 protected:
  void SetUp() override {
    records->write(kTester, "заведение", [](const db::Write& write) { org::init(write, "Район m1"); });
    std::string works = "  школа | балл | отметка | работ\n";
    // 101 … 104 are small, 105 … 110 large; shares of good marks differ.
    for (int school = 101; school <= 110; ++school) {
      const int size = school <= 104 ? 12 + school - 101 : 150 + 10 * (school - 105);
      works += "  " + std::to_string(school) + " | 18 | 5 | " + std::to_string(size / 2) + "\n";
      works += "  " + std::to_string(school) + " | 9 | " + (school == 101 ? "2" : "3") + " | " +
               std::to_string(size - size / 2) + "\n";
    }
    const auto world = indicators::drawn(sys::read_yaml(
        "test", "exam: {procedure: ВПР, year: 2026, grade: 5, subject: Математика, maximum: 20}\nworks: |\n" + works));
    results::commit({*records, facts}, kTester, world.load);
  }
  Answer ask(const std::string& code, std::size_t count = 3) {
    return records->read([&](const db::Read& read) {
      const auto school = org::find(read, org::Kind::school, code);
      return similar({read, facts, catalog}, indicators::shipped(), {}, {school->id, 2026, count, {"success"}});
    });
  }

  std::unique_ptr<db::Database> records = db::Database::open_memory();
  facts::Store facts{":memory:"};
  catalog::Catalog catalog = catalog::built_in();
};

TEST_F(Similar, AreSmallForASmallSchool) {
  const Answer answer = ask("101");
  ASSERT_EQ(answer.found.size(), 3U);
  for (const Found& one : answer.found) EXPECT_LE(one.code, "104");
  EXPECT_GE(ask("107").found.at(0).code, "105");
}

TEST_F(Similar, AreComparedWithAnInterval) {
  const Comparison one = ask("101").comparisons.at(0);
  EXPECT_NEAR(*one.mean.value, 100, 1e-9);
  EXPECT_NEAR(*one.difference.value, -50, 1e-9);
  EXPECT_LT(one.difference.interval->hi, 0);
  EXPECT_EQ(one.words, "ниже, чем у похожих школ");
  EXPECT_EQ(ask("102").comparisons.at(0).difference.value, 100 - *ask("102").comparisons.at(0).mean.value);
}

TEST_F(Similar, AreTooFewToTellTheirMean) {
  const Comparison one = ask("101", 2).comparisons.at(0);
  EXPECT_FALSE(one.mean.value);
  EXPECT_THAT(one.words, HasSubstr("меньше чем у трёх"));
}

TEST_F(Similar, AreHiddenFromASchool) {
  const Answer own = hidden(ask("101"));
  for (const Found& one : own.found) {
    EXPECT_THAT(one.code, IsEmpty());
    EXPECT_THAT(one.name, HasSubstr("Похожая школа"));
  }
  for (const Estimate& one : own.comparisons.at(0).others) EXPECT_FALSE(one.value);
  EXPECT_TRUE(own.comparisons.at(0).mean.value);
}

TEST_F(Similar, AreNotLookedForOutsideTheScope) {
  records->read([&](const db::Read& read) {
    const auto own = org::find(read, org::Kind::school, "101");
    const auto other = org::find(read, org::Kind::school, "102");
    EXPECT_THROW(similar({read, facts, catalog}, indicators::shipped(), {own->path}, {other->id, 2026}), Error);
  });
}

}  // namespace
}  // namespace vekha::similar
