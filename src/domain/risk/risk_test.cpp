// Risk lists over real stores: who is listed, how surely, what changed, what chance alone would do.
#include "domain/risk/risk.hpp"

#include "domain/formulas/formulas.hpp"
#include "domain/indicators/indicators.hpp"
#include "domain/results/world_test.hpp"

namespace vekha::risk {
namespace {

using results::Exam;
using results::Sitting;
using results::Work;

/// Works of a school: so many marks «2», then so many «4».
struct Class {
  std::uint32_t school;
  int twos;
  int fours;
};

class Risks : public results::World {
 protected:
  static Sitting marks(const Exam& exam, const std::vector<Class>& classes) {
    Sitting out = results::sitting(exam, {});
    for (const Class& one : classes)
      for (int i = 0; i < one.twos + one.fours; ++i) {
        Work work = results::written(one.school, std::to_string(out.works.size() + 1), 10);
        work.mark = i < one.twos ? 2 : 4;
        out.works.push_back(work);
      }
    return out;
  }
  /// Five schools of one municipality.
  static results::Load of_five(std::vector<Sitting> sittings) {
    results::Load out;
    for (int code = 101; code <= 105; ++code)
      out.schools.push_back({std::to_string(code), "СОШ № " + std::to_string(code), "m1", "Первый район"});
    out.sittings = std::move(sittings);
    return out;
  }
  List of(const std::string& rule, int year, const Settings& changed = {}, const org::Scope& scope = {}) {
    Question question{.rule = rule, .year = year, .changed = changed};
    question.filter.scope = scope;
    return read([&](const db::Read& view) { return list(view, facts, catalog, question); });
  }
  static const SchoolRow& row(const List& list, const std::string& code) {
    for (const SchoolRow& one : list.schools)
      if (one.code == code) return one;
    throw std::runtime_error("нет школы " + code);
  }
  static std::string verdict(const List& list, const std::string& code) {
    return std::string(verdict_name(row(list, code).years.back().verdict));
  }
  catalog::Catalog catalog = catalog::built_in();
};

const Exam kVpr{"ВПР", 2025, 5, "Математика"};
const Exam kOge{"ОГЭ", 2025, 9, "Математика"};
Exam before(Exam exam) {
  --exam.year;
  return exam;
}

TEST_F(Risks, TwoProceduresPutASchoolOnTheListAndOneDoesNot) {
  store(results::load_of({marks(kVpr, {{0, 30, 20}, {1, 30, 20}}), marks(kOge, {{0, 30, 20}, {1, 0, 50}})}));
  const List list = of("low-results", 2025);
  EXPECT_EQ(verdict(list, "101"), "listed");
  EXPECT_EQ(verdict(list, "102"), "not_listed");
  EXPECT_EQ(list.schools.front().code, "101") << "the listed stand first";
  EXPECT_EQ(reason(list, list.schools.front().years.back(), 3),
            "ОГЭ, математика: доля «2» — 60,0 % (46,2–72,4), n = 50, при пороге 30");
}

TEST_F(Risks, AShareWhoseIntervalHoldsTheThresholdIsPerhaps) {
  store(results::load_of({marks(kVpr, {{0, 7, 13}}), marks(kOge, {{0, 30, 20}})}));
  EXPECT_EQ(verdict(of("low-results", 2025), "101"), "perhaps");
}

TEST_F(Risks, FewPeopleAreNotAssessedAndNotListed) {
  store(results::load_of({marks(kVpr, {{0, 9, 0}}), marks(kOge, {{0, 9, 0}})}));
  const List list = of("low-results", 2025);
  EXPECT_EQ(verdict(list, "101"), "not_assessed");
  EXPECT_EQ(row(list, "101").years.back().signs[1].estimate.absence, Absence::too_few);
  EXPECT_EQ(verdict(of("low-results", 2025, {{"people", 5}}), "101"), "listed");
}

TEST_F(Risks, AMovedThresholdMovesTheList) {
  store(results::load_of({marks(kVpr, {{0, 10, 40}}), marks(kOge, {{0, 10, 40}})}));
  EXPECT_EQ(verdict(of("low-results", 2025), "101"), "not_listed");
  EXPECT_EQ(verdict(of("low-results", 2025, {{"share", 5}}), "101"), "listed");
  EXPECT_EQ(verdict(of("low-results", 2025, {{"share", 5}, {"times", 3}}), "101"), "not_assessed");
}

TEST_F(Risks, HistoryTellsWhoEnteredStayedAndLeft) {
  const std::vector<Class> low{{0, 40, 10}, {1, 40, 10}};
  store(results::load_of({marks(before(kVpr), low), marks(before(kOge), low), marks(kVpr, {{0, 40, 10}, {1, 0, 50}}),
                          marks(kOge, {{0, 40, 10}, {1, 0, 50}})}));
  const List list = of("low-results", 2025);
  EXPECT_EQ(row(list, "101").change, Change::stayed);
  EXPECT_EQ(row(list, "102").change, Change::left);
  EXPECT_EQ(row(list, "101").years.size(), 2U) << "only years with results are told";
}

TEST_F(Risks, HistoryCountsYearsWithoutABreakAndTellsTheMovementOfEachYear) {
  std::vector<Sitting> sittings;
  for (int year = 2022; year <= 2025; ++year) {
    const bool second = year == 2022 || year >= 2024;
    for (Exam exam : {kVpr, kOge}) {
      exam.year = year;
      sittings.push_back(marks(exam, {{0, 40, 10}, second ? Class{1, 40, 10} : Class{1, 0, 50}, {2, 0, 50}}));
    }
  }
  store(of_five(sittings));
  Question question{.rule = "low-results", .year = 2025, .depth = 10};
  const List list = read([&](const db::Read& view) { return risk::list(view, facts, catalog, question); });
  EXPECT_EQ(row(list, "101").running, 4);
  EXPECT_EQ(row(list, "101").history, "четвёртый год подряд");
  EXPECT_EQ(row(list, "102").listed, 3);
  EXPECT_EQ(row(list, "102").running, 2);
  EXPECT_EQ(row(list, "103").history, "");
  ASSERT_EQ(list.movements.size(), 4U);
  EXPECT_EQ(list.movements[1].left, std::vector<std::string>{row(list, "102").label});
  EXPECT_EQ(list.movements[2].entered, std::vector<std::string>{row(list, "102").label});
  EXPECT_EQ(list.movements[3].stayed.size(), 2U);
  EXPECT_TRUE(list.movements[0].entered.empty()) << "of the first year told nobody knows who is new";
}

TEST_F(Risks, ATrafficLightTellsListedPerhapsAndCalmApart) {
  store(of_five({marks(kVpr, {{0, 40, 10}, {1, 40, 10}, {2, 0, 50}, {3, 5, 0}}),
                 marks(kOge, {{0, 40, 10}, {1, 0, 50}, {2, 0, 50}, {3, 5, 0}})}));
  const List list = of("low-results", 2025);
  const auto zone = [&](const char* code) { return row(list, code).years.back().zone; };
  EXPECT_EQ(zone("101"), Zone::red);
  EXPECT_EQ(zone("102"), Zone::yellow) << "one of two procedures is surely past the threshold";
  EXPECT_EQ(zone("103"), Zone::green);
  EXPECT_EQ(zone("104"), Zone::none) << "five pupils are not assessed";
  EXPECT_NE(list.zone_words.find("Красная зона: 2\u00A0признака или больше"), std::string::npos) << list.zone_words;
  EXPECT_TRUE(of("ege-growth-russian", 2025).zone_words.empty());
}

TEST_F(Risks, ADeviationIsFromTheNormWhereThereIsOneAndFromTheMeanElsewhere) {
  store(of_five({marks(kVpr, {{0, 40, 10}, {1, 5, 45}, {2, 5, 45}, {3, 5, 45}, {4, 5, 45}})}));
  const List by_mean = of("deviation", 2025);
  const auto value = [](const List& list, const char* code, std::size_t sign) {
    return row(list, code).years.back().signs[sign].estimate;
  };
  EXPECT_EQ(by_mean.rule.signs[1].id, "success_mean");
  EXPECT_EQ(value(by_mean, "101", 0).absence, Absence::not_applicable) << "no norm is approved";
  // R: x <- c(20, 90, 90, 90, 90); (20 - mean(x)) / sd(x)
  EXPECT_NEAR(*value(by_mean, "101", 1).value, -1.788854381999832, 1e-9);
  EXPECT_EQ(verdict(by_mean, "101"), "listed");
  EXPECT_EQ(verdict(by_mean, "102"), "not_listed");

  indicators::NormRow norm{.indicator = "success", .value = 95};
  norm.act = {"Приказ № 7", "2024-09-01", ""};
  records->write(results::kTester, "норматив",
                 [&](const db::Write& write) { return indicators::set_norm(write, indicators::shipped(), norm); });
  const List by_norm = of("deviation", 2025);
  EXPECT_NEAR(*value(by_norm, "101", 0).value, -75, 1e-9);
  EXPECT_EQ(value(by_norm, "101", 1).absence, Absence::not_applicable) << "where a norm is approved the mean is silent";
  EXPECT_EQ(verdict(by_norm, "102"), "perhaps") << "90 of the 95 asked, the interval holds the norm";
}

TEST_F(Risks, ASchoolIsHeldAgainstTheSpreadOfItsMunicipalityThoughItSeesItselfOnly) {
  store(of_five({marks(kVpr, {{0, 40, 10}, {1, 5, 45}, {2, 5, 45}, {3, 5, 45}, {4, 5, 45}})}));
  const org::Scope own =
      read([&](const db::Read& view) { return org::Scope{org::find(view, org::Kind::school, "101")->path}; });
  const List list = of("deviation", 2025, {}, own);
  ASSERT_EQ(list.schools.size(), 1U);
  EXPECT_LT(*list.schools[0].years.back().signs[1].estimate.value, -1);
}

TEST_F(Risks, ChanceAloneIsCountedFromTheMunicipalShares) {
  store(results::load_of({marks(kVpr, {{0, 5, 5}, {1, 5, 5}}), marks(kOge, {{0, 5, 5}, {1, 5, 5}})}));
  const List list = of("low-results", 2025);
  // R: p <- pbinom(2, 10, 0.5, lower.tail = FALSE); 2 * p^2
  ASSERT_TRUE(list.expected_by_chance.has_value());
  EXPECT_NEAR(*list.expected_by_chance, 2 * 0.9453125 * 0.9453125, 1e-12);
}

TEST_F(Risks, ASchoolSeesItselfOnlyAndNoExpectation) {
  store(results::load_of({marks(kVpr, {{0, 30, 20}, {1, 30, 20}}), marks(kOge, {{0, 30, 20}, {1, 30, 20}})}));
  const org::Scope own =
      read([&](const db::Read& view) { return org::Scope{org::find(view, org::Kind::school, "102")->path}; });
  const List list = of("low-results", 2025, {}, own);
  ASSERT_EQ(list.schools.size(), 1U);
  EXPECT_EQ(list.schools.front().code, "102");
  EXPECT_FALSE(list.expected_by_chance.has_value());
}

TEST_F(Risks, WrongParametersAreAllToldTogether) {
  try {
    settings_of(rule("low-results"), {{"share", 130}, {"shere", 3}});
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(error.message().find("shere"), std::string::npos);
    EXPECT_NE(error.message().find("share = 130"), std::string::npos);
    EXPECT_NE(error.message().find("от 0 до 100"), std::string::npos);
  }
  EXPECT_THROW(rule("нет такого"), Error);
}

TEST(RiskRules, ComeWithProgramsThatMeanSomethingInPercentOrPoints) {
  for (const Rule& one : rules())
    for (const Sign& sign : one.signs) {
      if (sign.deviation) continue;
      EXPECT_NO_THROW(formula::compiled(sign.program, formulas::language())) << one.id << " " << sign.id;
    }
  EXPECT_EQ(rules().size(), 7U);
}

}  // namespace
}  // namespace vekha::risk
