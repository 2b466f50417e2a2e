#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/results.hpp"
#include "app/cli/selection.hpp"
#include "base/text.hpp"
#include "domain/listing/listing.hpp"

namespace vekha::cli {
namespace {

struct Options {
  Selection selection;
  bool json = false;
};

void run_audit(Session& session, const Options& options) {
  const app::Stores& stores = session.stores(session.path(options.selection.data));
  const catalog::Catalog catalog = catalog::load(stores.folder());
  stores.records().read([&](const db::Read& read) {
    const results::Filter filter = filter_of(read, catalog, options.selection);
    const auto found = results::oddities(read, stores.facts(), catalog, filter);
    const listing::Names names({read, stores.facts(), stores.pupils(), filter});
    if (options.json) {
      JsonWriter json;
      json.begin_array();
      for (const results::Oddity& one : found) {
        json.begin_object().field("code", one.code).field("message", one.message);
        json.field("procedure", one.exam.procedure).field("year", one.exam.year).field("grade", one.exam.grade);
        json.field("subject", one.exam.subject).field("school", names.of(one.school).code);
        json.field("school_name", names.of(one.school).name).field("works", one.works).end_object();
      }
      session.out << json.end_array().text() << "\n";
      return;
    }
    if (found.empty()) session.out << "Замечаний к записанным результатам нет.\n";
    for (const results::Oddity& one : found)
      session.out << one.exam.title() << " | " << names.of(one.school).name << " (" << names.of(one.school).code
                  << ") | работ: " << one.works << " | " << one.message << "\n";
  });
}

struct LinkOptions {
  Selection later;
  std::string earlier_procedure;
  int earlier_year = 0;
  std::optional<int> earlier_grade;
  bool json = false;
};

void run_linkage(Session& session, const LinkOptions& options) {
  const app::Stores& stores = session.stores(session.path(options.later.data));
  const catalog::Catalog catalog = catalog::load(stores.folder());
  const results::Linkage link = stores.records().read([&](const db::Read& read) {
    const results::Filter later = filter_of(read, catalog, options.later);
    results::Filter earlier;
    earlier.procedure = options.earlier_procedure;
    earlier.year = options.earlier_year;
    earlier.grade = options.earlier_grade;
    return results::linkage(read, stores.facts(), earlier, later);
  });
  const std::optional<double> share =
      link.persons > 0 ? std::optional(100.0 * static_cast<double>(link.linked) / static_cast<double>(link.persons))
                       : std::nullopt;
  if (options.json) {
    JsonWriter json;
    json.begin_object().field("works", link.works).field("works_without_key", link.without_key);
    json.field("persons", link.persons).field("linked", link.linked).field("linked_percent", share).end_object();
    session.out << json.text() << "\n";
    return;
  }
  session.out << "Участников с ключом: " << link.persons << ", из них найдены в прежней процедуре: " << link.linked
              << (share ? " (" + ru_percent(*share) + ")" : " (нет данных)")
              << ". Работ без настоящего ключа, связать нельзя: " << link.without_key << " из " << link.works << ".\n";
}

}  // namespace

void add_results_audit(Command results, Session& session) {
  const auto options = std::make_shared<Options>();
  Command command = results.add_subcommand("audit", "Проверить записанные результаты: что в них странно");
  add_selection(command, options->selection);
  command.add_flag("--json", options->json, "Вывести JSON");
  command.callback([options, &session] { run_audit(session, *options); });
}

void add_results_linkage(Command results, Session& session) {
  const auto options = std::make_shared<LinkOptions>();
  Command command =
      results.add_subcommand("linkage", "Какая доля участников найдена в более ранней процедуре (ОГЭ → ЕГЭ, 4 → 5)");
  add_selection(command, options->later);
  command.add_option("--from-procedure", options->earlier_procedure, "Прежняя процедура").required();
  command.add_option("--from-year", options->earlier_year, "Её год").required();
  command.add_option("--from-grade", options->earlier_grade, "Её параллель");
  command.add_flag("--json", options->json, "Вывести JSON");
  command.callback([options, &session] { run_linkage(session, *options); });
}

}  // namespace vekha::cli
