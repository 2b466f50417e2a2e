// Profiles: bands by value, sureness by interval, an index by weights, resilience in hard conditions.
#include "domain/profile/profile.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "domain/results/world_test.hpp"

namespace vekha::profile {
namespace {

using testing::HasSubstr;

/// A school of a year: works that passed and works that did not.
struct Class {
  int code;
  int year;
  int passed;
  int failed;
};

class ProfileWorld : public testing::Test {
 protected:
  void SetUp() override {
    records->write(results::kTester, "заведение", [](const db::Write& write) { org::init(write, "Район m1"); });
  }
  void draw(const std::vector<Class>& classes, const std::string& procedure = "ВПР") {
    results::Load load;
    std::map<int, std::uint32_t> places;
    std::map<int, results::Sitting> years;
    for (const Class& one : classes) {
      const auto [place, fresh] = places.try_emplace(one.code, static_cast<std::uint32_t>(places.size()));
      const std::string code = std::to_string(one.code);
      if (fresh) load.schools.push_back({code, "СОШ № " + code, "m1", "Район m1"});
      auto& sitting =
          years.try_emplace(one.year, results::Sitting{.exam = {procedure, one.year, 5, "Математика"}, .maximum = 20})
              .first->second;
      for (int i = 0; i < one.passed + one.failed; ++i) {
        results::Work work =
            results::written(place->second, std::to_string(sitting.works.size() + 1), i < one.passed ? 15 : 4);
        work.mark = i < one.passed ? 4 : 2;
        sitting.works.push_back(work);
      }
    }
    for (auto& [year, sitting] : years) load.sittings.push_back(std::move(sitting));
    results::commit({*records, facts}, results::kTester, load);
  }
  Matrix moved(const std::string& indicator = "success") {
    MatrixQuestion question{.indicator = indicator, .filter = {}, .status = {}, .change = {}};
    question.filter.year = 2026;
    return records->read(
        [&](const db::Read& read) { return matrix({read, facts, catalog}, indicators::shipped(), question); });
  }
  Profiles made(const std::map<std::string, double>& weights = {}) {
    return records->read([&](const db::Read& read) {
      return profiles({read, facts, catalog}, indicators::shipped(), {.scope = {}, .year = 2026, .weights = weights});
    });
  }
  template <class Row>
  static const Row& of(const std::vector<Row>& rows, const std::string& code) {
    for (const Row& one : rows)
      if (one.code == code) return one;
    throw std::runtime_error("нет школы " + code);
  }

  std::unique_ptr<db::Database> records = db::Database::open_memory();
  facts::Store facts{":memory:"};
  catalog::Catalog catalog = catalog::built_in();
};

TEST(Bands, MeetAtTheirCuts) {
  const Cuts cuts{3, 10};
  const std::vector<std::pair<double, int>> expected = {{-10, 0}, {-9.9, 1}, {-3, 1},  {-2.9, 2}, {0, 2},
                                                        {2.9, 2}, {3, 3},    {9.9, 3}, {10, 4}};
  for (const auto& [value, band] : expected) EXPECT_EQ(band_of(value, cuts), band) << value;
}

TEST_F(ProfileWorld, AFallingSchoolStandsLowAndASmallOneIsNotSure) {
  draw({{101, 2025, 900, 100},
        {101, 2026, 900, 100},
        {102, 2025, 900, 100},
        {102, 2026, 300, 700},
        {103, 2025, 5, 0},
        {103, 2026, 3, 2}});
  const Matrix found = moved();
  const Place& low = of(found.places, "102");
  EXPECT_EQ(low.row, 0);
  EXPECT_EQ(low.column, 0);
  EXPECT_TRUE(low.sure);
  EXPECT_THAT(low.words, HasSubstr("ниже среднего; снижение на 60,0"));
  EXPECT_FALSE(of(found.places, "103").sure);
  EXPECT_THAT(of(found.places, "103").words, HasSubstr("не отличается от случайного колебания"));
  EXPECT_THAT(found.headline, HasSubstr("снижаются — 1\u00A0школа"));
}

TEST_F(ProfileWorld, AYearWithoutOneBeforeHasAStatusAndNoChange) {
  draw({{101, 2026, 90, 10}, {102, 2026, 50, 50}, {103, 2026, 90, 10}});
  const Place one = of(moved().places, "102");
  EXPECT_TRUE(one.row);
  EXPECT_FALSE(one.column);
  EXPECT_FALSE(one.sure);
  EXPECT_THAT(one.words, HasSubstr("с прошлым годом не сравнить"));
  MatrixQuestion timeless;
  EXPECT_THROW(records->read([&](const db::Read& read) {
    return matrix({read, facts, catalog}, indicators::shipped(), timeless);
  }),
               Error);
}

TEST_F(ProfileWorld, TheIndexOfLowResultsIsTheWeightedShareOfThoseWhoFailed) {
  draw({{101, 2026, 80, 20}, {102, 2026, 90, 10}});
  draw({{101, 2026, 40, 60}, {102, 2026, 90, 10}}, "ОГЭ");
  EXPECT_NEAR(*of(made().schools, "101").low_index.value, 40, 1e-9);
  EXPECT_NEAR(*of(made({{"oge_mathematics", 3}}).schools, "101").low_index.value, 50, 1e-9);
  EXPECT_NEAR(*of(made({{"oge_mathematics", 0}}).schools, "101").low_index.value, 20, 1e-9);
  const Estimate index = of(made().schools, "101").low_index;
  EXPECT_EQ(index.n, 200);
  EXPECT_LT(index.interval->lo, 40);
  EXPECT_GT(index.interval->hi, 40);
}

TEST_F(ProfileWorld, TheWorstSchoolComesFirstWithItsReasons) {
  draw({{101, 2025, 95, 5},
        {101, 2026, 95, 5},
        {102, 2025, 90, 10},
        {102, 2026, 40, 60},
        {103, 2025, 95, 5},
        {103, 2026, 95, 5}});
  const Profiles found = made();
  EXPECT_EQ(found.schools.front().code, "102");
  EXPECT_GE(found.schools.front().risks, 3);
  EXPECT_THAT(found.schools.front().headline, HasSubstr("оценённых"));
  for (const School& one : found.schools) EXPECT_EQ(one.reasons.size(), found.factors.size());
  EXPECT_EQ(of(found.schools, "101").risks, 0);
}

TEST_F(ProfileWorld, ADeviationIsFromTheNormWhereOneIsApproved) {
  draw({{101, 2026, 95, 5}, {102, 2026, 90, 10}, {103, 2026, 95, 5}});
  const auto words = [&](const Profiles& found) {
    for (std::size_t i = 0; i < found.factors.size(); ++i)
      if (found.factors[i].id == "deviation:success") return of(found.schools, "102").reasons[i];
    throw std::runtime_error("нет признака");
  };
  EXPECT_EQ(words(made()).light, Light::calm);
  indicators::NormRow norm{.indicator = "success", .value = 97};
  norm.act = {"Приказ № 7", "2025-09-01", ""};
  records->write(results::kTester, "норматив",
                 [&](const db::Write& write) { return indicators::set_norm(write, indicators::shipped(), norm); });
  EXPECT_EQ(words(made()).light, Light::risk);
  EXPECT_THAT(words(made()).words, HasSubstr("ниже норматива 97,0\u00A0% на 7,0\u00A0п.п."));
}

TEST_F(ProfileWorld, ASchoolOfTwoIsNotToldWhatTheOtherMustBe) {
  draw({{101, 2026, 95, 5}, {102, 2026, 40, 60}});
  const Profiles whole = made();
  const Profiles own = hidden(whole, of(whole.schools, "101").id);
  for (std::size_t i = 0; i < own.factors.size(); ++i)
    EXPECT_THAT(own.schools.front().reasons[i].words, testing::Not(HasSubstr("среднего"))) << own.factors[i].id;
}

TEST_F(ProfileWorld, ASchoolSeesItselfOnly) {
  draw({{101, 2026, 95, 5}, {102, 2026, 40, 60}, {103, 2026, 95, 5}});
  const Profiles whole = made();
  const Profiles own = hidden(whole, of(whole.schools, "101").id);
  ASSERT_EQ(own.schools.size(), 1U);
  EXPECT_EQ(own.headline, own.schools.front().headline);
  const Matrix place = hidden(moved(), of(whole.schools, "101").id);
  ASSERT_EQ(place.places.size(), 1U);
  EXPECT_EQ(place.places.front().code, "101");
}

}  // namespace
}  // namespace vekha::profile
