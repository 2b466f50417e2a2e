#include "domain/roadmap/plans.hpp"
#include "domain/roadmap/roadmap.sql.hpp"
#include "io/sys/clock.hpp"

namespace vekha::roadmap {
namespace {

struct Found {
  RoadmapId plan;
  State state = State::draft;
  RoadmapId parent;
};

void set_state(const db::Write& write, std::string_view of_plan, RoadmapId plan, State state) {
  const auto found = write.first(of_plan, {plan}, [](const db::Row& row) { return row.id<RoadmapId>(0); });
  if (found) write.run(sql::set_state, {state_name(state), *found});
}

Found stored(const db::Read& read, const org::Scope& scope, RoadmapId id) {
  const auto found = read.first(sql::by_id, {id, scope.path, scope.path}, [](const db::Row& row) {
    return Found{row.id<RoadmapId>(9), state_from_name(row.text(11)).value_or(State::draft), row.id<RoadmapId>(13)};
  });
  if (!found) throw Error(Code::not_found, "Дорожная карта не найдена.");
  return *found;
}

void hide(const db::Write& write, RoadmapId id) { write.run(sql::take_away, {sys::now_iso(), write.actor().name, id}); }

}  // namespace

void remove(const db::Write& write, const org::Scope& scope, RoadmapId id) {
  const Found found = stored(write, scope, id);
  if (found.parent) throw Error(Code::conflict, "Это план школы: его отзывают на странице «Планы школ», а не убирают.");
  hide(write, id);
  if (found.state == State::approved) set_state(write, sql::newest_superseded, found.plan, State::approved);
}

void take_back(const db::Write& write, const org::Scope& scope, RoadmapId id) {
  stored(write, scope, id);
  hide(write, id);
}

void restore(const db::Write& write, const org::Scope& scope, RoadmapId id) {
  const auto found = write.first(sql::removed_in_scope, {id, scope.path, scope.path}, [](const db::Row& row) {
    return Found{row.id<RoadmapId>(0), state_from_name(row.text(1)).value_or(State::draft), {}};
  });
  if (!found) throw Error(Code::not_found, "Среди убранных дорожных карт такой нет.");
  if (found->state == State::approved) set_state(write, sql::approved_of_plan, found->plan, State::superseded);
  write.run(sql::bring_back, {id});
}

}  // namespace vekha::roadmap
