// Bundles of values: computed anew without the store they give the same digits, for every kind of program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/indicators/drawn.hpp"
#include "domain/indicators/indicators.hpp"

namespace vekha::indicators {
namespace {

using testing::HasSubstr;

const db::Actor kTester{{}, "проверка"};

class Explanations : public testing::Test {
 protected:
  void SetUp() override {
    records->write(kTester, "заведение", [](const db::Write& write) { org::init(write, "Район m1"); });
    const auto world = drawn(sys::read_yaml(
        "test",
        "exam: {procedure: ВПР, grade: 5, subject: Математика, maximum: 20}\nworks: |\n"
        "  год  | школа | балл | отметка | работ | состояние\n"
        "  2024 | 101   | 4    | 2       | 3     |\n  2024 | 101   | 9    | 3       | 4     |\n"
        "  2025 | 101   | 13   | 4       | 5     |\n  2025 | 101   | 7    | 3       | 2     |\n"
        "  2025 | 101   |      |         | 1     | отсутствовал\n  2025 | 102   | 17   | 5       | 3     |\n"
        "  2025 | 102   | 3    | 2       | 7     |\n"));
    results::commit({*records, facts}, kTester, world.load);
  }
  Explanation explained(const Definition& definition, const std::vector<std::string>& by, const formula::Key& key) {
    return records->read([&](const db::Read& read) {
      return explain({read, facts, catalog}, definition, {.filter = {}, .by = by}, key);
    });
  }
  Explanation explained(const std::string& id) {
    return explained(shipped().at(id), {"school", "year"}, {"101", "2025"});
  }
  /// As `values` gives it.
  Estimate stored(const std::string& id) {
    const Definition* one = &shipped().at(id);
    return records->read([&](const db::Read& read) {
      const auto tables = values({read, facts, catalog}, {&one, 1}, {.filter = {}, .by = {"school", "year"}});
      for (const auto& row : tables.at(0).rows)
        if (row.key == formula::Key{"101", "2025"}) return row.value.estimate;
      return Estimate{};
    });
  }
  std::unique_ptr<db::Database> records = db::Database::open_memory();
  facts::Store facts{":memory:"};
  catalog::Catalog catalog = catalog::built_in();
};

TEST_F(Explanations, GiveTheSameDigitsAgainWithoutTheStore) {
  for (const char* id : {"success", "quality", "mean_primary", "mean_percent", "participants", "vpr_two_change",
                         "deviation_mean", "below_base", "low_vpr", "journal_same"}) {
    const Explanation one = explained(id);
    const Recomputed again = recompute(one.bundle);
    EXPECT_TRUE(again.same) << id;
    EXPECT_EQ(again.computed.value, stored(id).value) << id;
    EXPECT_EQ(again.substituted, one.substituted) << id;
  }
}

TEST_F(Explanations, PutTheNumbersIntoTheFormula) {
  EXPECT_THAT(explained("success").substituted, HasSubstr("(7 из 7)"));
  EXPECT_THAT(explained("vpr_two_change").substituted, HasSubstr("(0,0 % − 42,9 %) = −42,9"));
  const Explanation deviation = explained("deviation_mean");
  ASSERT_EQ(deviation.parts.size(), 2U);
  EXPECT_THAT(deviation.parts[1].text, HasSubstr("муниципалитет в целом"));
}

TEST_F(Explanations, TellWhatWasLeftOutAndWhereItCameFrom) {
  const Explanation one = explained("success");
  ASSERT_EQ(one.excluded.size(), 1U);
  EXPECT_EQ(one.excluded[0].reason, "отсутствовали");
  EXPECT_EQ(one.excluded[0].count, 1);
  EXPECT_EQ(one.batches.size(), 1U);
  EXPECT_THAT(one.definition, HasSubstr("версия 1"));
}

TEST_F(Explanations, CarryNoOtherSchoolUnlessTheFormulaComparesWithIt) {
  EXPECT_THAT(explained("success").bundle, testing::Not(HasSubstr("\"102\"")));
  EXPECT_THAT(explained("deviation_mean").bundle, HasSubstr("\"102\""));
}

TEST_F(Explanations, OfAGroupThatIsNotThereAreNotFound) {
  EXPECT_THROW(explained(shipped().at("success"), {"school"}, {"999"}), Error);
}

TEST_F(Explanations, OfWhatComparesShowOthersTogetherToWhoeverSeesAPart) {
  const auto school = records->read([](const db::Read& read) { return *org::find(read, org::Kind::school, "101"); });
  ValueQuery query{.filter = {}, .by = {"school", "year"}};
  query.filter.scope = {school.path};
  const auto ask = [&](const Definition& definition, const ValueQuery& asked, const formula::Key& key) {
    return records->read([&](const db::Read& read) { return explain({read, facts, catalog}, definition, asked, key); });
  };
  const Explanation one = ask(shipped().at("deviation_mean"), query, {"101", "2025"});
  EXPECT_EQ(one.value.estimate.value, stored("deviation_mean").value);
  EXPECT_THAT(one.bundle, testing::AllOf(testing::Not(HasSubstr("\"102\"")), HasSubstr("прочие")));
  EXPECT_TRUE(recompute(one.bundle).same);
  for (const char* other : {"102", "прочие"})
    EXPECT_THROW(ask(shipped().at("deviation_mean"), query, {other, "2025"}), Error) << other;
  query.by = {"year"};
  EXPECT_EQ(ask(shipped().at("deviation_mean"), query, {"2025"}).value.estimate.value, one.value.estimate.value);
}

TEST_F(Explanations, OfPlacesAmongOthersAreRefusedToWhoeverSeesAPart) {
  const auto school = records->read([](const db::Read& read) { return *org::find(read, org::Kind::school, "101"); });
  ValueQuery query{.filter = {}, .by = {"school"}};
  query.filter.scope = {school.path};
  for (const char* program : {"rank(share(mark >= 3 of works))",
                              "across(municipality, median(score of works where "
                              "subject = 'Математика' and grade = 5))"}) {
    Definition place = shipped().at("success");
    place.program = program;
    EXPECT_THROW(
        records->read([&](const db::Read& read) { return explain({read, facts, catalog}, place, query, {"101"}); }),
        Error)
        << program;
  }
}

TEST(Bundles, ThatAreNoneOfOursAreRefused) {
  for (const char* text : {"", "[]", "{}", "{\"format\":\"other\"}", "not json"}) EXPECT_THROW(recompute(text), Error);
}

}  // namespace
}  // namespace vekha::indicators
