// The act that approves a plan stands in the register, and goes with the approval when nobody used its card.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/documents/documents.hpp"
#include "domain/execution/world.hpp"
#include "domain/papers/papers.hpp"

namespace vekha::documents {
namespace {

using execution::test::World;

const roadmap::Act kAct{.kind = "Приказ", .number = "№ 7-од", .date = Date::of(2024, 1, 20)};

std::vector<papers::Linked> linked(const World& world) {
  return world.read([&](const db::Read& read) { return papers::linked(read, "roadmap", world.id.value); });
}

std::size_t cards(const World& world) {
  return world.read([](const db::Read& read) { return papers::list(read, {}, {}).total; });
}

void approve(const World& world, const roadmap::Act& act = kAct) {
  world.write([&](const db::Write& write) { approve_plan(write, {}, world.id, act); });
}

void withdraw(const World& world) {
  world.write([&](const db::Write& write) { withdraw_plan(write, {}, world.id, "ошибка"); });
}

TEST(ActCards, AreMadeByTheApprovalAndToldWithTheAct) {
  const World world;
  approve(world);
  const auto found = linked(world);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().role, papers::Role::approves);
  EXPECT_EQ(found.front().paper.card.number, "7-од");
  const auto act = world.plan_now().summary.version.act;
  ASSERT_TRUE(act.has_value());
  EXPECT_EQ(act->paper, found.front().paper.id.value);
}

TEST(ActCards, ThatAreThereAlreadyAreLinkedAndStay) {
  const World world;
  const papers::PaperId own = world.write([&](const db::Write& write) {
    return papers::add(write, {.card = {.kind = "приказ", .number = "7-од", .dated = kAct.date, .title = "О плане"}});
  });
  approve(world);
  ASSERT_EQ(linked(world).size(), 1U);
  EXPECT_EQ(linked(world).front().paper.id, own);
  withdraw(world);
  EXPECT_TRUE(linked(world).empty());
  EXPECT_EQ(cards(world), 1U);
}

TEST(ActCards, GoWithTheApprovalThatMadeThem) {
  const World world;
  approve(world);
  withdraw(world);
  EXPECT_TRUE(linked(world).empty());
  EXPECT_EQ(cards(world), 0U);
  EXPECT_FALSE(world.plan_now().summary.version.act.has_value());
  approve(world);
  EXPECT_EQ(linked(world).size(), 1U) << "and come again with the next one";
}

TEST(ActCards, SomebodyUsedStayInTheRegister) {
  const World world;
  approve(world);
  const papers::PaperId card = linked(world).front().paper.id;
  world.write([&](const db::Write& write) { papers::add_person(write, {}, card, {.name = "Петрова А.А."}); });
  withdraw(world);
  EXPECT_EQ(cards(world), 1U);
}

TEST(ActCards, HaveNoLevelWhenNothingTellsIt) {
  const World world;
  approve(world);
  EXPECT_EQ(linked(world).front().paper.level, papers::Level::unknown);
  withdraw(world);
  roadmap::Act named = kAct;
  named.issuer = "Первый район";
  approve(world, named);
  EXPECT_EQ(linked(world).front().paper.level, papers::Level::municipal) << "the plan's own municipality issued it";
}

TEST(ActCards, TakeTheirLevelFromWordsThatTellIt) {
  const World world;
  const auto level = [&](const std::string& kind, const std::string& issuer) {
    static int number = 0;
    roadmap::Preamble preamble;
    preamble.basis = {{kind, std::to_string(++number), Date::of(2023, 3, 1), issuer, ""}};
    const RoadmapId plan{1000 + number};
    world.write([&](const db::Write& write) { make_cards(write, {}, plan, preamble); });
    return world.read([&](const db::Read& read) {
      return std::string(papers::level_name(papers::linked(read, "roadmap", plan.value).front().paper.level));
    });
  };
  EXPECT_EQ(level("федеральный закон", ""), "federal");
  EXPECT_EQ(level("приказ", "Министерство просвещения Российской Федерации"), "federal");
  EXPECT_EQ(level("приказ", "Министерство образования Энской области"), "regional");
  EXPECT_EQ(level("постановление", "Администрация муниципального района"), "municipal");
  EXPECT_EQ(level("приказ", "Управление образования администрации города Энска"), "municipal");
  EXPECT_EQ(level("приказ", "Министерство образования"), "") << "of the country or of a region";
  EXPECT_EQ(level("приказ", ""), "");
}

}  // namespace
}  // namespace vekha::documents
