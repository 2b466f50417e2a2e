// Random roads of a task: whatever people try, in whatever order, its history is whole and every step can be taken
// back.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>

#include "domain/execution/world.hpp"

namespace vekha::execution {
namespace {

using test::World;

enum class Act { status, paper, removal, move, assign, undo };

/// What undoing has to bring back.
struct Look {
  Status status = Status::planned;
  std::string actual_result;
  std::string cancel_reason;
  Date from;
  Date due;
  std::optional<AccountId> account;
  std::vector<EvidenceId> papers;  ///< that count
  bool operator==(const Look&) const = default;
};

Look look_of(const Task& task) {
  Look look{task.row.status, task.actual_result, task.cancel_reason, task.row.from, task.row.due, task.row.account, {}};
  for (const Evidence& paper : task.evidence)
    if (paper.removed_at.empty()) look.papers.push_back(paper.id);
  return look;
}

class Road {
 public:
  Road(const World& world, TaskId id) : world_(world), id_(id) {
    hands_ = {world.boss(), world.checker(), world.clerk(), world.principal(), world.stranger()};
  }

  Task now() const { return world_.whole(world_.boss(), id_); }
  /// Tries something; what was refused must have changed nothing.
  void step();
  void back_to_the_beginning();

 private:
  bool tried(Act act, const Hand& who);
  void change_status(const db::Write& write, const Hand& who) const;
  void change_papers(const db::Write& write, const Hand& who, Act act) const;
  void check(const Task& before, const Task& after, Act act);

  const World& world_;
  TaskId id_;
  std::array<Hand, 5> hands_;
  std::vector<Look> behind_;  ///< before each step that stands
};

std::string some_note() { return *rc::gen::arbitrary<bool>() ? "так решили" : ""; }

void Road::change_status(const db::Write& write, const Hand& who) const {
  StatusChange change{
      *rc::gen::element(Status::planned, Status::in_work, Status::review, Status::done, Status::cancelled),
      some_note(),
      {}};
  if (*rc::gen::arbitrary<bool>()) change.actual_result = "сделано";
  set_status(write, who, {id_}, change);
}

void Road::change_papers(const db::Write& write, const Hand& who, Act act) const {
  const std::string kind = *rc::gen::element<std::string>("order", "report");
  if (act == Act::paper) {
    add_evidence(write, who, id_, {.kind = kind, .number = "5", .dated = "2024-05-20"});
    return;
  }
  const Look look = look_of(now());
  const std::string why = some_note();
  if (look.papers.empty()) throw Error(Code::conflict, "убирать нечего");
  remove_evidence(write, who, *rc::gen::elementOf(look.papers), why);
}

bool Road::tried(Act act, const Hand& who) {
  const Date due = Date::of(2024, 6, 1).plus_days(*rc::gen::inRange(0, 60));
  const std::string why = some_note();
  const bool nobody = *rc::gen::arbitrary<bool>();
  try {
    world_.as(who, [&](const db::Write& write) {
      switch (act) {
        case Act::status: return change_status(write, who);
        case Act::paper:
        case Act::removal: return change_papers(write, who, act);
        case Act::move: return move_task(write, who, {id_}, {{}, due, why});
        case Act::assign: return assign(write, who, {id_}, nobody ? std::nullopt : std::optional(world_.director));
        case Act::undo: return undo(write, who, id_);
      }
    });
    return true;
  } catch (const Error&) {
    return false;
  }
}

/// Who did a change that stands, the newest of its kind: from one state to another.
std::string doer(const Task& task, Status to) {
  const auto found = std::ranges::find_if(
      task.events, [&](const TaskEvent& each) { return each.kind == "status" && each.after == to && !each.undone; });
  return found == task.events.end() ? "" : found->actor;
}

void Road::check(const Task& before, const Task& after, Act act) {
  RC_ASSERT(after.events.size() == before.events.size() + 1);
  RC_ASSERT(after.row.row_version > before.row.row_version);
  if (act == Act::undo) {
    RC_ASSERT(!behind_.empty());
    RC_ASSERT(look_of(after) == behind_.back());
    behind_.pop_back();
  } else {
    behind_.push_back(look_of(before));
  }
  const Status status = after.row.status;
  RC_ASSERT((status == Status::cancelled) == !after.cancel_reason.empty());
  if (status != Status::review && status != Status::done) return;
  const auto fits = [](const Evidence& paper) { return paper.removed_at.empty() && paper.kind == "order"; };
  RC_ASSERT(std::ranges::any_of(after.evidence, fits));
  if (status == Status::done) RC_ASSERT(doer(after, Status::done) != doer(after, Status::review));
}

void Road::step() {
  const Hand& who = hands_.at(*rc::gen::inRange<std::size_t>(0, hands_.size()));
  const Act act = *rc::gen::weightedElement<Act>(
      {{6, Act::status}, {3, Act::paper}, {1, Act::removal}, {2, Act::move}, {1, Act::assign}, {2, Act::undo}});
  const Task before = now();
  const bool done = tried(act, who);
  const Task after = now();
  if (done) return check(before, after, act);
  RC_ASSERT(after.events.size() == before.events.size());
  RC_ASSERT(after.row.row_version == before.row.row_version);
  RC_ASSERT(look_of(after) == look_of(before));
}

void Road::back_to_the_beginning() {
  const Hand boss = world_.boss();
  while (!behind_.empty()) {
    world_.as(boss, [&](const db::Write& write) { undo(write, boss, id_); });
    RC_ASSERT(look_of(now()) == behind_.back());
    behind_.pop_back();
  }
}

TEST(TaskRoads, KeepTheirHistoryTheirRulesAndTheWayBack) {
  const World world;
  const TaskId id = world.of(world.first).id;
  rc::check("any road can be walked back", [&] {
    Road road(world, id);
    const Look beginning = look_of(road.now());
    const int steps = *rc::gen::inRange(1, 25);
    for (int i = 0; i < steps; ++i) road.step();
    road.back_to_the_beginning();
    RC_ASSERT(look_of(road.now()) == beginning);
  });
}

}  // namespace
}  // namespace vekha::execution
