// Who is shown the signs of a school when.
#include "domain/cases/sight.hpp"

#include "domain/cases/world_test.hpp"
#include "io/sys/clock.hpp"

namespace vekha::cases {
namespace {

using objectivity::Sight;
using test::kToday;
using test::refusal;

class SightOfSigns : public test::World {
 protected:
  void SetUp() override {
    World::SetUp();
    method_centre = account("method_centre", home());
  }
  Sight sight_for(AccountId id, Date today = kToday) {
    const Who hand = who(id);
    return read([&](const db::Read& view) { return sight(view, hand, today); });
  }
  bool shows(AccountId id, const std::string& code, Date today = kToday) {
    return sight_for(id, today).shows(school(code).id, 2026, "vekha");
  }
  /// A case of the sign of a method, as if the method had found it.
  std::int64_t asked(const std::string& code, const std::string& method = "vekha") {
    const std::int64_t id = opened(specialist, code);
    write([&](const db::Write& change) {
      change.run("UPDATE objectivity_case SET method = ? WHERE id = ?", {method, id});
    });
    return id;
  }
  Date silence_ends() {
    return *read([](const db::Read& view) { return quiet_until(view, 2026); });
  }
  AccountId method_centre;
};

TEST_F(SightOfSigns, TheOrganiserOfAMunicipalityAndTheSchoolComeFirst) {
  EXPECT_TRUE(sight_for(specialist).everything);
  EXPECT_TRUE(sight_for(head).everything);
  EXPECT_TRUE(sight_for(director).everything) << "of its own scope, which holds the school alone";
  for (const char* role : {"controller", "regional", "expert"})
    EXPECT_FALSE(sight_for(account(role, home(), std::string(role) + "-2")).everything) << role;
  const org::Node region = read([](const db::Read& view) { return org::root(view); });
  EXPECT_FALSE(sight_for(account("head", region, "minister")).everything) << "the region waits as others do";
}

TEST_F(SightOfSigns, OthersWaitForTheTermOfSilence) {
  EXPECT_FALSE(shows(method_centre, "101", silence_ends().plus_days(-1)));
  EXPECT_TRUE(shows(method_centre, "101", silence_ends()));
  EXPECT_FALSE(sight_for(method_centre, silence_ends()).shows(school("101").id, 2025, "vekha"))
      << "nothing of that year";
}

TEST_F(SightOfSigns, TheTermIsCountedFromTheLastResultsInWorkingDays) {
  const Date loaded = sys::today();
  EXPECT_GT(silence_ends(), loaded.plus_days(kQuietDays)) << "days off do not count";
  EXPECT_LT(silence_ends(), loaded.plus_days(3 * kQuietDays));
}

TEST_F(SightOfSigns, ACaseKeepsItsSignUntilItIsOpenForWork) {
  const std::int64_t id = asked("101");
  EXPECT_FALSE(shows(method_centre, "101", silence_ends())) << "the school is being asked";
  EXPECT_TRUE(shows(method_centre, "102", silence_ends()));
  reply(id);
  EXPECT_FALSE(shows(method_centre, "101", silence_ends()));
  step(specialist, id, {.kind = "publish"});
  EXPECT_TRUE(shows(method_centre, "101"));
  EXPECT_FALSE(shows(method_centre, "102"));
  EXPECT_FALSE(sight_for(method_centre).shows(school("101").id, 2026, "fioko-2019"))
      << "another sign is another question";
  back(specialist, id);
  EXPECT_FALSE(shows(method_centre, "101"));
}

TEST_F(SightOfSigns, ACaseExplainedAwayIsNeverShownAndOneInWordsOpensNoMethod) {
  const std::int64_t id = asked("101");
  reply(id);
  step(specialist, id, {.kind = "close", .choice = "explained", .causes = {}, .words = "Ответ всё объясняет"});
  EXPECT_FALSE(shows(method_centre, "101", silence_ends()));
  const std::int64_t letter = opened(specialist);
  reply(letter);
  step(specialist, letter, {.kind = "publish"});
  EXPECT_FALSE(shows(method_centre, "101", silence_ends()));
}

TEST_F(SightOfSigns, NobodyLearnsOfASignByAskingForACase) {
  const Who hand = who(method_centre);
  const auto ask = [&](const std::string& method) {
    return refusal([&] {
      const Opening opening{.school = school("101").id, .question = {method, 2026}, .words = "Письмо отдела контроля"};
      write([&](const db::Write& change) { open({change, facts, catalog}, change, hand, opening, kToday); });
    });
  };
  EXPECT_EQ(ask("vekha"), "forbidden");
  EXPECT_EQ(ask("other"), "done") << "what is known from elsewhere is no secret";
}

TEST_F(SightOfSigns, TheRuleIsToldToEachInItsOwnWords) {
  const auto words = [&](AccountId id) {
    const Who hand = who(id);
    return read([&](const db::Read& view) { return sight_words(view, hand, 2026); });
  };
  const std::string day = ru_date(silence_ends());
  for (const AccountId id : {specialist, method_centre, director}) EXPECT_THAT(words(id), testing::HasSubstr(day));
  EXPECT_NE(words(specialist), words(method_centre));
  EXPECT_NE(words(director), words(method_centre));
}

}  // namespace
}  // namespace vekha::cases
