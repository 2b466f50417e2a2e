#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/cli/options.hpp"
#include "app/cli/task_commands.hpp"
#include "app/file_store.hpp"
#include "app/work_json.hpp"
#include "io/sys/clock.hpp"

namespace vekha::cli {
namespace {

struct EvidenceOptions {
  WorkOptions work;
  std::int64_t id = 0;
  std::string file;
  std::string dated;
  std::string reason;
  execution::NewEvidence fresh;
};

/// The file kept in the data folder; whoever may not touch the task leaves none behind.
void keep_file(const EvidenceOptions& options, Session& session, execution::NewEvidence& fresh) {
  const std::string path = session.path(options.file);
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(Code::bad_input, "Файл «" + options.file + "» не открывается. Проверьте имя и права.");
  look_as(options.work, session, [&](const db::Read& read, const execution::Hand& hand) {
    execution::task(read, hand, TaskId{options.id}, sys::today());
  });
  const std::string& folder = stores_of(options.work, session).folder();
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const files::Kept kept = app::file_store(folder, sys::read_settings(folder)).keep_bytes(bytes);
  fresh.file_sha256 = kept.sha256;
  fresh.file_name = std::filesystem::path(path).filename().string();
  fresh.size = kept.size;
  fresh.scan = kept.scan;
}

void add(const EvidenceOptions& options, Session& session) {
  execution::NewEvidence fresh = options.fresh;
  if (const auto day = maybe_day(options.dated)) fresh.dated = iso_date(*day);
  if (!options.file.empty()) keep_file(options, session, fresh);
  execution::Evidence made;
  change_as(options.work, session, "документ к задаче", [&](const db::Write& write, const execution::Hand& hand) {
    made = execution::add_evidence(write, hand, TaskId{options.id}, fresh);
  });
  if (options.work.json) {
    JsonWriter json;
    app::write_evidence(json, made);
    session.out << json.text() << "\n";
    return;
  }
  session.out << "Документ приложен, его номер " << made.id.value << ".\n";
}

void list(const EvidenceOptions& options, Session& session) {
  look_as(options.work, session, [&](const db::Read& read, const execution::Hand& hand) {
    const auto papers = execution::task(read, hand, TaskId{options.id}, sys::today()).evidence;
    if (!options.work.json) {
      if (papers.empty()) session.out << "Документов у задачи нет.\n";
      return tell_evidence(session.out, papers);
    }
    JsonWriter json;
    json.begin_array();
    for (const execution::Evidence& paper : papers) app::write_evidence(json, paper);
    session.out << json.end_array().text() << "\n";
  });
}

void tell_mark(const EvidenceOptions& options, Session& session, const std::string& words) {
  if (!options.work.json) {
    session.out << words << "\n";
    return;
  }
  look_as(options.work, session, [&](const db::Read& read, const execution::Hand& hand) {
    JsonWriter json;
    app::write_evidence(json, execution::evidence(read, hand, EvidenceId{options.id}));
    session.out << json.text() << "\n";
  });
}

void remove(const EvidenceOptions& options, Session& session) {
  change_as(options.work, session, "документ убран: " + options.reason,
            [&](const db::Write& write, const execution::Hand& hand) {
              execution::remove_evidence(write, hand, EvidenceId{options.id}, options.reason);
            });
  tell_mark(options, session, "Документ убран; вернуть: vekha task evidence restore " + std::to_string(options.id));
}

void restore(const EvidenceOptions& options, Session& session) {
  change_as(options.work, session, "документ возвращён", [&](const db::Write& write, const execution::Hand& hand) {
    execution::restore_evidence(write, hand, EvidenceId{options.id});
  });
  tell_mark(options, session, "Документ возвращён.");
}

}  // namespace

void add_task_evidence(Command task, Session& session) {
  Command parent = task.add_subcommand("evidence", "Документы, которые подтверждают исполнение");
  parent.require_subcommand(1);
  const auto options = std::make_shared<EvidenceOptions>();
  const auto command = [&](const std::string& name, const std::string& title,
                           void (*work)(const EvidenceOptions&, Session&)) {
    Command made = parent.add_subcommand(name, title);
    add_work_options(made, options->work);
    made.callback([work, options, &session] { work(*options, session); });
    return made;
  };
  Command adding = command("add", "Приложить файл или назвать документ: номер и дата либо ссылка", add);
  adding.add_option("id", options->id, "Номер задачи").required();
  adding.add_option("--file", options->file, "Файл");
  adding.add_option("--kind", options->fresh.kind, "Вид: order, protocol, report …; без него — по заголовку");
  adding.add_option("--title", options->fresh.title, "Заголовок");
  adding.add_option("--number", options->fresh.number, "Номер");
  adding.add_option("--dated", options->dated, "Дата, например 05.09.2025");
  adding.add_option("--link", options->fresh.link, "Адрес, где опубликован");
  adding.add_option("--note", options->fresh.note, "Пояснение");
  command("list", "Документы задачи", list).add_option("id", options->id, "Номер задачи").required();
  Command removing = command("remove", "Убрать документ: он останется в истории", remove);
  removing.add_option("id", options->id, "Номер документа").required();
  removing.add_option("--reason", options->reason, "Почему").required();
  command("restore", "Вернуть убранный документ", restore).add_option("id", options->id, "Номер документа").required();
}

}  // namespace vekha::cli
