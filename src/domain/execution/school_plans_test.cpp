// Plans of schools: made from the municipal roadmap, changed by the school alone, sent, returned, approved.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "domain/execution/world.hpp"

namespace vekha::execution {
namespace {

using test::refusal;
using test::World;
using testing::ElementsAre;

struct Schools : World {
  Schools() {
    as(boss(), [&](const db::Write& write) { generate_school_plans(write, boss(), id); });
  }
  SchoolPlan of_school(const org::Node& node) const {
    const auto all = read([&](const db::Read& view) { return school_plans(view, boss(), id); }).schools;
    return *std::ranges::find(all, node.id, &SchoolPlan::node);
  }
  RoadmapId plan() const { return *of_school(first).plan; }
  roadmap::Roadmap content() const {
    return read([&](const db::Read& view) { return roadmap::get(view, {first.path}, plan(), test::kToday); });
  }
  void pass(const Hand& who, PlanState state, const std::string& note = "") const {
    as(who, [&](const db::Write& write) { set_plan_state(write, who, plan(), {state, note, 0}); });
  }
  roadmap::Target target(std::size_t index) const {
    const roadmap::Measure measure = content().measures.at(index);
    return {measure.id, measure.row_version, ""};
  }
  void rename(const org::Node& by, const std::string& text) const {
    write([&](const db::Write& view) { roadmap::edit(view, {by.path}, target(0), {.text = text}); });
  }
};

TEST(SchoolPlans, HoldTheMeasuresOfTheSchoolUnderTheirHeadings) {
  const Schools world;
  const roadmap::Roadmap plan = world.content();
  ASSERT_EQ(plan.measures.size(), 1U) << "of schools is 1.1 alone: nobody is on the list of 2.1";
  EXPECT_EQ(plan.measures.front().number, "1.1");
  EXPECT_EQ(plan.measures.front().occurrences.size(), 2U);
  ASSERT_EQ(plan.sections.size(), 1U);
  EXPECT_EQ(plan.sections.front().title, "Кадры");
  EXPECT_EQ(plan.summary.version.parent, world.id);
}

TEST(SchoolPlans, MakeNoTasksOfTheirOwn) {
  const Schools world;
  const auto did = world.write([&](const db::Write& write) { return spread(write, world.plan()); });
  EXPECT_EQ(did.total, 0);
}

TEST(SchoolPlans, AreEditedByTheSchoolAndByNoNeighbour) {
  const Schools world;
  world.rename(world.first, "Сбор сведений школы");
  EXPECT_EQ(world.content().measures.front().text, "Сбор сведений школы");
  world.write([&](const db::Write& write) {
    roadmap::add(write, {world.first.path}, {world.plan(), {}, ""}, {.text = "Своё мероприятие", .term = "май 2024"});
  });
  EXPECT_EQ(world.content().measures.size(), 2U);
  world.write([&](const db::Write& write) { roadmap::take_out(write, {world.first.path}, world.target(1)); });
  EXPECT_EQ(world.content().measures.size(), 1U);
  EXPECT_EQ(refusal([&] { world.rename(world.second, "Чужая правка"); }), "not_found");
  EXPECT_EQ(refusal([&] {
              world.write([&](const db::Write& write) {
                roadmap::add(write, {world.second.path}, {world.plan(), {}, ""}, {.text = "Чужое"});
              });
            }),
            "not_found");
}

TEST(SchoolPlans, ThatWereSentWaitUnchangedUntilTheyAreReturned) {
  const Schools world;
  world.rename(world.first, "Первая правка");
  const auto change =
      world.read([&](const db::Read& read) { return roadmap::changes(read, {}, world.plan()); }).front();
  world.pass(world.principal(), PlanState::submitted);
  EXPECT_EQ(refusal([&] { world.rename(world.first, "После отправки"); }), "conflict");
  EXPECT_EQ(refusal([&] { world.write([&](const db::Write& write) { roadmap::undo(write, {}, change.id); }); }),
            "conflict");
  world.pass(world.boss(), PlanState::returned, "добавьте сроки");
  world.rename(world.first, "Исправлено");
  world.pass(world.principal(), PlanState::submitted);
  world.pass(world.boss(), PlanState::approved);
  EXPECT_EQ(refusal([&] { world.rename(world.first, "После утверждения"); }), "conflict");
}

TEST(SchoolPlans, GoTheirOwnWayAndNotThatOfRoadmaps) {
  const Schools world;
  const RoadmapId plan = world.plan();
  const org::Scope all;
  const auto refused = [&](auto work) { return refusal([&] { world.write(work); }); };
  EXPECT_EQ(refused([&](const db::Write& write) { roadmap::remove(write, all, plan); }), "conflict");
  EXPECT_EQ(refused([&](const db::Write& write) { roadmap::amend(write, all, plan, "поправки"); }), "conflict");
  EXPECT_EQ(refused([&](const db::Write& write) {
              roadmap::approve(write, all, plan, {.kind = "приказ", .number = "1", .date = test::kToday});
            }),
            "conflict");
}

TEST(SchoolPlans, OfOneGenerationAreTakenBackUnlessTouched) {
  const Schools world;
  world.rename(world.first, "Тронуто");
  const auto batch = world.read([&](const db::Read& read) { return school_plans(read, world.boss(), world.id).batch; });
  const int gone = world.as(world.boss(), [&](const db::Write& write) {
    return take_back_school_plans(write, world.boss(), world.id, batch);
  });
  EXPECT_EQ(gone, 3) << "two schools and the kindergarten";
  EXPECT_EQ(world.of_school(world.first).state, PlanState::draft);
  EXPECT_EQ(world.of_school(world.second).state, PlanState::none);
}

TEST(SchoolPlans, AreTrackedForCompleteness) {
  const Schools world;
  world.pass(world.principal(), PlanState::submitted);
  std::vector<std::string> states;
  for (const SchoolPlan& plan :
       world.read([&](const db::Read& read) { return school_plans(read, world.boss(), world.id).schools; }))
    states.emplace_back(plan_state_name(plan.state));
  std::ranges::sort(states);
  EXPECT_THAT(states, ElementsAre("draft", "draft", "draft", "submitted"));
  const auto own = world.read([&](const db::Read& read) { return school_plans(read, world.principal(), world.id); });
  EXPECT_EQ(own.schools.size(), 1U) << "a school sees its own row only";
}

}  // namespace
}  // namespace vekha::execution
