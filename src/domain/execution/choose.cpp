// Executors of a plan: shown, chosen by people, checked.
#include <algorithm>

#include "base/text.hpp"
#include "domain/execution/execution.sql.hpp"
#include "domain/execution/performers.hpp"
#include "domain/execution/rules.hpp"
#include "io/sys/clock.hpp"

namespace vekha::execution {
namespace {

/// The plan, when the person sees it whole or is one of its organisations.
PlanPlace seen_plan(const db::Read& read, const Hand& who, RoadmapId id) {
  PlanPlace plan = plan_place(read, id);
  if (!plan.path.starts_with(who.scope.path) && !who.scope.path.starts_with(plan.path))
    throw Error(Code::not_found, "Дорожная карта не найдена.");
  return plan;
}

Issue complaint(const Executor& party, std::string message, std::string fix) {
  return {.code = "bad_executor",
          .severity = Severity::error,
          .message = "Исполнитель «" + party.name + "»: " + std::move(message),
          .fix = std::move(fix)};
}

bool inside(const db::Read& read, const PlanPlace& plan, NodeId node) {
  return read.first(sql::node_path, {node}, [](const db::Row& row) { return row.text(0); })
      .value_or("")
      .starts_with(plan.path);
}

bool knows(const db::Read& read, const PlanPlace& plan, AccountId account) {
  const auto path = read.first(sql::account_home, {account}, [](const db::Row& row) { return row.text(1); });
  return path && (path->starts_with(plan.path) || plan.path.starts_with(*path));
}

void check(const db::Read& read, const PlanPlace& plan, const Executor& party, Issues& issues) {
  const Resolution& to = party.resolves;
  if (to.rule == Rule::node && (!to.node || !inside(read, plan, *to.node)))
    issues.push_back(
        complaint(party, "организация не названа или из другого муниципалитета.", "Выберите её из списка."));
  if (to.rule == Rule::people && !party.account)
    issues.push_back(complaint(party, "не назван человек.", "Выберите учётную запись."));
  if (to.rule == Rule::schools_with_signs &&
      std::ranges::find(list_kinds(), to.list, &ListKind::id) == list_kinds().end())
    issues.push_back(complaint(party, "такого списка школ нет.", "Выберите список: signs или low_results."));
  for (const auto& account : {party.account, party.controller})
    if (account && !knows(read, plan, *account))
      issues.push_back(
          complaint(party, "учётной записи нет, она отключена или из другого муниципалитета.", "Выберите из списка."));
}

bool same(const Resolution& left, const Resolution& right) {
  return left.rule == right.rule && left.node == right.node && left.label == right.label && left.list == right.list;
}

void put(const db::Write& write, const Executor& party) {
  const auto number = [](const auto& id) { return id ? std::optional(id->value) : std::nullopt; };
  const Resolution& to = party.resolves;
  write.run(sql::put_executor, {party.party, rule_name(to.rule), number(to.node), to.label, to.list,
                                number(party.account), number(party.controller), party.lead, party.chosen});
}

/// What a person wants of one party, over what it is now.
Executor merged(const Executor& now, const Executor& wanted) {
  Executor out = now;
  out.account = wanted.account;
  out.controller = wanted.controller;
  out.lead = wanted.lead;
  Resolution to = wanted.resolves;
  if (to.label.empty()) to.label = now.resolves.label.empty() ? now.name : now.resolves.label;
  if (to.rule == Rule::people) to.node.reset();
  if (to.rule == Rule::schools_with_signs && to.list.empty()) to.list = "signs";
  Resolution before = now.resolves;
  if (before.rule == Rule::people) before.node.reset();
  out.chosen = now.chosen || !same(before, to);
  out.resolves = to;
  return out;
}

}  // namespace

Executors executors(const db::Read& read, const Hand& who, RoadmapId id) {
  const PlanPlace plan = seen_plan(read, who, id);
  return {read.first(sql::plan_controller, {id}, [](const db::Row& row) { return row.id<AccountId>(0); }),
          resolved_parties(read, plan)};
}

void set_executors(const db::Write& write, const Hand& who, RoadmapId id, const Executors& wanted) {
  const PlanPlace plan = seen_plan(write, who, id);
  if (!plan.path.starts_with(who.scope.path) || !who.powers.edits)
    throw Error(Code::forbidden, "Исполнителей меняет тот, кто ведёт план.");
  const auto now = resolved_parties(write, plan);
  Issues issues;
  std::vector<Executor> changed;
  for (const Executor& each : wanted.parties) {
    const auto found = std::ranges::find(now, each.party, &Executor::party);
    if (found == now.end()) {
      issues.push_back(complaint(each, "в этой дорожной карте его нет.", "Обновите страницу."));
      continue;
    }
    changed.push_back(merged(*found, each));
    check(write, plan, changed.back(), issues);
  }
  if (wanted.controller && !knows(write, plan, *wanted.controller))
    issues.push_back({.code = "bad_controller", .severity = Severity::error, .message = "Контролёр не найден."});
  if (!issues.empty()) throw Error(Code::bad_input, "Исполнители не записаны.", std::move(issues));
  for (const Executor& party : changed) put(write, party);
  if (wanted.controller)
    write.run(sql::put_controller, {id, 0, *wanted.controller});
  else
    write.run(sql::drop_controller, {id, 0});
  spread(write, id);
}

std::vector<SchoolList> school_lists(const db::Read& read, const org::Scope& scope) {
  std::vector<SchoolList> out;
  for (const ListKind& kind : list_kinds()) {
    SchoolList list{.kind = kind.id, .title = kind.title};
    read.each(sql::school_list, {kind.id, scope.path, scope.path}, [&](const db::Row& row) {
      list.source = row.text(1);
      list.updated_at = row.text(2);
      list.updated_by = row.text(3);
      const auto members = read.all(sql::members, {row.integer(0), scope.path, scope.path},
                                    [](const db::Row& member) { return member.id<NodeId>(0); });
      list.schools.insert(list.schools.end(), members.begin(), members.end());
    });
    out.push_back(std::move(list));
  }
  return out;
}

void put_school_list(const db::Write& write, NodeId municipality, const SchoolList& list) {
  const org::Node home = org::node(write, {}, municipality);
  Issues issues;
  if (std::ranges::find(list_kinds(), list.kind, &ListKind::id) == list_kinds().end())
    issues.push_back({.code = "bad_list", .severity = Severity::error, .message = "Такого списка школ нет."});
  for (const NodeId school : list.schools) {
    const auto path = write.first(sql::node_path, {school}, [](const db::Row& row) { return row.text(0); });
    if (!path || !path->starts_with(home.path))
      issues.push_back({.code = "bad_school",
                        .severity = Severity::error,
                        .message = "Школы № " + std::to_string(school.value) + " в муниципалитете нет."});
  }
  if (!issues.empty()) throw Error(Code::bad_input, "Список школ не записан.", std::move(issues));
  const std::int64_t id =
      write.insert(sql::put_list, {municipality, list.kind, list.source.empty() ? "введён вручную" : list.source,
                                   sys::now_iso(), write.actor().name});
  write.run(sql::clear_members, {id});
  for (const NodeId school : list.schools) write.run(sql::put_member, {id, school});
  const auto plans =
      write.all(sql::running_in, {home.path, home.path}, [](const db::Row& row) { return row.id<RoadmapId>(0); });
  for (const RoadmapId plan : plans) spread(write, plan);
}

std::vector<SpreadLog> spread_log(const db::Read& read, const Hand& who, RoadmapId id) {
  seen_plan(read, who, id);
  return read.all(sql::spread_log, {id}, [](const db::Row& row) {
    SpreadLog log{row.text(0), row.text(1), row.text(2), {}};
    log.did.added = static_cast<int>(row.integer(3));
    log.did.withdrawn = static_cast<int>(row.integer(4));
    log.did.kept = static_cast<int>(row.integer(5));
    return log;
  });
}

}  // namespace vekha::execution
