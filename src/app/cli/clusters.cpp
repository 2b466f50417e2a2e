// Groups of schools by their conditions, and links of results with conditions, on the command line.

#include "domain/clusters/clusters.hpp"
#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/help.hpp"
#include "app/cli/options.hpp"
#include "app/cli/selection.hpp"
#include "base/text.hpp"

namespace vekha::cli {
namespace {

struct ClusterOptions {
  std::string data;
  std::string scope;
  int year = 0;
  std::string method = "place-and-level";
  int k = 0;
  std::vector<std::string> indicators;
  bool json = false;
};

std::string names_of(const std::vector<clusters::Member>& members) {
  std::vector<std::string> names;
  for (const clusters::Member& one : members) names.push_back(one.name);
  return joined(names, "; ");
}

void tell(std::ostream& out, const clusters::Answer& answer) {
  if (!answer.why.empty()) {
    out << answer.title << "\n" << answer.why << "\n";
    return;
  }
  out << answer.headline << "\n" << answer.note << "\n";
  for (const clusters::Cluster& one : answer.clusters)
    out << "\n"
        << one.number << ". " << one.title << " — "
        << counted(static_cast<std::int64_t>(one.members.size()), "школа", "школы", "школ") << "\n   " << one.words
        << "\n   " << one.stability_words << "\n   " << names_of(one.members) << "\n";
  if (!answer.left_out.empty()) out << "\nНе известно, куда отнести: " << names_of(answer.left_out) << "\n";
  for (const std::string& note : answer.notes) out << note << "\n";
}

void tell_links(std::ostream& out, const clusters::Links& links) {
  out << (links.why.empty() ? links.headline : links.why) << "\n\n";
  Columns table({{"Условие", Align::left},
                 {"Показатель", Align::left},
                 {"n"},
                 {"Спирмен"},
                 {"p с поправкой"},
                 {"Словами", Align::left}});
  for (const clusters::Link& one : links.links)
    table.add({one.condition, one.name, std::to_string(one.n), one.rank.value ? ru_number(*one.rank.value, 2) : "—",
               one.adjusted ? ru_number(*one.adjusted, 3) : "—", one.words});
  out << table.text();
  for (const std::string& note : links.notes) out << note << "\n";
}

enum class Asking { groups, links };

void show(const ClusterOptions& options, Session& session, Asking asking) {
  const app::Stores& stores = session.stores(session.path(options.data));
  const indicators::Library library = indicators::library(stores.folder());
  const catalog::Catalog catalog = catalog::load(stores.folder());
  JsonWriter json;
  stores.records().read([&](const db::Read& read) {
    const indicators::Ground ground{read, stores.facts(), catalog};
    const org::Scope scope = scope_of(read, options.scope);
    if (asking == Asking::links) {
      const clusters::Links links =
          clusters::links(ground, library, {.scope = scope, .year = options.year, .indicators = options.indicators});
      options.json ? clusters::write_links(json, links) : tell_links(session.out, links);
      return;
    }
    const clusters::Answer answer =
        clusters::divide(ground, {.scope = scope, .year = options.year, .method = options.method, .k = options.k});
    options.json ? clusters::write_answer(json, answer) : tell(session.out, answer);
  });
  if (options.json) session.out << json.text() << "\n";
}

Command command_of(Command room, const std::shared_ptr<ClusterOptions>& options,
                   std::pair<const char*, const char*> what) {
  Command command = room.add_subcommand(what.first, what.second);
  command.add_option("--data", options->data, "Папка данных").required();
  command.add_option("--year", options->year, "Год").required();
  command.add_option("--scope", options->scope, "Только «municipality:КОД»");
  command.add_flag("--json", options->json, "Ответ в JSON");
  return command;
}

}  // namespace

void add_clusters(Command app, Session& session) {
  const auto options = std::make_shared<ClusterOptions>();
  Command room = app.add_subcommand("cluster", "Группы школ по условиям работы и связи результатов с условиями");
  room.require_subcommand(1);
  Command list = command_of(room, options, {"list", "Разделить школы на группы"});
  list.add_option("--method", options->method, "Деление (см. cluster rules)").show_default();
  list.add_option("--k", options->k, "Сколько групп искать; 0 — лучшее число").show_default();
  list.callback([options, &session] { show(*options, session, Asking::groups); });
  Command links = command_of(room, options, {"links", "Какие результаты связаны с условиями (не причины)"});
  links.add_option("--indicator", options->indicators, "Показатели; без этого — обычные");
  links.callback([options, &session] { show(*options, session, Asking::links); });
  Command rules = room.add_subcommand("rules", "Какие есть деления");
  rules.add_flag("--json", options->json, "Ответ в JSON");
  rules.callback([options, &session] {
    JsonWriter json;
    clusters::write_rules(json);
    if (options->json) {
      session.out << json.text() << "\n";
      return;
    }
    for (const clusters::Rule& one : clusters::rules())
      session.out << one.id << " — " << one.title << ". " << one.note << "\n";
    session.out << "kmeans, pam, ward — поиск групп в цифрах, с устойчивостью каждой.\n";
  });
}

}  // namespace vekha::cli
