#include "app/cli/command.hpp"
#include "app/cli/import_preview.hpp"
#include "app/cli/options.hpp"
#include "app/cli/results.hpp"
#include "base/text.hpp"
#include "domain/imports/imports.hpp"
#include "domain/knowledge/knowledge.hpp"
#include "domain/listing/listing.hpp"
#include "io/sys/memory.hpp"

namespace vekha::cli {
namespace {

struct Options {
  std::string data;
  std::vector<std::string> files;
  imports::Hints hints;
  std::vector<std::string> columns;  ///< "field=column"
  std::vector<std::string> same;     ///< "school as written=code"
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

imports::Hints hints_of(const Options& options, const std::string& folder) {
  imports::Hints hints = options.hints;
  hints.folder = folder;
  for (const std::string& text : options.columns) hints.columns.push_back(imports::parted_first(text));
  for (const std::string& text : options.same) hints.same.insert(imports::parted(text));
  return hints;
}

imports::Draft read_draft(const Session& session, app::Stores& stores, const Options& options) {
  std::vector<std::string> paths;
  for (const std::string& file : options.files) paths.push_back(session.path(file));
  const catalog::Catalog catalog = catalog::load(stores.folder());
  const imports::Hints hints = hints_of(options, stores.folder());
  imports::Draft draft = stores.records().read([&](const db::Read& read) {
    org::root(read);  // an empty folder is told before anything is read
    imports::Draft read_draft =
        imports::read(read, catalog, imports::expand(paths), hints, progress_for(session, options));
    imports::cross_check(read, &stores.facts(), catalog, read_draft);
    return read_draft;
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

/// What an import left behind.
struct Stored {
  std::optional<BatchId> batch;
  std::vector<std::string> files;  ///< of the catalogue
};

using Differences = std::vector<results::Difference>;

/// What a draft would change in what is stored already.
Differences differences_of(const app::Stores& stores, const imports::Draft& draft) {
  return stores.records().read(
      [&](const db::Read& read) { return results::compare(read, stores.facts(), draft.load); });
}

void print_differences(std::ostream& out, const Differences& differences) {
  if (!differences.empty()) out << "Против записанного сейчас:\n";
  for (const results::Difference& one : differences) out << "  " << listing::difference_text(one) << "\n";
}

void tell_json(const Session& session, const imports::Draft& draft, const Stored& stored,
               const Differences& differences) {
  JsonWriter json;
  json.begin_object().field("stored", stored.batch.has_value() || !stored.files.empty()).key("batch");
  stored.batch ? json.value(stored.batch->value) : json.null();
  json.list("catalog_files", stored.files).key("differences").begin_array();
  for (const results::Difference& one : differences) listing::write_difference(json, one);
  json.end_array();
  write_draft(json, draft);
  session.out << json.end_object().text() << "\n";
}

void tell_outcome(const Session& session, const Options& options, const Stored& stored) {
  for (const std::string& file : stored.files) session.out << "Записано в папку данных: " << file << "\n";
  const std::optional<BatchId> batch = stored.batch;
  if (!batch && !stored.files.empty()) return;
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
  const Differences differences = differences_of(stores, draft);
  if (!options.json) {
    print_preview(session.out, draft);
    print_differences(session.out, differences);
  }
  Stored stored;
  if (confirmed(session, options, draft)) {
    stored.batch = imports::commit({stores.records(), stores.facts()}, owner(), draft);
    if (!*stored.batch) stored.batch.reset();
    knowledge::watched(stores.records(), owner(), stores.folder(),
                       [&] { stored.files = imports::keep_knowledge(stores.folder(), draft); });
  }
  if (options.json) tell_json(session, draft, stored, differences);
  if (draft.blocked)
    throw Error(Code::bad_input, "Загрузка остановлена, ничего не записано: исправьте ошибки и повторите.");
  if (!options.json) tell_outcome(session, options, stored);
}

}  // namespace

void add_results_import(Command results, Session& session) {
  const auto options = std::make_shared<Options>();
  Command command =
      results.add_subcommand("import", "Загрузить результаты из файлов и папок (XLSX, XLS, ODS, CSV, DOCX)");
  command.add_option("FILE", options->files, "Файлы или папки").required();
  command.add_option("--data", options->data, "Папка данных").required();
  command.add_option("--form", options->hints.form, "Имя формы из catalog/forms, если файл не узнаётся сам");
  command.add_option("--subject", options->hints.subject, "Предмет, если его нет в файле");
  command.add_option("--grade", options->hints.grade, "Класс (параллель), если его нет в файле").check(between(1, 11));
  command.add_option("--year", options->hints.year, "Год работы, если его нет в файле").check(between(2000, 2100));
  command.add_option("--procedure", options->hints.procedure, "Вид работы: ВПР, ОГЭ, ЕГЭ и другие");
  command.add_option("--school", options->hints.school, "Код школы, если его нет в файле");
  command.add_option("--map", options->columns,
                     "Что стоит в столбце таблицы неизвестной формы: ПОЛЕ=СТОЛБЕЦ; форма сохраняется в папке данных");
  command.add_option("--title", options->hints.form_title, "Название сохраняемой формы");
  command.add_option("--same", options->same, "Какая это школа: «КАК В ФАЙЛЕ=КОД»; пустой код означает новую школу");
  command.add_flag("--replace", options->hints.replace,
                   "Заменить записанное раньше по тем же школам; отзыв новой загрузки вернёт прежнее");
  command.add_flag("--dry-run", options->dry_run, "Только показать, что будет записано");
  command.add_flag("--yes", options->yes, "Записать без вопроса");
  command.add_flag("--json", options->json, "Вывести JSON");
  command.callback([options, &session] {
    run_import(session, *options);
    sys::give_memory_back();
  });
}

}  // namespace vekha::cli
