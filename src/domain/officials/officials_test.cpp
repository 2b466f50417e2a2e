// Official lists: every unknown school is told, a removed list says nothing, agreement with the rule in words.
#include "domain/officials/officials.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"
#include "domain/results/world_test.hpp"

namespace vekha::officials {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

class Officials : public results::World {
 protected:
  void SetUp() override {
    World::SetUp();
    store(results::load_of(
        {results::sitting(results::kRussian, {results::written(0, "1", 20), results::written(1, "2", 20)})}));
  }
  std::vector<Entry> entries(const std::string& text, const org::Scope& scope = {}) {
    return read([&](const db::Read& view) { return read_entries(view, scope, text); });
  }
  std::int64_t put(const std::string& text) {
    List list{.year = 2025, .title = "Письмо", .source = {}, .recorded_at = {}, .schools = entries(text)};
    std::int64_t id = 0;
    records->write(results::kTester, "список", [&](const db::Write& write) { id = add(write, list); });
    return id;
  }
  std::vector<List> known(const org::Scope& scope = {}) {
    return read([&](const db::Read& view) { return lists(view, scope, 2025); });
  }
  org::Scope own(const std::string& code) {
    return read([&](const db::Read& view) { return org::Scope{org::find(view, org::Kind::school, code)->path}; });
  }
};

TEST_F(Officials, AreReadByCodeOrNameWithReasons) {
  const auto found = entries("Код;Причина\n101; Русский  язык\n\nсош № 102\tМатематика\n");
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].reason, "Русский язык");
  EXPECT_EQ(found[1].code, "102");
}

TEST_F(Officials, TellEveryUnknownSchoolAtOnce) {
  try {
    entries("101;а\n777;б\nСОШ № 9;в");
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.message(), HasSubstr("строка 2 — «777»"));
    EXPECT_THAT(error.message(), HasSubstr("строка 3 — «СОШ № 9»"));
  }
  EXPECT_THROW(entries("102;чужая", own("101")), Error);
  EXPECT_THROW(put(""), Error);
}

TEST_F(Officials, AreSeenInTheScopeAndRemovedByWhoSeesThemWhole) {
  const std::int64_t id = put("101;а\n102;б\n101;ещё раз");
  ASSERT_THAT(known(), SizeIs(1));
  EXPECT_THAT(known()[0].schools, SizeIs(2));
  ASSERT_THAT(known(own("102"))[0].schools, SizeIs(1));
  const auto change = [&](auto how, const org::Scope& scope) {
    records->write(results::kTester, "правка", [&](const db::Write& write) { how(write, scope, id); });
  };
  EXPECT_THROW(change(remove, own("102")), Error);
  change(remove, {});
  EXPECT_TRUE(known()[0].removed);
  change(restore, {});
  EXPECT_FALSE(known()[0].removed);
}

TEST_F(Officials, StandBesideTheRuleInWords) {
  put("101;а");
  risk::List rule{.rule = {}, .settings = {}, .year = 2025, .expected_by_chance = {}};
  const auto school = [](const char* code, risk::Verdict verdict) {
    return risk::SchoolRow{.code = code, .label = code, .years = {{.year = 2025, .verdict = verdict}}};
  };
  rule.schools = {school("101", risk::Verdict::not_listed), school("102", risk::Verdict::listed)};
  const Agreement found = agreement(known(), rule);
  ASSERT_THAT(found.schools, SizeIs(2));
  EXPECT_EQ(found.schools[0].words, "в официальном списке, а правило не срабатывает");
  EXPECT_EQ(found.schools[1].words, "по правилу — да, в официальном списке нет");
  EXPECT_THAT(found.headline, HasSubstr("сходятся — 0, только в списке — 1, только по правилу — 1"));
  const Agreement alone = agreement({}, rule);  // no list is not an empty list
  EXPECT_EQ(alone.headline, "Официальный список за 2025 год не внесён; по правилу школ — 1, возможно — 0");
  EXPECT_EQ(alone.schools.at(0).words, "по правилу — да, официальный список не внесён");
}

}  // namespace
}  // namespace vekha::officials
