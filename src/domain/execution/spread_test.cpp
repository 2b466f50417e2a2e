// Spreading: tasks follow the plan and its executors, work done is never lost, a new version takes it over.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "domain/execution/world.hpp"

namespace vekha::execution {
namespace {

using test::refusal;
using test::World;
using testing::ElementsAre;

const Date kDay = Date::of(2024, 2, 1);

Spread again(const World& world, RoadmapId id) {
  return world.write([&](const db::Write& write) { return spread(write, id); });
}

std::vector<TaskRow> tasks_of(const World& world, RoadmapId id) {
  TaskQuery query;
  query.roadmap = id;
  query.limit = 500;
  return world.list(world.boss(), query);
}

/// A draft of the next version, changed and put in force with its tasks.
RoadmapId next_version(const World& world,
                       const std::function<void(const db::Write&, const roadmap::Roadmap&)>& change) {
  return world.write([&](const db::Write& write) {
    roadmap::approve(write, {}, world.id, {.kind = "приказ", .number = "1", .date = kDay});
    spread(write, world.id);
    const RoadmapId draft = roadmap::amend(write, {}, world.id, "уточнение");
    change(write, roadmap::get(write, {}, draft, test::kToday));
    roadmap::approve(write, {}, draft, {.kind = "приказ", .number = "2", .date = kDay});
    spread(write, draft);
    return draft;
  });
}

TEST(Spreads, AgainAndAgainChangeNothing) {
  const World world;
  const auto before = tasks_of(world, world.id);
  const Spread did = again(world, world.id);
  EXPECT_EQ(did.added + did.withdrawn + did.kept, 0);
  const auto after = tasks_of(world, world.id);
  ASSERT_EQ(after.size(), before.size());
  for (std::size_t i = 0; i < after.size(); ++i) {
    EXPECT_EQ(after[i].id, before[i].id);
    EXPECT_EQ(after[i].row_version, before[i].row_version);
  }
}

TEST(Spreads, AnExecutorWhoComesGetsTasksAndOneWhoGoesLosesWhatNobodyTouched) {
  const World world;
  const auto school = world.write([&](const db::Write& write) { return world.school(write, "104", "Школа 4"); });
  EXPECT_EQ(again(world, world.id).added, 2);  // May and August of 1.1
  const TaskRow begun = world.of(school);
  world.go(world.boss(), begun.id, Status::in_work);
  world.write([&](const db::Write& write) {
    Executors all = executors(write, world.boss(), world.id);
    for (Executor& party : all.parties)
      if (party.name == "ОО") party.resolves = {.rule = Rule::node, .node = world.first.id, .label = "ОО"};
    set_executors(write, world.boss(), world.id, all);
  });
  TaskQuery query;
  query.node = school.id;
  const auto left = world.list(world.boss(), query);
  ASSERT_EQ(left.size(), 1U) << "what was begun stays";
  EXPECT_EQ(left.front().id, begun.id);
}

TEST(Spreads, AMeasureTakenOutTakesItsTasksAndGivesThemBack) {
  const World world;
  const auto before = tasks_of(world, world.id).size();
  const roadmap::Measure measure = world.plan_now().measures.front();
  const PlanChangeId change = world.write([&](const db::Write& write) {
    const auto out = roadmap::take_out(write, {}, {measure.id, measure.row_version, "лишнее"});
    spread(write, world.id);
    return out;
  });
  EXPECT_LT(tasks_of(world, world.id).size(), before);
  world.write([&](const db::Write& write) {
    roadmap::undo(write, {}, change);
    spread(write, world.id);
  });
  EXPECT_EQ(tasks_of(world, world.id).size(), before);
}

TEST(NewVersions, TakeOverTheWorkWithItsPapersAndHistory) {
  const World world;
  const TaskRow task = world.of(world.first);
  const Evidence paper = world.refer(world.principal(), task.id, "order");
  world.go(world.principal(), task.id, Status::review);
  const RoadmapId fresh = next_version(world, [](const db::Write& write, const roadmap::Roadmap& draft) {
    const roadmap::Measure& measure = draft.measures.front();
    roadmap::edit(write, {}, {measure.id, measure.row_version, ""}, {.text = "Сбор и проверка сведений"});
  });
  const Task now = world.whole(world.boss(), task.id);
  EXPECT_EQ(now.row.roadmap, fresh);
  EXPECT_EQ(now.row.text, "Сбор и проверка сведений");
  EXPECT_EQ(now.row.status, Status::review);
  ASSERT_EQ(now.evidence.size(), 1U);
  EXPECT_EQ(now.evidence.front().id, paper.id);
  EXPECT_EQ(now.events.size(), 2U);
  world.go(world.checker(), task.id, Status::done);
}

TEST(NewVersions, KeepWhatPeopleChoseForTheExecutors) {
  const World world;
  world.write([&](const db::Write& write) {
    Executors all = executors(write, world.boss(), world.id);
    for (Executor& party : all.parties)
      if (party.name == "ОО") party.resolves = {.rule = Rule::node, .node = world.second.id, .label = "ОО"};
    all.controller = world.controller;
    set_executors(write, world.boss(), world.id, all);
  });
  const RoadmapId fresh = next_version(world, [](const db::Write&, const roadmap::Roadmap&) {});
  const Executors now = world.read([&](const db::Read& read) { return executors(read, world.boss(), fresh); });
  EXPECT_EQ(now.controller, world.controller);
  const auto schools = std::ranges::find(now.parties, std::string("ОО"), &Executor::name);
  ASSERT_NE(schools, now.parties.end());
  EXPECT_EQ(schools->resolves.node, world.second.id);
}

TEST(NewVersions, LeaveNoTwinsInTheOldOne) {
  const World world;
  world.go(world.principal(), world.of(world.first).id, Status::in_work);
  const auto before = tasks_of(world, world.id).size();
  const RoadmapId fresh = next_version(world, [](const db::Write&, const roadmap::Roadmap&) {});
  EXPECT_EQ(tasks_of(world, fresh).size(), before);
  EXPECT_TRUE(tasks_of(world, world.id).empty());
}

TEST(NewVersions, TakenBackGiveTheWorkBack) {
  const World world;
  const RoadmapId fresh = next_version(world, [](const db::Write&, const roadmap::Roadmap&) {});
  const TaskRow task = world.of(world.first);
  world.go(world.principal(), task.id, Status::in_work);
  world.write([&](const db::Write& write) {
    const auto done = roadmap::withdraw(write, {}, fresh, "рано");
    EXPECT_EQ(done.after, world.id);
    spread(write, done.after);
  });
  EXPECT_EQ(world.whole(world.boss(), task.id).row.roadmap, world.id);
  EXPECT_EQ(world.whole(world.boss(), task.id).row.status, Status::in_work);
}

TEST(Progress, ByDirectionCountsWhatTheRulesTagAndTellsTitles) {
  const World world;
  const auto groups = world.read(
      [&](const db::Read& read) { return progress(read, world.boss(), world.id, By::direction, {}, test::kToday); });
  world.write([&](const db::Write& write) {
    roadmap::set_tags(write, {}, world.plan_now().measures.front().id, {{"1.4", "monitoring", "", {}}});
  });
  const auto tagged = world.read(
      [&](const db::Read& read) { return progress(read, world.boss(), world.id, By::direction, {}, test::kToday); });
  const auto found = std::ranges::find(tagged, std::string("1.4"), &Group::key);
  ASSERT_NE(found, tagged.end());
  EXPECT_TRUE(found->title.starts_with("1.4 ")) << found->title;
  EXPECT_EQ(found->total, 8) << "the authority and three schools, twice";
  EXPECT_EQ(groups.back().total, tagged.back().total);
  TaskQuery query;
  query.direction = "1.4";
  EXPECT_EQ(world.list(world.boss(), query).size(), 8U);
}

}  // namespace
}  // namespace vekha::execution
