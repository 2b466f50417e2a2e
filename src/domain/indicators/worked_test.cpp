// Every shipped definition against its worked cases, on a real store.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "base/text.hpp"
#include "domain/indicators/indicators.hpp"
#include "domain/indicators/worked.hpp"
#include "io/sys/embedded.hpp"
#include "io/sys/yaml.hpp"

namespace vekha::indicators {
namespace {

class ShippedCases : public testing::TestWithParam<std::string> {};

TEST_P(ShippedCases, ComeOut) {
  for (const CaseOutcome& one : run_cases(GetParam(), shipped_cases().at(GetParam()), shipped()))
    EXPECT_EQ(one.fault, "") << one.title << " / " << one.indicator;
}

std::vector<std::string> files() {
  std::vector<std::string> out;
  for (const auto& [file, _] : shipped_cases()) out.push_back(file);
  return out;
}
INSTANTIATE_TEST_SUITE_P(OfEveryFile, ShippedCases, testing::ValuesIn(files()),
                         [](const auto& one) { return std::filesystem::path(one.param).stem().string(); });

/// The nine base indicators have theirs in a file of their own, in terms of their mergeable states.
std::map<std::string, int> cases_met() {
  constexpr std::string_view kBase = "catalog/checks/indicators.yaml";
  std::map<std::string, int> out;
  for (const auto& [file, content] : shipped_cases())
    for (const CaseOutcome& one : read_cases(file, content, shipped())) ++out[one.indicator];
  for (const sys::YamlMap& drawn : sys::read_yaml(kBase, sys::embedded(kBase).value_or("")).maps("cases"))
    for (const sys::YamlMap& expected : drawn.maps("expect")) ++out[expected.text("indicator")];
  return out;
}

TEST(WorkedCases, AreThreeOrMoreForEveryShippedDefinition) {
  std::map<std::string, int> met = cases_met();
  for (const Definition& one : shipped().all) EXPECT_GE(met[one.id], 3) << one.id;
}

TEST(WorkedCases, OfSomethingUnknownAreFaults) {
  const auto outcomes = run_cases("own.yaml",
                                  "cases:\n  - title: Пусто\n    works: |\n      балл\n      5\n    expect:\n"
                                  "      - {indicator: nothing, value: 1}\n",
                                  shipped());
  ASSERT_EQ(outcomes.size(), 1U);
  EXPECT_NE(outcomes[0].fault, "");
}

TEST(WorkedCases, TellWhatCameOutInstead) {
  const auto outcomes = run_cases("own.yaml",
                                  "cases:\n  - title: Две работы\n"
                                  "    exam: {procedure: ВПР, year: 2025, grade: 5, subject: Математика, maximum: 20}\n"
                                  "    works: |\n      балл | отметка\n      5 | 2\n      12 | 4\n    expect:\n"
                                  "      - {indicator: success, value: 60}\n      - {indicator: success, value: 50}\n",
                                  shipped());
  ASSERT_EQ(outcomes.size(), 2U);
  EXPECT_EQ(outcomes[0].fault, "вместо 60,000000: 50,000000");
  EXPECT_EQ(outcomes[1].fault, "");
}

/// A folder with a definition of the municipality and, when told, cases for it.
class OwnDefinition : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(folder / "catalog/indicators");
    std::filesystem::create_directories(folder / "catalog/checks/indicators");
    std::ofstream(folder / "catalog/indicators/own.yaml")
        << "indicators:\n  - {id: own, group: Свои, name: Доля, short_name: Доля, unit: \"%\", level: школа,\n"
           "     direction: none, formula: n, program: share(mark = 5 of works), source: работы, collection: "
           "загрузка,\n"
           "     periodicity: ежегодно, responsible: координатор, missing: не входят, minimum: 1, basis: Решение,\n"
           "     provenance: practice, valid_from: 2025-09-01, by: [school]}\n";
  }
  void TearDown() override { std::filesystem::remove_all(folder); }
  void cases(const std::vector<std::string>& values) {
    std::ofstream out(folder / "catalog/checks/indicators/own.yaml");
    out << "cases:\n";
    for (const std::string& value : values)
      out << "  - title: Случай\n    exam: {procedure: ВПР, year: 2025, grade: 5, subject: Математика, maximum: 20}\n"
             "    works: |\n      балл | отметка\n      5 | 2\n      19 | 5\n    expect: [{indicator: own, value: "
          << value << "}]\n";
  }
  Checked checked() { return check_own(folder.string(), library(folder.string())).at("own"); }
  std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "vekha_own_definition";
};

TEST_F(OwnDefinition, IsNotCheckedUntilThreeCasesOfItsOwnComeOut) {
  EXPECT_FALSE(checked().holds());
  cases({"50", "50"});
  EXPECT_FALSE(checked().holds());
  cases({"50", "50", "50"});
  EXPECT_TRUE(checked().holds());
  cases({"50", "50", "51"});
  EXPECT_EQ(checked().faults.size(), 1U);
  EXPECT_FALSE(checked().holds());
}

}  // namespace
}  // namespace vekha::indicators
