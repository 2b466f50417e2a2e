// Norms and colours: which row of many says the most about a place, and what colour comes of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/indicators/indicators.hpp"

namespace vekha::indicators {
namespace {

using testing::HasSubstr;

const db::Actor kTester{{}, "проверка"};

NormRow row(double value, const std::string& school = {}, int year = 0) {
  return {
      .indicator = "success", .school = school, .year = year, .value = value, .act = {"Приказ № 5", "2025-09-01", ""}};
}

class Norms : public testing::Test {
 protected:
  void SetUp() override {
    records->write(kTester, "заведение", [](const db::Write& write) { org::init(write, "Район"); });
  }
  std::int64_t set(const NormRow& one) {
    return records->write(kTester, "норматив",
                          [&](const db::Write& write) { return set_norm(write, shipped(), one).id; });
  }
  std::optional<double> found(const NormPlace& place) {
    return records->read([&](const db::Read& read) -> std::optional<double> {
      const auto norm = norm_for(norms(read), shipped().at("success"), NormKind::norm, place);
      return norm ? std::optional(norm->value) : std::nullopt;
    });
  }
  std::unique_ptr<db::Database> records = db::Database::open_memory();
};

TEST_F(Norms, OfAYearGoBeforeThoseOfAnyYear) {
  set(row(90));
  set(row(95, "", 2026));
  EXPECT_EQ(found({.year = 2026}), 95);
  EXPECT_EQ(found({.year = 2025}), 90);
}

TEST_F(Norms, AreReplacedByNewerOnesAndComeBackWhenThoseAreTakenBack) {
  set(row(90));
  const std::int64_t newer = set(row(92));
  EXPECT_EQ(found({}), 92);
  records->write(kTester, "отмена", [&](const db::Write& write) { withdraw_norm(write, newer); });
  EXPECT_EQ(found({}), 90);
  records->write(kTester, "возврат", [&](const db::Write& write) { restore_norm(write, newer); });
  EXPECT_EQ(found({}), 92);
}

TEST_F(Norms, OfOneSubjectSayNothingOfAnother) {
  NormRow one = row(80);
  one.subject = "Физика";
  set(one);
  EXPECT_EQ(found({.subject = "Физика"}), 80);
  EXPECT_EQ(found({.subject = "Химия"}), std::nullopt);
  EXPECT_EQ(found({}), std::nullopt);
}

TEST_F(Norms, NeedAnActADateAndANumberTheUnitCanBe) {
  NormRow one = row(90);
  one.act.act.clear();
  EXPECT_THROW(set(one), Error);
  EXPECT_THROW(set(row(101)), Error);
  EXPECT_THROW(set(row(90, "999")), Error);
  one = row(90);
  one.indicator = "nothing";
  EXPECT_THROW(set(one), Error);
}

Estimate value(double number, double lo, double hi) { return Estimate::of(number, 50, {lo, hi}); }

TEST(Lights, TellTheirRuleAndItsAct) {
  const Light green = light(shipped().at("success"), value(96, 90, 99), row(95));
  EXPECT_EQ(green.colour, Colour::green);
  EXPECT_THAT(green.rule, HasSubstr("Приказ № 5 от 01.09.2025"));
}

TEST(Lights, AreYellowWithinTheMarginOrElseWhileTheIntervalReachesTheNorm) {
  EXPECT_EQ(light(shipped().at("success"), value(93, 85, 97), row(95)).colour, Colour::yellow);
  EXPECT_EQ(light(shipped().at("success"), value(80, 70, 90), row(95)).colour, Colour::red);
  NormRow margin = row(95);
  margin.margin = 1;
  EXPECT_EQ(light(shipped().at("success"), value(93, 85, 97), margin).colour, Colour::red);
  EXPECT_EQ(light(shipped().at("success"), value(94, 85, 97), margin).colour, Colour::yellow);
}

TEST(Lights, LookTheOtherWayWhereLessIsBetter) {
  NormRow norm = row(5);
  norm.indicator = "mark_2";
  EXPECT_EQ(light(shipped().at("mark_2"), value(4, 1, 9), norm).colour, Colour::green);
  EXPECT_EQ(light(shipped().at("mark_2"), value(8, 4, 12), norm).colour, Colour::yellow);
  EXPECT_EQ(light(shipped().at("mark_2"), value(20, 12, 30), norm).colour, Colour::red);
}

TEST(Lights, GiveNoColourWithoutANumberANormOrADirection) {
  EXPECT_EQ(light(shipped().at("success"), Estimate::absent(Absence::no_data), row(95)).colour, Colour::none);
  EXPECT_EQ(light(shipped().at("success"), value(96, 90, 99), std::nullopt).colour, Colour::none);
  EXPECT_EQ(light(shipped().at("mark_3"), value(96, 90, 99), row(95)).colour, Colour::none);
}

TEST(Lights, OfZonesSayThatTheyAreNoNorm) {
  Definition one = shipped().at("success");
  one.zones = Zones{60, 57, "пересказ", "second_hand"};
  EXPECT_EQ(light(one, value(60, 50, 70), std::nullopt).colour, Colour::green);
  EXPECT_EQ(light(one, value(57, 50, 70), std::nullopt).colour, Colour::yellow);
  EXPECT_EQ(light(one, value(56.9, 50, 70), std::nullopt).colour, Colour::red);
  EXPECT_THAT(light(one, value(60, 50, 70), std::nullopt).rule, HasSubstr("не утверждённый норматив"));
}

}  // namespace
}  // namespace vekha::indicators
