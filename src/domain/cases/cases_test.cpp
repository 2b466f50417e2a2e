// The way of a case: who sees it when, whose turn it is, what each step needs, and that each goes back.
#include "domain/cases/cases.hpp"

#include <set>

#include "domain/cases/world_test.hpp"
#include "domain/reminders/reminders.hpp"

namespace vekha::cases {
namespace {

using test::kToday;
using test::refusal;
using testing::ElementsAre;
using testing::HasSubstr;

class Cases : public test::World {};

NewStep words(const std::string& kind, const std::string& text, const std::string& choice = {}) {
  return {.kind = kind, .choice = choice, .causes = {}, .words = text};
}

TEST_F(Cases, TheSchoolAndTheOpenerSeeACaseFirst) {
  const std::int64_t id = opened(specialist);
  EXPECT_EQ(seen(specialist), 1U);
  EXPECT_EQ(seen(director), 1U);
  EXPECT_EQ(seen(head), 0U);
  EXPECT_EQ(seen(neighbour), 0U);
  EXPECT_EQ(refusal([&] { step(head, id, {.kind = "publish"}); }), "not_found");
  reply(id);
  EXPECT_EQ(seen(head), 0U) << "the answer goes to who asked";
  step(specialist, id, {.kind = "publish"});
  EXPECT_EQ(seen(head), 1U);
  EXPECT_EQ(seen(neighbour), 0U) << "never a neighbour";
}

TEST_F(Cases, AnAccountMovedAwayNoLongerSeesWhatItOpened) {
  opened(specialist);
  write([&](const db::Write& change) {
    const auto other = org::find(change, org::Kind::municipality, "m2");
    change.run("UPDATE account SET node_id = ? WHERE id = ?", {other->id, specialist});
  });
  EXPECT_EQ(seen(specialist), 0U);
}

TEST_F(Cases, TheTermIsCountedInWorkingDaysAndItsEndOpensTheWay) {
  const std::int64_t id = opened(specialist);
  const Case one = got(id);
  EXPECT_EQ(one.reply_to, "2026-09-17") << "Thursday and five working days";
  EXPECT_EQ(one.stage(kToday), Stage::waiting);
  EXPECT_EQ(one.stage(Date::of(2026, 9, 17)), Stage::waiting);
  EXPECT_EQ(one.stage(Date::of(2026, 9, 18)), Stage::overdue);
  EXPECT_EQ(refusal([&] { step(specialist, id, {.kind = "publish"}); }), "conflict");
  step(specialist, id, {.kind = "publish"}, Date::of(2026, 9, 18));
  EXPECT_EQ(got(id).stage(kToday), Stage::published);
  reply(id);
  EXPECT_NE(got(id).step("reply"), nullptr) << "a late answer is heard too";
}

TEST_F(Cases, StepsComeInTheirOrder) {
  const std::int64_t id = opened(specialist);
  reply(id);
  const Who hand = who(specialist);
  EXPECT_THAT(open_steps(hand, got(id), kToday), ElementsAre("publish", "close", "handover"));
  step(specialist, id, {.kind = "publish"});
  EXPECT_THAT(open_steps(hand, got(id), kToday), ElementsAre("causes", "recheck", "close"));
  EXPECT_EQ(refusal([&] { step(specialist, id, words("recommend", "Проверять комиссией")); }), "conflict");
  step(specialist, id, {.kind = "causes", .choice = {}, .causes = {"border", "border", "typing"}});
  EXPECT_EQ(got(id).step("causes")->choice, "border,typing");
  step(specialist, id, words("recommend", "Проверять комиссией"));
  step(specialist, id, words("measure", "Комиссия в октябре"));
  step(specialist, id, words("measure", "Наблюдатель из другой школы"));
  EXPECT_EQ(got(id).stage(kToday), Stage::measures);
  EXPECT_TRUE(open_steps(who(neighbour), got(id), kToday).empty());
  EXPECT_TRUE(open_steps(who(director), got(id), kToday).empty());
}

TEST_F(Cases, AnOutcomeNeedsItsGround) {
  const std::int64_t id = opened(specialist);
  reply(id, "disagree");
  EXPECT_EQ(refusal([&] { step(specialist, id, words("close", "По словам школы", "confirmed")); }), "bad_input");
  step(specialist, id, {.kind = "publish"});
  EXPECT_EQ(refusal([&] { step(specialist, id, words("close", "По словам школы", "confirmed")); }), "bad_input");
  EXPECT_EQ(refusal([&] { step(specialist, id, words("close", "По словам школы", "not_confirmed")); }), "bad_input");
  EXPECT_EQ(refusal([&] { step(specialist, id, words("close", "да", "explained")); }), "bad_input");
  EXPECT_EQ(refusal([&] { step(specialist, id, words("close", "Причина найдена", "maybe")); }), "bad_input");
  back(specialist, id);
  back(director, id);
  reply(id, "agree");
  step(specialist, id, {.kind = "publish"});
  step(specialist, id, words("close", "Школа согласна с признаком", "confirmed"));
  EXPECT_EQ(got(id).stage(kToday), Stage::closed);
}

TEST_F(Cases, ACaseExplainedBeforePublicationStaysBetweenTheTwo) {
  const std::int64_t id = opened(specialist);
  reply(id);
  step(specialist, id, words("close", "Ответ школы всё объясняет", "explained"));
  EXPECT_EQ(seen(head), 0U);
  EXPECT_EQ(seen(director), 1U);
}

TEST_F(Cases, EveryStepGoesBackByWhoMadeIt) {
  const std::int64_t id = opened(specialist);
  EXPECT_EQ(refusal([&] { back(specialist, id); }), "conflict");
  reply(id);
  EXPECT_EQ(refusal([&] { back(specialist, id); }), "conflict") << "the school takes its answer back";
  step(specialist, id, {.kind = "publish"});
  EXPECT_EQ(refusal([&] { back(director, id); }), "conflict") << "the office has gone on";
  back(specialist, id);
  back(director, id);
  EXPECT_EQ(got(id).stage(kToday), Stage::waiting);
  EXPECT_EQ(got(id).steps.size(), 2U) << "what was taken back stays to be seen";
}

TEST_F(Cases, OnlyACaseNobodyAnsweredIsRemovedAndItComesBack) {
  const std::int64_t id = opened(specialist);
  write([&](const db::Write& change) { remove(change, who(specialist), got(id)); });
  EXPECT_EQ(seen(specialist), 0U);
  write([&](const db::Write& change) { restore(change, who(specialist), id); });
  EXPECT_EQ(seen(specialist), 1U);
  reply(id);
  EXPECT_EQ(refusal([&] { write([&](const db::Write& change) { remove(change, who(specialist), got(id)); }); }),
            "conflict");
}

TEST_F(Cases, IsHandedOverBeforePublicationAndComesBack) {
  const std::int64_t id = opened(specialist);
  const NewStep hand{
      .kind = "handover", .choice = {}, .causes = {}, .words = "Отпуск", .due = {}, .reference = head.value};
  step(specialist, id, hand);
  EXPECT_EQ(seen(head), 1U);
  EXPECT_EQ(got(id).holder(), head);
  EXPECT_EQ(refusal([&] { step(specialist, id, hand); }), "forbidden") << "somebody else leads it now";
  reply(id);
  EXPECT_EQ(read([&](const db::Read& view) { return reminders::notices(view, head, {}).size(); }), 2U)
      << "of the case and of the reply";
  EXPECT_TRUE(open_steps(who(specialist), got(id), kToday).empty());
  EXPECT_THAT(open_steps(who(head), got(id), kToday), ElementsAre("publish", "close", "handover"));
  back(director, id);
  back(specialist, id);
  EXPECT_EQ(seen(head), 0U);
  EXPECT_EQ(got(id).holder(), specialist);
}

TEST_F(Cases, IsHandedOverOnlyToWhoWorksWithCasesAndSeesTheSchool) {
  const std::int64_t id = opened(specialist);
  const auto other = read([](const db::Read& view) { return *org::find(view, org::Kind::municipality, "m2"); });
  const AccountId stranger = account("specialist", other, "stranger");
  for (const AccountId to : {director, expert, stranger, specialist, AccountId{}}) {
    const NewStep hand{.kind = "handover", .choice = {}, .causes = {}, .words = {}, .due = {}, .reference = to.value};
    EXPECT_EQ(refusal([&] { step(specialist, id, hand); }), "bad_input") << to.value;
  }
  reply(id);
  step(specialist, id, {.kind = "publish"});
  const NewStep late{.kind = "handover", .choice = {}, .causes = {}, .words = {}, .due = {}, .reference = head.value};
  EXPECT_EQ(refusal([&] { step(specialist, id, late); }), "conflict");
}

TEST_F(Cases, OneSignHasOneOpenCase) {
  opened(specialist);
  EXPECT_EQ(refusal([&] { opened(head); }), "conflict");
  EXPECT_EQ(refusal([&] { opened(director); }), "forbidden");
}

TEST_F(Cases, TheSchoolAndTheOpenerAreTold) {
  const std::int64_t id = opened(specialist);
  const auto told = [&](AccountId account) {
    return read([&](const db::Read& view) { return reminders::notices(view, account, {}).size(); });
  };
  EXPECT_EQ(told(director), 1U);
  EXPECT_EQ(told(neighbour) + told(head) + told(expert), 0U);
  reply(id);
  EXPECT_EQ(told(specialist), 1U);
}

TEST_F(Cases, TermsOfRepliesAreToldOnceAndNotToNeighbours) {
  opened(specialist);
  const auto round = [&](Date day) { return remind(*records, {{}, "Веха"}, day); };
  EXPECT_EQ(round(kToday), 0);
  EXPECT_EQ(round(Date::of(2026, 9, 16)), 1) << "the working day before the last one";
  EXPECT_EQ(round(Date::of(2026, 9, 17)), 0) << "told already";
  EXPECT_EQ(round(Date::of(2026, 9, 18)), 1) << "the term is over: who asked hears of it";
  EXPECT_EQ(round(Date::of(2026, 9, 19)), 0);
  const auto of = [&](AccountId account) {
    return read([&](const db::Read& view) { return reminders::notices(view, account, {}).size(); });
  };
  EXPECT_EQ(of(director), 2U);
  EXPECT_EQ(of(specialist), 1U);
  EXPECT_EQ(of(neighbour) + of(head), 0U);
}

TEST_F(Cases, TermsStandInTheCalendarOfTheSchoolAndOfWhoLeads) {
  const std::int64_t id = opened(specialist);
  const auto of = [&](AccountId account) {
    const Who hand = who(account);
    return read([&](const db::Read& view) { return terms(view, hand, kToday); });
  };
  ASSERT_EQ(of(director).size(), 1U);
  EXPECT_EQ(of(director)[0].due, Date::of(2026, 9, 17));
  EXPECT_NE(of(director)[0].uid, of(specialist).at(0).uid) << "each reads of it in other words";
  EXPECT_TRUE(of(head).empty());
  EXPECT_TRUE(of(neighbour).empty());
  EXPECT_FALSE(of(director)[0].done);
  reply(id);
  EXPECT_TRUE(of(director)[0].done);
}

TEST_F(Cases, AnExpertHearsOfWorksGivenOut) {
  const std::int64_t id = begun({.number = 6});
  change(id, [&](const db::Write& view, const Who& hand, const Recheck& one) {
    add_expert(view, hand, one, {.name = {}, .school = {}, .account = expert});
    add_expert(view, hand, one, {.name = "Вторая", .school = {}, .account = {}});
    assign(view, hand, one);
  });
  const auto told = read([&](const db::Read& view) { return reminders::notices(view, expert, {}); });
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].kind, "recheck");
  EXPECT_THAT(told[0].link, HasSubstr("/entry"));
  EXPECT_EQ(told[0].text.find("Школа"), std::string::npos) << "no school is named to an expert";
}

TEST(Causes, EachHasItsOwnNameAndADraftOfARecommendation) {
  std::set<std::string> ids;
  for (const CauseGroup& group : causes())
    for (const Cause& one : group.causes) {
      EXPECT_TRUE(ids.insert(one.id).second) << one.id;
      EXPECT_FALSE(one.title.empty() || one.recommendation.empty()) << one.id;
      EXPECT_EQ(one.id.find(','), std::string::npos);
    }
  EXPECT_GE(ids.size(), 10U);
  EXPECT_EQ(find_cause("no_such"), nullptr);
}

}  // namespace
}  // namespace vekha::cases
