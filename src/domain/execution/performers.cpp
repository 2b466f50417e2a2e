#include "domain/execution/performers.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "domain/execution/execution.sql.hpp"
#include "domain/execution/rules.hpp"

namespace vekha::execution {
namespace {

std::optional<AccountId> maybe_account(const db::Row& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.id<AccountId>(column));
}

Executor read_executor(const db::Row& row) {
  Executor executor{.party = row.id<PartyId>(0),
                    .name = row.text(1),
                    .full_name = row.text(2),
                    .account = maybe_account(row, 7),
                    .controller = maybe_account(row, 8),
                    .lead = row.truth(9),
                    .chosen = row.truth(10),
                    .measures = static_cast<int>(row.integer(11))};
  executor.resolves.rule = rule_from_name(row.text(3)).value_or(Rule::external);
  if (!row.is_null(4)) executor.resolves.node = row.id<NodeId>(4);
  executor.resolves.label = row.text(5);
  executor.resolves.list = row.text(6);
  return executor;
}

/// The guess for parties nobody decided about; parties of one body share its first name.
void put_guesses(std::vector<Executor>& parties, const PlanPlace& plan) {
  std::map<std::string, std::string> bodies;
  for (Executor& party : parties) {
    const Guess found = guess(party.name, party.full_name);
    const std::string label =
        found.body.empty() ? party.name : bodies.try_emplace(found.body, party.name).first->second;
    if (party.chosen) continue;
    party.resolves = {.rule = found.rule, .node = {}, .label = label, .list = found.list};
    if (found.rule == Rule::node) party.resolves.node = plan.node;
  }
}

std::vector<NodeId> nodes(const db::Read& read, std::string_view sql, const db::Binds& binds) {
  return read.all(sql, binds, [](const db::Row& row) { return row.id<NodeId>(0); });
}

std::int64_t set_of_list(const std::string& list) {
  const auto& kinds = list_kinds();
  const auto found = std::ranges::find(kinds, list, &ListKind::id);
  return found == kinds.end() ? 0 : -1 - (found - kinds.begin());
}

void put_set(const db::Write& write, std::int64_t key, const std::vector<NodeId>& members, const Executor* party) {
  const bool named = party != nullptr && (party->resolves.rule == Rule::node || party->resolves.rule == Rule::people);
  const auto account = party != nullptr && party->account ? std::optional(party->account->value) : std::nullopt;
  for (const NodeId node : members)
    write.run(sql::insert_set, {key, node, named ? party->resolves.label : std::string(), account});
}

struct Named {
  MeasureId measure;
  std::string text;
  std::int64_t party = 0;
};

/// Sets that answer for one measure, the lead first.
void put_measure(const db::Write& write, const std::vector<Named>& named,
                 const std::map<std::int64_t, const Executor*>& parties) {
  const auto leads = [&](const Named& each) { return parties.at(each.party)->lead; };
  const auto lead = std::ranges::find_if(named, leads);
  const std::size_t first = lead == named.end() ? 0 : static_cast<std::size_t>(lead - named.begin());
  for (std::size_t i = 0; i < named.size(); ++i) {
    const Executor& party = *parties.at(named[i].party);
    std::int64_t key = party.party.value;
    if (party.resolves.rule == Rule::all_schools && !party.chosen)
      if (const std::int64_t list = set_of_list(condition_of(named[i].text)); list != 0) key = list;
    const int position = i == first ? 0 : static_cast<int>(i < first ? i + 1 : i);
    write.run(sql::insert_set_of_measure, {named[i].measure, position, party.party, key, i == first ? "lead" : "co"});
  }
}

void put_measures(const db::Write& write, RoadmapId id, const std::vector<Executor>& parties) {
  std::map<std::int64_t, const Executor*> by_id;
  for (const Executor& party : parties) by_id[party.party.value] = &party;
  const auto rows = write.all(sql::named_parties, {id}, [](const db::Row& row) {
    return Named{row.id<MeasureId>(0), row.text(1), row.integer(2)};
  });
  for (std::size_t i = 0; i < rows.size();) {
    std::vector<Named> named;
    for (const MeasureId measure = rows[i].measure; i < rows.size() && rows[i].measure == measure; ++i)
      named.push_back(rows[i]);
    put_measure(write, named, by_id);
  }
}

}  // namespace

PlanPlace plan_place(const db::Read& read, RoadmapId id) {
  const auto found = read.first(sql::roadmap_place, {id}, [&](const db::Row& row) {
    return PlanPlace{id,         row.id<NodeId>(0), row.text(1), row.truth(2), row.integer(3), row.id<RoadmapId>(4),
                     row.text(5)};
  });
  if (!found) throw Error(Code::not_found, "Дорожная карта не найдена.");
  return *found;
}

std::vector<Executor> resolved_parties(const db::Read& read, const PlanPlace& plan) {
  auto parties = read.all(sql::parties, {plan.id}, read_executor);
  put_guesses(parties, plan);
  for (Executor& party : parties) {
    if (party.resolves.rule == Rule::people && party.account)
      party.resolves.node =
          read.first(sql::account_home, {*party.account}, [](const db::Row& row) { return row.id<NodeId>(0); });
    party.performers = static_cast<int>(performers(read, plan, party.resolves).size());
  }
  return parties;
}

std::vector<NodeId> performers(const db::Read& read, const PlanPlace& plan, const Resolution& resolves) {
  switch (resolves.rule) {
    case Rule::node:
    case Rule::people: return resolves.node ? std::vector{*resolves.node} : std::vector<NodeId>{};
    case Rule::all_schools: return nodes(read, sql::places_in, {"school", plan.path, plan.path});
    case Rule::all_kindergartens: return nodes(read, sql::places_in, {"kindergarten", plan.path, plan.path});
    case Rule::schools_with_signs:
      return nodes(read, sql::list_members, {resolves.list, plan.path, plan.path, plan.path});
    case Rule::external: return {};
  }
  return {};
}

int lay_out(const db::Write& write, const PlanPlace& plan) {
  write.run(sql::clear_spread_parties);
  write.run(sql::clear_spread_sets);
  const auto parties = resolved_parties(write, plan);
  std::set<std::pair<NodeId, std::string>> people;
  for (const Executor& party : parties) {
    const Resolution& to = party.resolves;
    const auto node = to.node ? std::optional(to.node->value) : std::nullopt;
    const auto account = party.account ? std::optional(party.account->value) : std::nullopt;
    const auto controller = party.controller ? std::optional(party.controller->value) : std::nullopt;
    write.run(sql::put_executor, {party.party, rule_name(to.rule), node, to.label, to.list, account, controller,
                                  party.lead, party.chosen});
    const auto members = performers(write, plan, to);
    put_set(write, party.party.value, members, &party);
    const bool body = to.rule == Rule::node || to.rule == Rule::people;
    for (const NodeId member : members) people.emplace(member, body ? to.label : "");
  }
  for (const ListKind& kind : list_kinds())
    put_set(write, set_of_list(kind.id), performers(write, plan, {.rule = Rule::schools_with_signs, .list = kind.id}),
            nullptr);
  put_measures(write, plan.id, parties);
  return static_cast<int>(people.size());
}

}  // namespace vekha::execution
