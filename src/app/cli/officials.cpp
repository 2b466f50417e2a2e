// Official lists of schools with low results on the command line.
#include <fstream>
#include <sstream>

#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/help.hpp"
#include "app/cli/options.hpp"
#include "base/text.hpp"
#include "domain/officials/officials.hpp"

namespace vekha::cli {
namespace {

struct OfficialOptions {
  std::string data;
  std::string file;
  std::string title;
  std::string source;
  int year = 0;
  std::int64_t id = 0;
  bool json = false;
};

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(Code::bad_arguments, "Файл «" + path + "» не открылся.");
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return decode(bytes.str()).text;
}

void add(const OfficialOptions& options, Session& session) {
  const std::string text = content_of(session.path(options.file));
  session.stores(session.path(options.data))
      .records()
      .write(owner(), "официальный список", [&](const db::Write& write) {
        officials::List list{.year = options.year, .title = options.title, .source = options.source, .recorded_at = {}};
        list.schools = officials::read_entries(write, {}, text);
        const std::int64_t id = officials::add(write, list);
        session.out << "Список № " << id << ": "
                    << counted(static_cast<std::int64_t>(list.schools.size()), "школа", "школы", "школ") << ".\n";
      });
}

void list(const OfficialOptions& options, Session& session) {
  const app::Stores& stores = session.stores(session.path(options.data));
  const catalog::Catalog catalog = catalog::load(stores.folder());
  stores.records().read([&](const db::Read& read) {
    const auto lists = officials::lists(read, {}, options.year);
    const officials::Agreement found = officials::agreement(
        lists, risk::list(read, stores.facts(), catalog,
                          {.rule = "low-results", .year = options.year, .depth = 1, .changed = {}, .filter = {}}));
    if (options.json) {
      JsonWriter json;
      officials::write_lists(json, lists, found);
      session.out << json.text() << "\n";
      return;
    }
    for (const officials::List& one : lists)
      session.out << "№ " << one.id << " " << one.title << (one.removed ? " (убран)" : "") << ", школ "
                  << one.schools.size() << "\n";
    Columns table({{"Школа", Align::left}, {"Причина", Align::left}, {"Список и правило", Align::left}});
    for (const officials::Beside& one : found.schools) table.add({one.name, one.reason, one.words});
    session.out << found.headline << "\n\n" << table.text();
  });
}

void mark(const OfficialOptions& options, Session& session,
          void (*how)(const db::Write&, const org::Scope&, std::int64_t)) {
  session.stores(session.path(options.data))
      .records()
      .write(owner(), "официальный список", [&](const db::Write& write) { how(write, {}, options.id); });
  session.out << "Сделано.\n";
}

}  // namespace

void add_officials(Command room, Session& session) {
  const auto options = std::make_shared<OfficialOptions>();
  Command official = room.add_subcommand("official", "Официальные списки школ с низкими результатами");
  official.require_subcommand(1);
  const auto command = [&](const char* name, const char* what) {
    Command one = official.add_subcommand(name, what);
    one.add_option("--data", options->data, "Папка данных").required();
    return one;
  };
  Command fresh = command("add", "Внести список: строки «код или название школы; причина»");
  fresh.add_option("--file", options->file, "Файл CSV или текст").required();
  fresh.add_option("--year", options->year, "Год списка").required();
  fresh.add_option("--title", options->title, "Название: «Письмо от 12.09.2025»").required();
  fresh.add_option("--source", options->source, "Откуда список");
  fresh.callback([options, &session] { add(*options, session); });
  Command shown = command("list", "Списки года и их согласие с правилом");
  shown.add_option("--year", options->year, "Год").required();
  shown.add_flag("--json", options->json, "Ответ в JSON");
  shown.callback([options, &session] { list(*options, session); });
  Command removed = command("remove", "Убрать список");
  removed.add_option("--id", options->id, "Номер списка").required();
  removed.callback([options, &session] { mark(*options, session, officials::remove); });
  Command restored = command("restore", "Вернуть убранный список");
  restored.add_option("--id", options->id, "Номер списка").required();
  restored.callback([options, &session] { mark(*options, session, officials::restore); });
}

}  // namespace vekha::cli
