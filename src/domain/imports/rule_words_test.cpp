#include <gtest/gtest.h>

#include <set>

#include "domain/imports/imports.hpp"

namespace vekha::imports {
namespace {

TEST(RuleWords, EveryShippedRuleReadsInRussianAndComesBackTheSame) {
  const catalog::Catalog catalog = catalog::built_in();
  ASSERT_FALSE(catalog.rules.empty());
  for (const catalog::Rule& rule : catalog.rules) {
    const std::string shown = rule_in_russian(rule.when);
    EXPECT_EQ(shown.find_first_of("abcdefghijklmnopqrstuvwxyz"), std::string::npos) << shown;
    EXPECT_EQ(rule_in_names(shown), rule.when);
    EXPECT_EQ(rule_in_names(rule.when), rule.when) << "the words of the catalogue may be written too";
  }
}

TEST(RuleWords, EveryNameOfEveryLevelHasAWordOfItsOwn) {
  const catalog::Catalog catalog = catalog::built_in();
  for (const char* level : {"task", "row", "work", "group", "exam", "school", "across"}) {
    std::set<std::string> words;
    for (const std::string& name : rule_names(level, catalog)) {
      EXPECT_NE(russian_word(name), name) << level;
      EXPECT_TRUE(words.insert(russian_word(name)).second) << name;
    }
  }
}

TEST(RuleWords, AMistakeInRussianIsToldWithItsPlaceAndWhatThereIs) {
  const catalog::Catalog catalog = catalog::built_in();
  EXPECT_TRUE(rule_holds({catalog, "row", rule_in_names("Балл > 3 и не отсутствовал")}, {{"total", 4}, {"absent", 0}}));
  try {
    rule_holds({catalog, "row", rule_in_names("балл > 3 и ошибок > 1")}, {});
    FAIL() << "an unknown word was taken";
  } catch (const Error& error) {
    const std::string told = error.what();
    EXPECT_NE(told.find("знак 12: неизвестное имя «ошибок»"), std::string::npos) << told;
    EXPECT_NE(told.find("сумма_заданий"), std::string::npos) << "what there is is named in Russian";
  }
}

TEST(RuleWords, RulesAcrossFormsAreTriedToo) {
  const catalog::Catalog catalog = catalog::built_in();
  EXPECT_TRUE(rule_holds({catalog, "across", "participants != stat_participants"},
                         {{"participants", 5}, {"stat_participants", 6}}));
  EXPECT_FALSE(rule_holds({catalog, "across", "participants != stat_participants"}, {{"participants", 5}}));
}

}  // namespace
}  // namespace vekha::imports
