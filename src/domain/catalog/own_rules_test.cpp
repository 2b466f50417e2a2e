#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "domain/catalog/catalog.hpp"

namespace vekha::catalog {
namespace {

namespace fs = std::filesystem;

class OwnRules : public testing::Test {
 protected:
  void SetUp() override { fs::remove_all(folder); }
  void TearDown() override { fs::remove_all(folder); }
  Rule rule(const std::string& code) const {
    const Catalog catalog = load(folder.string());
    const auto it = std::ranges::find(catalog.rules, code, &Rule::code);
    return it == catalog.rules.end() ? Rule{} : *it;
  }
  fs::path folder = fs::path(testing::TempDir()) / "vekha_own_rules";
};

TEST_F(OwnRules, AChangeLiesOverTheBuiltInRuleAndTheRestStays) {
  const Rule before = rule("total_ne_sum");
  change_rule(folder.string(), {.code = "total_ne_sum", .severity = "error"});
  EXPECT_EQ(rule("total_ne_sum").severity, "error");
  EXPECT_EQ(rule("total_ne_sum").when, before.when);
  EXPECT_EQ(rule("task_blank").severity, "warning");
}

TEST_F(OwnRules, AChangeWithoutContentMakesItBuiltInAgain) {
  const Rule before = rule("total_ne_sum");
  change_rule(folder.string(), {.code = "total_ne_sum", .severity = "off", .when = "total > 5"});
  change_rule(folder.string(), {.code = "task_blank", .severity = "off"});
  change_rule(folder.string(), {.code = "total_ne_sum"});
  EXPECT_EQ(rule("total_ne_sum").when, before.when);
  EXPECT_EQ(rule("task_blank").severity, "off");
}

TEST_F(OwnRules, ARuleOfAFormerVersionIsPassedBy) {
  change_rule(folder.string(), {.code = "forgotten", .severity = "off"});
  EXPECT_EQ(rule("total_ne_sum").severity, "warning");
}

TEST_F(OwnRules, AnUnknownSeverityIsRefused) {
  EXPECT_THROW(change_rule(folder.string(), {.code = "total_ne_sum", .severity = "fatal"}), Error);
  fs::create_directories(folder / "catalog/checks");
  std::ofstream(folder / "catalog/checks/own-rules.yaml") << "rules:\n  - {code: total_ne_sum, severity: fatal}\n";
  EXPECT_THROW(load(folder.string()), Error);
}

}  // namespace
}  // namespace vekha::catalog
