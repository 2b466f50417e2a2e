// Spreading: the tasks of a plan brought up to its windows and executors, without ever losing what somebody worked on.
#include <map>

#include "domain/execution/anchors.hpp"
#include "domain/execution/execution.sql.hpp"
#include "domain/execution/visible.hpp"
#include "io/sys/clock.hpp"

namespace vekha::execution {
namespace {

struct WindowOf {
  OccurrenceId id;
  std::int64_t origin = 0;
  Date due;
  int ordinal = 0;  ///< among the windows of its measure, from 0
};

/// Windows of the new version by the measure they belong to, in order of days.
std::map<std::int64_t, std::vector<WindowOf>> new_windows(const db::Read& read, RoadmapId id) {
  std::map<std::int64_t, std::vector<WindowOf>> out;
  read.each(sql::new_windows, {id}, [&](const db::Row& row) {
    out[row.integer(1)].push_back({row.id<OccurrenceId>(0), row.integer(1), day(row, 2)});
  });
  return out;
}

/// The window of the same days; else the one that stands at the same place; else none.
const WindowOf* heir(const std::vector<WindowOf>& windows, const WindowOf& old) {
  for (const WindowOf& window : windows)
    if (window.due == old.due) return &window;
  const auto place = static_cast<std::size_t>(old.ordinal);
  return place < windows.size() ? &windows[place] : nullptr;
}

/// Work done on the version this one replaced goes over to the same measures.
void carry_over(const db::Write& write, const PlanPlace& plan) {
  write.run(sql::carry_executors, {plan.id, plan.plan});
  write.run(sql::carry_controller, {plan.id, plan.plan});
  const auto old = write.all(sql::worked_windows, {plan.plan, plan.id}, [](const db::Row& row) {
    return WindowOf{row.id<OccurrenceId>(0), row.integer(1), day(row, 2), static_cast<int>(row.integer(4))};
  });
  if (!old.empty()) {
    const auto fresh = new_windows(write, plan.id);
    for (const WindowOf& window : old) {
      const auto measure = fresh.find(window.origin);
      const WindowOf* to = measure == fresh.end() ? nullptr : heir(measure->second, window);
      if (to == nullptr) continue;
      write.run(sql::carry_tasks, {to->id, plan.id, plan.id, window.id});
      write.run(sql::carry_moves, {to->id, window.id});
    }
  }
  write.run(sql::drop_untouched, {plan.plan, plan.id});
}

}  // namespace

Spread spread(const db::Write& write, RoadmapId id) {
  const PlanPlace plan = plan_place(write, id);
  Spread did;
  if (!plan.running || plan.parent) return did;
  carry_over(write, plan);
  follow_events(write, plan);
  did.performers = lay_out(write, plan);
  did.withdrawn = static_cast<int>(write.run(sql::withdraw, {id}));
  write.run(sql::hide, {id});
  write.run(sql::follow_windows, {id});
  write.run(sql::give_to_account, {id});
  did.added = static_cast<int>(write.run(sql::insert_tasks, {id}));
  write.run(sql::legacy_evidence, {sys::now_iso(), write.actor().name, id});
  did.kept = static_cast<int>(write.count(sql::kept, {id}));
  did.total = static_cast<int>(write.count(sql::count_tasks, {id}));
  write.run(sql::count_windows, {id});
  write.run(sql::conclude_windows, {id});
  write.run(sql::clear_spread_parties);
  write.run(sql::clear_spread_sets);
  write.run(sql::insert_spread_log,
            {id, sys::now_iso(), write.actor().name, write.reason(), did.added, did.withdrawn, did.kept});
  return did;
}

void spread_missing(db::Database& records) {
  const auto bare = records.read([](const db::Read& read) {
    return read.all(sql::bare_roadmaps, {}, [](const db::Row& row) { return row.id<RoadmapId>(0); });
  });
  if (bare.empty()) return;
  records.write({{}, "Веха"}, "задачи исполнителей по действующим дорожным картам", [&](const db::Write& write) {
    for (const RoadmapId id : bare) spread(write, id);
  });
}

void forget(const db::Write& write, RoadmapId id) {
  if (write.count(sql::evidence_of_roadmap, {id}) > 0)
    throw Error(Code::conflict,
                "По этой дорожной карте есть подтверждающие документы: убрать её со всей историей нельзя.");
  write.run(sql::forget_events, {id});
  write.run(sql::forget_tasks, {id});
}

}  // namespace vekha::execution
