#include "app/cli/command.hpp"
#include "app/cli/import_preview.hpp"
#include "app/cli/options.hpp"
#include "app/cli/results.hpp"
#include "base/error.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/imports/imports.hpp"

namespace vekha::cli {
namespace {

struct Options {
  std::string data;
  std::vector<std::string> files;
  std::string out;
  imports::Hints hints;
  bool json = false;
};

/// Without a data folder the files are checked by what is built in, against no organisation.
imports::Draft read_draft(Session& session, const Options& options, const std::vector<imports::SourceFile>& files,
                          const catalog::Catalog& catalog) {
  facts::Store* facts = nullptr;
  const auto read = [&](const db::Read& records) {
    imports::Draft draft = imports::read(records, catalog, files, options.hints);
    imports::cross_check(records, facts, catalog, draft);
    return draft;
  };
  if (options.data.empty()) return db::Database::open_memory()->read(read);
  const app::Stores& stores = session.stores(session.path(options.data));
  facts = &stores.facts();
  return stores.records().read(read);
}

void run_check(Session& session, Options options) {
  std::vector<std::string> paths;
  for (const std::string& file : options.files) paths.push_back(session.path(file));
  const std::vector<imports::SourceFile> files = imports::expand(paths);
  const catalog::Catalog catalog =
      options.data.empty() ? catalog::built_in() : catalog::load(session.stores(session.path(options.data)).folder());
  options.hints.all_issues = !options.out.empty();
  const imports::Draft draft = read_draft(session, options, files, catalog);
  if (!options.out.empty()) imports::write_corrected_copy(session.path(options.out), files, draft, catalog);
  if (options.json) {
    JsonWriter json;
    json.begin_object();
    write_draft(json, draft);
    session.out << json.end_object().text() << "\n";
  } else {
    print_preview(session.out, draft);
    if (!options.out.empty()) session.out << "Копия с замечаниями в ячейках: " << options.out << "\n";
  }
  if (draft.blocked) throw Error(Code::bad_input, "В файлах есть ошибки: загрузить их нельзя.");
}

}  // namespace

void add_results_check(Command results, Session& session) {
  const auto options = std::make_shared<Options>();
  Command command = results.add_subcommand("check", "Проверить файлы и получить копию с замечаниями в ячейках");
  command.add_option("FILE", options->files, "Файлы или папки").required();
  command.add_option("--out", options->out, "Куда записать копию с замечаниями (XLSX)");
  command.add_option("--data", options->data, "Папка данных: её школы, шкалы, формы и правила");
  command.add_option("--form", options->hints.form, "Имя формы из catalog/forms, если файл не узнаётся сам");
  command.add_option("--subject", options->hints.subject, "Предмет, если его нет в файле");
  command.add_option("--grade", options->hints.grade, "Класс (параллель), если его нет в файле").check(between(1, 11));
  command.add_option("--year", options->hints.year, "Год работы, если его нет в файле").check(between(2000, 2100));
  command.add_option("--procedure", options->hints.procedure, "Вид работы: ВПР, ОГЭ, ЕГЭ и другие");
  command.add_option("--school", options->hints.school, "Код школы, если его нет в файле");
  command.add_flag("--json", options->json, "Вывести JSON");
  command.callback([options, &session] { run_check(session, *options); });
}

}  // namespace vekha::cli
