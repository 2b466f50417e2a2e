#include <algorithm>

#include "app/cli/columns.hpp"
#include "app/cli/options.hpp"
#include "app/cli/work.hpp"
#include "app/work_json.hpp"
#include "base/text.hpp"

namespace vekha::cli {
namespace {

using execution::Executor;
using execution::Executors;

struct ExecutorOptions {
  WorkOptions work;
  std::int64_t id = 0;
  std::string party;
  std::string rule;
  std::string list;
  std::string node;
  std::string account;
  std::string controller;
  std::string plan_controller;
  std::string lead;
};

std::string means(const Executor& party) {
  std::string out(execution::rule_title(party.resolves.rule));
  if (!party.resolves.label.empty() && party.resolves.label != party.name) out += ": " + party.resolves.label;
  if (!party.resolves.list.empty()) out += " (" + party.resolves.list + ")";
  return out;
}

void tell(std::ostream& out, const Executors& all) {
  Columns table({{"№"},
                 {"В плане", Align::left},
                 {"Кто это", Align::left},
                 {"Исполнителей"},
                 {"Мероприятий"},
                 {"Назначено", Align::left}});
  for (const Executor& party : all.parties)
    table.add({std::to_string(party.party.value), cut_line(party.name, 40), cut_line(means(party), 40),
               std::to_string(party.performers), std::to_string(party.measures),
               party.chosen ? "человеком" : "по названию"});
  out << (all.parties.empty() ? "Исполнителей в плане нет.\n" : table.text());
}

void show(const ExecutorOptions& options, Session& session) {
  look_as(options.work, session, [&](const db::Read& read, const execution::Hand& hand) {
    const Executors all = execution::executors(read, hand, RoadmapId{options.id});
    if (!options.work.json) return tell(session.out, all);
    JsonWriter json;
    json.begin_object().field("controller", all.controller ? std::optional(all.controller->value) : std::nullopt);
    json.key("parties").begin_array();
    for (const Executor& party : all.parties) app::write_executor(json, party);
    session.out << json.end_array().end_object().text() << "\n";
  });
}

/// The party by its number or its name in the plan.
Executor& party_of(Executors& all, const std::string& wanted) {
  const auto number = parse_integer(wanted);
  const auto found = std::ranges::find_if(all.parties, [&](const Executor& each) {
    return (number && each.party.value == *number) || folded(each.name) == folded(wanted);
  });
  if (found != all.parties.end()) return *found;
  std::vector<std::string> known;
  for (const Executor& each : all.parties) known.push_back("«" + each.name + "»");
  throw Error(Code::bad_input, "Исполнителя «" + wanted + "» в плане нет. Есть: " + joined(known, ", ") + ".");
}

std::optional<AccountId> account_of(const db::Read& read, const std::string& login) {
  return login == "-" ? std::nullopt : std::optional(people::account(read, login).id);
}

NodeId node_of(const db::Read& read, const std::string& code) {
  for (const org::Kind kind : {org::Kind::school, org::Kind::kindergarten, org::Kind::municipality})
    if (const auto node = org::find(read, kind, code)) return node->id;
  throw Error(Code::not_found, "Организации с кодом «" + code + "» нет.");
}

execution::Rule rule_of(const std::string& name) {
  if (const auto rule = execution::rule_from_name(name)) return *rule;
  std::vector<std::string> known;
  for (const execution::Rule rule : execution::rules())
    known.push_back(std::string(execution::rule_name(rule)) + " — " + std::string(execution::rule_title(rule)));
  throw Error(Code::bad_arguments, "Правила «" + name + "» нет. Есть: " + joined(known, "; ") + ".");
}

void change_party(const db::Read& read, const ExecutorOptions& options, Executor& party) {
  if (!options.rule.empty()) party.resolves = {.rule = rule_of(options.rule), .label = "", .list = options.list};
  if (!options.node.empty()) party.resolves.node = node_of(read, options.node);
  if (!options.account.empty()) party.account = account_of(read, options.account);
  if (!options.controller.empty()) party.controller = account_of(read, options.controller);
  if (!options.lead.empty() && options.lead != "yes" && options.lead != "no")
    throw Error(Code::bad_arguments, "--lead: yes — ответственный везде, где назван; no — как в плане.");
  if (!options.lead.empty()) party.lead = options.lead == "yes";
}

void set(const ExecutorOptions& options, Session& session) {
  if (options.party.empty() && options.plan_controller.empty())
    throw Error(Code::bad_arguments, "Назовите исполнителя (--party) или контролёра плана (--plan-controller).");
  change_as(options.work, session, "исполнители дорожной карты",
            [&](const db::Write& write, const execution::Hand& hand) {
              const RoadmapId id{options.id};
              Executors all = execution::executors(write, hand, id);
              Executors wanted{.controller = all.controller};
              if (!options.plan_controller.empty()) wanted.controller = account_of(write, options.plan_controller);
              if (!options.party.empty()) {
                Executor& party = party_of(all, options.party);
                change_party(write, options, party);
                wanted.parties.push_back(party);
              }
              execution::set_executors(write, hand, id, wanted);
            });
  show(options, session);
}

}  // namespace

void add_executors(Command app, Session& session) {
  Command parent =
      app.add_subcommand("executors", "Исполнители дорожной карты: кого означает каждый названный в плане");
  parent.require_subcommand(1);
  const auto options = std::make_shared<ExecutorOptions>();
  const auto command = [&](const std::string& name, const std::string& title,
                           void (*work)(const ExecutorOptions&, Session&)) {
    Command made = parent.add_subcommand(name, title);
    made.add_option("id", options->id, "Номер дорожной карты").required();
    add_work_options(made, options->work);
    made.callback([work, options, &session] { work(*options, session); });
    return made;
  };
  command("list", "Кто есть кто и скольким раздаются задачи", show);
  Command setting = command("set", "Назначить исполнителя, его человека или контролёра", set);
  setting.add_option("--party", options->party, "Исполнитель: номер или название из плана");
  setting.add_option("--rule", options->rule,
                     "node, all_schools, all_kindergartens, schools_with_signs, people или external");
  setting.add_option("--list", options->list, "Список школ: signs или low_results");
  setting.add_option("--node", options->node, "Код организации для правила node");
  setting.add_option("--account", options->account, "Логин человека, который исполняет; «-» — никто");
  setting.add_option("--controller", options->controller, "Логин контролёра этого исполнителя; «-» — никто");
  setting.add_option("--plan-controller", options->plan_controller, "Логин контролёра всего плана; «-» — никто");
  setting.add_option("--lead", options->lead, "yes — ответственный везде, где назван; no — как в плане");
}

}  // namespace vekha::cli
