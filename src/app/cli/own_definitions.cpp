// Own definitions on the command line: a file with its cases is tried, stored as a version, taken back.
#include <fstream>
#include <sstream>

#include "app/cli/command.hpp"
#include "app/cli/definitions.hpp"
#include "app/cli/options.hpp"
#include "base/json.hpp"
#include "domain/own/own.hpp"

namespace vekha::cli {
namespace {

struct OwnOptions {
  std::string data;
  std::string file;
  std::string cases;
  std::string id;
  bool json = false;
};

std::string content_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(Code::not_found, "Файла «" + path + "» нет.");
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

void tell_cases(std::ostream& out, const own::Trial& trial) {
  for (const auto& one : trial.cases)
    out << (one.fault.empty() ? "  сходится: " : "  не сходится: ") << one.title << ", ожидалось " << one.expected
        << (one.fault.empty() ? "" : "; " + one.fault) << "\n";
  out << (trial.holds() ? "Проверен: случаев " + std::to_string(trial.cases.size()) + ".\n"
                        : "Не проверен: нужны хотя бы три случая, и все должны сойтись.\n");
}

void save(const OwnOptions& options, Session& session) {
  const own::Text text{.definition = content_of(session.path(options.file)),
                       .cases = options.cases.empty() ? "" : content_of(session.path(options.cases))};
  app::Stores& stores = session.stores(session.path(options.data));
  const indicators::Library library = indicators::library(stores.folder());
  const std::string id = stores.records().write(
      owner(), "свой показатель", [&](const db::Write& write) { return own::save(write, library, text); });
  stores.records().read([&](const db::Read& read) { own::lay_files(read, stores.folder()); });
  const own::Trial trial = own::tried(library, text);
  if (options.json) {
    JsonWriter json;
    json.begin_object().field("id", id).field("holds", trial.holds());
    session.out << json.field("cases", trial.cases.size()).end_object().text() << "\n";
    return;
  }
  session.out << "Показатель «" << id << "» записан. Отменить: vekha indicator undo " << id << " --data …\n";
  tell_cases(session.out, trial);
}

void undo(const OwnOptions& options, Session& session) {
  app::Stores& stores = session.stores(session.path(options.data));
  stores.records().write(owner(), "свой показатель: прежняя версия",
                         [&](const db::Write& write) { own::undo(write, options.id); });
  stores.records().read([&](const db::Read& read) { own::lay_files(read, stores.folder()); });
  session.out << "Последняя запись показателя «" << options.id << "» отменена.\n";
}

}  // namespace

void add_own_definitions(Command room, Session& session) {
  const auto options = std::make_shared<OwnOptions>();
  Command saved = room.add_subcommand("save", "Записать свой показатель из файла YAML с проверочными случаями");
  saved.add_option("file", options->file, "Файл с одним определением: как в catalog/indicators").required();
  saved.add_option("--cases", options->cases, "Файл с его проверочными случаями");
  saved.add_option("--data", options->data, "Папка данных").required();
  saved.add_flag("--json", options->json, "Ответ в JSON");
  saved.callback([options, &session] { save(*options, session); });
  Command undone = room.add_subcommand("undo", "Отменить последнюю запись своего показателя");
  undone.add_option("id", options->id, "Код показателя").required();
  undone.add_option("--data", options->data, "Папка данных").required();
  undone.callback([options, &session] { undo(*options, session); });
}

}  // namespace vekha::cli
