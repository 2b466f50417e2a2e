// The sign of an overstated mean on the worked cases of catalog/checks/objectivity.yaml.
#include "domain/objectivity/mean_sign.hpp"

#include <gtest/gtest.h>

#include "io/sys/embedded.hpp"
#include "io/sys/yaml.hpp"

namespace vekha::objectivity {
namespace {

stats::ScoreSums sums_of(const std::vector<double>& scores) {
  stats::ScoreSums sums;
  for (const double score : scores) sums.add(static_cast<int>(score));
  return sums;
}

/// The region of the published cases: 1000 works, mean 11.2, sd 3.6.
Reference region() {
  Reference reference;
  reference.n = 1000;
  reference.mean = 11.2;
  reference.sd = 3.6;
  reference.ci = Interval{10.976868, 11.423132};
  return reference;
}

TEST(ObjectivityMean, TheWorkedCasesOfTheCatalogueComeOut) {
  constexpr std::string_view kFile = "catalog/checks/objectivity.yaml";
  int cases = 0;
  for (const sys::YamlMap& drawn : sys::read_yaml(kFile, sys::embedded(kFile).value_or("")).maps("cases")) {
    drawn.only({"title", "region", "school", "region_ci", "school_ci", "sign", "below", "absence"});
    SCOPED_TRACE(drawn.text("title"));
    const Method& rules = method("fioko-2019");
    const Reference reference =
        drawn.has("region") ? reference_of(sums_of(drawn.numbers("region")), rules.factor) : region();
    School school;
    judge_mean(school, sums_of(drawn.numbers("school")), reference, rules);
    EXPECT_EQ(!school.signs.empty(), drawn.text("sign") == "yes");
    EXPECT_EQ(school.below, drawn.text_or("below", "no") == "yes");
    EXPECT_EQ(school.absence ? absence_name(*school.absence) : "", drawn.text_or("absence", ""));
    if (const auto expected = drawn.numbers("school_ci"); !expected.empty()) {
      EXPECT_NEAR(school.ci->lo, expected[0], 5e-5);
      EXPECT_NEAR(school.ci->hi, expected[1], 5e-5);
    }
    if (const auto expected = drawn.numbers("region_ci"); !expected.empty()) {
      EXPECT_NEAR(reference.ci->lo, expected[0], 5e-5);
      EXPECT_NEAR(reference.ci->hi, expected[1], 5e-5);
    }
    ++cases;
  }
  EXPECT_GE(cases, 6);
}

TEST(ObjectivityMean, TheArithmeticIsShownWithItsNumbers) {
  School school;
  judge_mean(school, sums_of({12, 14, 15, 15, 16, 13, 14, 17, 12, 16}), region(), method("fioko-2019"));
  EXPECT_EQ(school.arithmetic,
            "14,4000 ± 1,96 · 1,7127 / √10 = [13,3385; 15,4615]; 13,3385 > 11,4231 — нижняя граница выше группы "
            "сравнения");
  EXPECT_EQ(school.findings.at(0).title, "Завышенный средний балл");
}

TEST(ObjectivityMean, EqualScoresAreJudgedAndFlagged) {
  School school;
  judge_mean(school, sums_of(std::vector<double>(12, 15)), region(), method("fioko-2019"));
  EXPECT_TRUE(school.zero_width);
  EXPECT_FALSE(school.few);
  EXPECT_EQ(school.signs, std::vector<std::string>{"overstated_mean"});
}

TEST(ObjectivityMean, AMethodThatIsNotKnownIsNamedTogetherWithThoseThatAre) {
  try {
    method("fioko-1999");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.message(),
              "Методика «fioko-1999» не известна. Известны: federal, fioko-2019, observers, olympiad, procedure-exam, "
              "recommendations-2026, vekha.");
  }
}

TEST(ObjectivityMean, TheMethodListsGradesFourAndFiveOfTwoSubjectsOnly) {
  const SignRule& rule = method("fioko-2019").sign("overstated_mean");
  EXPECT_TRUE(rule.lists({"ВПР", 2021, 4, "Русский язык"}));
  EXPECT_TRUE(rule.lists({"ОГЭ", 2021, 9, "Математика"}));
  EXPECT_FALSE(rule.lists({"ВПР", 2021, 6, "Математика"}));
}

}  // namespace
}  // namespace vekha::objectivity
