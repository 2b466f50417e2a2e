#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/results.hpp"
#include "base/json.hpp"
#include "domain/org/org.hpp"
#include "io/sys/clock.hpp"

namespace vekha::cli {
namespace {

struct Options {
  std::string data;
  std::string school;
  std::string other;
  std::string change;
  std::string on;
  std::string until;
  std::string name;
  std::string note;
  std::int64_t event = 0;
  bool json = false;
};

org::Node school_of(const db::Read& read, const std::string& code) {
  const auto found = org::find(read, org::Kind::school, code);
  if (!found) throw Error(Code::not_found, "Нет школы с кодом " + code + ".");
  return *found;
}

Date day_of(const std::string& text, const char* option) {
  const auto iso = parse_iso_date(text);
  const auto day = iso ? iso : parse_ru_date(text);
  if (!day) throw Error(Code::bad_arguments, std::string(option) + ": ожидался день вида 2026-09-01.");
  return *day;
}

void tell(Session& session, const Options& options, const db::Read& read, const std::vector<org::Event>& events) {
  const auto name = [&](NodeId id) { return id ? org::node(read, {}, id).name : std::string(); };
  JsonWriter json;
  json.begin_array();
  for (const org::Event& one : events) {
    json.begin_object().field("id", one.id).field("change", org::change_name(one.change));
    json.field("school", org::node(read, {}, one.node).code)
        .field("other", one.other ? org::node(read, {}, one.other).code : "");
    json.field("on", iso_date(one.on)).field("until", one.until ? iso_date(*one.until) : "");
    json.field("old_name", one.old_name).field("new_name", one.new_name).field("note", one.note);
    json.field("recorded_at", one.recorded_at).field("actor", one.actor).field("withdrawn_at", one.withdrawn_at);
    json.end_object();
    if (options.json) continue;
    session.out << "№ " << one.id << "  " << ru_date(one.on) << (one.until ? "–" + ru_date(*one.until) : "") << "  "
                << name(one.node) << ": " << org::change_title(one.change)
                << (one.other              ? " → " + name(one.other)
                    : one.new_name.empty() ? ""
                                           : " → " + one.new_name)
                << (one.withdrawn_at.empty() ? "" : "  (запись отменена)") << "\n";
  }
  json.end_array();
  if (options.json)
    session.out << json.text() << "\n";
  else if (events.empty())
    session.out << "Изменений организаций не записано.\n";
}

void run_list(Session& session, const Options& options) {
  session.stores(session.path(options.data)).records().read([&](const db::Read& read) {
    const NodeId node = options.school.empty() ? NodeId{} : school_of(read, options.school).id;
    tell(session, options, read, org::history(read, node));
  });
}

void run_add(Session& session, const Options& options) {
  const auto change = org::change_from_name(options.change);
  if (!change) throw Error(Code::bad_arguments, "--change: ожидалось renamed, merged, split, branch или closed.");
  session.stores(session.path(options.data))
      .records()
      .write(owner(), "изменение организации: школа " + options.school, [&](const db::Write& write) {
        org::Event event{.change = *change, .node = school_of(write, options.school).id};
        if (!options.other.empty()) event.other = school_of(write, options.other).id;
        event.on = day_of(options.on, "--on");
        if (!options.until.empty()) event.until = day_of(options.until, "--until");
        event.new_name = options.name;
        event.note = options.note;
        tell(session, options, write, {org::record(write, event, sys::today())});
      });
}

void run_withdraw(Session& session, const Options& options) {
  session.stores(session.path(options.data))
      .records()
      .write(owner(), "отмена записи об организации № " + std::to_string(options.event),
             [&](const db::Write& write) { org::withdraw(write, options.event); });
  session.out << "Запись № " << options.event << " отменена.\n";
}

}  // namespace

void add_results_history(Command results, Session& session) {
  const auto options = std::make_shared<Options>();
  Command history = results.add_subcommand("history", "Слияния, разделения, переименования и филиалы школ");
  history.require_subcommand(1);
  Command list = history.add_subcommand("list", "Показать записанное");
  Command add = history.add_subcommand("add", "Записать изменение школы");
  Command withdraw = history.add_subcommand("withdraw", "Отменить ошибочную запись");
  for (Command command : {list, add, withdraw}) command.add_option("--data", options->data, "Папка данных").required();
  for (Command command : {list, add}) command.add_flag("--json", options->json, "Вывести JSON");
  list.add_option("--school", options->school, "Код школы");
  add.add_option("--school", options->school, "Код школы").required();
  add.add_option("--change", options->change, "renamed, merged, split, branch, closed").required();
  add.add_option("--other", options->other, "Код второй школы: к какой присоединена, что выделено, чей филиал");
  add.add_option("--on", options->on, "С какого дня").required();
  add.add_option("--until", options->until, "Последний день (филиала)");
  add.add_option("--name", options->name, "Новое название");
  add.add_option("--note", options->note, "Основание");
  withdraw.add_option("EVENT", options->event, "Номер записи").required();
  list.callback([options, &session] { run_list(session, *options); });
  add.callback([options, &session] { run_add(session, *options); });
  withdraw.callback([options, &session] { run_withdraw(session, *options); });
}

}  // namespace vekha::cli
