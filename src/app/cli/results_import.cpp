#include <CLI/CLI.hpp>

#include "app/cli/command.hpp"
#include "app/cli/import_preview.hpp"
#include "app/cli/results.hpp"
#include "base/text.hpp"
#include "domain/imports/imports.hpp"
#include "io/sys/memory.hpp"

namespace vekha::cli {
namespace {

struct Options {
  std::string data;
  std::vector<std::string> files;
  imports::Hints hints;
  bool dry_run = false;
  bool yes = false;
  bool json = false;
};

imports::Progress progress_for(const Session& session, const Options& options) {
  if (!session.interactive || options.json) return {};
  return [&session](int percent, const std::string& message) {
    session.err << "\r\033[K" << percent << " % " << message << std::flush;
  };
}

imports::Draft read_draft(const Session& session, app::Stores& stores, const Options& options) {
  std::vector<std::string> paths;
  for (const std::string& file : options.files) paths.push_back(session.path(file));
  const catalog::Catalog catalog = catalog::load(stores.folder());
  imports::Draft draft = stores.records().read([&](const db::Read& read) {
    org::root(read);  // an empty folder is told before anything is read
    return imports::read(read, catalog, imports::expand(paths), options.hints, progress_for(session, options));
  });
  if (session.interactive && !options.json) session.err << "\r\033[K" << std::flush;
  return draft;
}

bool confirmed(const Session& session, const Options& options, const imports::Draft& draft) {
  if (options.dry_run || draft.blocked) return false;
  if (options.yes) return true;
  if (!session.interactive || options.json) return false;
  session.out << "Записать? [д/н] " << std::flush;
  std::string answer;
  std::getline(session.in, answer);
  const std::string word = folded(answer);
  return word == "д" || word == "да" || word == "y" || word == "yes";
}

void tell_json(const Session& session, const imports::Draft& draft, std::optional<BatchId> batch) {
  JsonWriter json;
  json.begin_object().field("stored", batch.has_value()).key("batch");
  batch ? json.value(batch->value) : json.null();
  write_draft(json, draft);
  session.out << json.end_object().text() << "\n";
}

void tell_outcome(const Session& session, const Options& options, std::optional<BatchId> batch) {
  if (batch) {
    session.out << "Записано: загрузка № " << batch->value << ". Отозвать: vekha results take-back " << batch->value
                << " --data " << options.data << "\n";
    return;
  }
  session.out << "Ничего не записано."
              << (options.dry_run || session.interactive ? "" : " Чтобы записать, добавьте --yes.") << "\n";
}

void run_import(Session& session, const Options& options) {
  app::Stores& stores = session.stores(session.path(options.data));
  const imports::Draft draft = read_draft(session, stores, options);
  if (!options.json) print_preview(session.out, draft);
  std::optional<BatchId> batch;
  if (confirmed(session, options, draft)) batch = imports::commit({stores.records(), stores.facts()}, owner(), draft);
  if (options.json) tell_json(session, draft, batch);
  if (draft.blocked)
    throw Error(Code::bad_input, "Загрузка остановлена, ничего не записано: исправьте ошибки и повторите.");
  if (!options.json) tell_outcome(session, options, batch);
}

}  // namespace

void add_results_import(CLI::App& results, Session& session) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = results.add_subcommand("import", "Загрузить результаты из файлов и папок (XLSX, CSV)");
  command->add_option("FILE", options->files, "Файлы или папки")->required();
  command->add_option("--data", options->data, "Папка данных")->required();
  command->add_option("--form", options->hints.form, "Имя формы из catalog/forms, если файл не узнаётся сам");
  command->add_option("--subject", options->hints.subject, "Предмет, если его нет в файле");
  command->add_option("--grade", options->hints.grade, "Класс (параллель), если его нет в файле")
      ->check(CLI::Range(1, 11));
  command->add_option("--year", options->hints.year, "Год работы, если его нет в файле")->check(CLI::Range(2000, 2100));
  command->add_option("--procedure", options->hints.procedure, "Вид работы: ВПР, ОГЭ, ЕГЭ и другие");
  command->add_option("--school", options->hints.school, "Код школы, если его нет в файле");
  command->add_flag("--dry-run", options->dry_run, "Только показать, что будет записано");
  command->add_flag("--yes", options->yes, "Записать без вопроса");
  command->add_flag("--json", options->json, "Вывести JSON");
  command->callback([options, &session] {
    run_import(session, *options);
    sys::give_memory_back();
  });
}

}  // namespace vekha::cli
