#include <map>

#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/results.hpp"
#include "app/cli/selection.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/listing/listing.hpp"

namespace vekha::cli {
namespace {

struct Options {
  Selection selection;
  bool json = false;
};

using Totals = std::map<std::pair<results::Exam, NodeId>, std::int64_t>;

double share(std::int64_t works, std::int64_t of) {
  return 100.0 * static_cast<double>(works) / static_cast<double>(of);
}

void run_levels(Session& session, const Options& options) {
  const app::Stores& stores = session.stores(session.path(options.selection.data));
  const catalog::Catalog catalog = catalog::load(stores.folder());
  stores.records().read([&](const db::Read& read) {
    const results::Filter filter = filter_of(read, catalog, options.selection);
    const auto found = results::level_tallies(read, stores.facts(), filter);
    const listing::Names names({read, stores.facts(), stores.pupils(), filter});
    Totals totals;
    for (const results::LevelTally& one : found) totals[{one.exam, one.school}] += one.works;
    JsonWriter json;
    json.begin_array();
    Columns table(
        {{"Работа", Align::left}, {"Школа", Align::left}, {"Уровень", Align::left}, {"Участников"}, {"Доля"}});
    for (const results::LevelTally& one : found) {
      const double percent = share(one.works, totals.at({one.exam, one.school}));
      json.begin_object().field("procedure", one.exam.procedure).field("year", one.exam.year);
      json.field("grade", one.exam.grade).field("subject", one.exam.subject).field("school", names.of(one.school).code);
      json.field("level", one.level).field("works", one.works).field("percent", percent).end_object();
      table.add({one.exam.title(), names.of(one.school).name, one.level.empty() ? "нет данных" : one.level,
                 std::to_string(one.works), ru_percent(percent)});
    }
    json.end_array();
    if (options.json)
      session.out << json.text() << "\n";
    else
      session.out << (found.empty() ? "Нет данных: работ с уровнями под этот отбор не попало.\n" : table.text());
  });
}

}  // namespace

void add_results_levels(Command results, Session& session) {
  const auto options = std::make_shared<Options>();
  Command command =
      results.add_subcommand("levels", "Сколько участников на каждом уровне (функциональная грамотность)");
  add_selection(command, options->selection);
  command.add_flag("--json", options->json, "Вывести JSON");
  command.callback([options, &session] { run_levels(session, *options); });
}

}  // namespace vekha::cli
