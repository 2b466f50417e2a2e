#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/results.hpp"
#include "app/cli/selection.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/procedures/procedures.hpp"
#include "io/sys/clock.hpp"

namespace vekha::cli {
namespace {

using procedures::Board;
using procedures::Instance;
using procedures::State;

struct Options {
  Selection selection;
  std::string first;
  std::string last;
  std::string due;
  std::string note;
  std::vector<std::string> expected;
  std::int64_t instance = 0;
  bool by_choice = false;
  bool late = false;
  bool json = false;
};

bool wanted(const Instance& one, const results::Filter& filter) {
  return filter.procedure.value_or(one.exam.procedure) == one.exam.procedure &&
         filter.grade.value_or(one.exam.grade) == one.exam.grade &&
         filter.subject.value_or(one.exam.subject) == one.exam.subject;
}

void write_row(JsonWriter& json, const procedures::Row& row) {
  json.begin_object().field("school", row.code).field("name", row.name).field("municipality", row.municipality);
  json.field("expected", row.expected).field("works", row.works).field("participants", row.participants);
  json.field("state", procedures::state_name(row.state)).field("basis", row.basis).key("contact");
  if (!row.contact)
    json.null();
  else
    json.begin_object()
        .field("name", row.contact->name)
        .field("phone", row.contact->phone)
        .field("email", row.contact->email)
        .end_object();
  json.end_object();
}

void write_board(JsonWriter& json, const Board& board, const Options& options) {
  const Instance& one = board.instance;
  json.begin_object().field("id", one.id).field("procedure", one.exam.procedure).field("year", one.exam.year);
  json.field("grade", one.exam.grade).field("subject", one.exam.subject).field("part", one.part);
  json.field("first", iso_date(one.first)).field("last", iso_date(one.last)).field("due", iso_date(one.due));
  json.field("percent_loaded", board.percent_loaded()).field("late", board.count(State::late));
  json.field("schools", board.rows.size()).key("rows").begin_array();
  for (const procedures::Row& row : board.rows)
    if (!options.late || row.state == State::late) write_row(json, row);
  json.end_array().end_object();
}

std::string contact_text(const procedures::Row& row) {
  if (!row.contact) return "не назначен";
  std::vector<std::string> parts;
  for (const std::string& part : {row.contact->name, row.contact->phone, row.contact->email})
    if (!part.empty()) parts.push_back(part);
  return joined(parts, ", ");
}

void print_board(Session& session, const Board& board, const Options& options) {
  const Instance& one = board.instance;
  const auto share = board.percent_loaded();
  session.out << "№ " << one.id << "  " << one.exam.title() << "  " << ru_date(one.first) << "–" << ru_date(one.last)
              << ", загрузить до " << ru_date(one.due) << ": загружено "
              << (share ? ru_percent(*share, 0) : std::string("нет данных")) << ", опаздывают "
              << board.count(State::late) << " из "
              << counted(static_cast<std::int64_t>(board.rows.size()), "школы", "школ", "школ") << "\n";
  Columns columns({{"Школа", Align::left},
                   {"Ожидается"},
                   {"Загружено"},
                   {"Состояние", Align::left},
                   {"Откуда известно", Align::left},
                   {"Ответственный", Align::left}});
  for (const procedures::Row& row : board.rows)
    if (!options.late || row.state == State::late)
      columns.add({row.name + " (" + row.code + ")", row.expected ? std::to_string(*row.expected) : "нет данных",
                   std::to_string(row.works), std::string(procedures::state_title(row.state)), row.basis,
                   contact_text(row)});
  session.out << columns.text();
}

void run_board(Session& session, const Options& options) {
  const app::Stores& stores = session.stores(session.path(options.selection.data));
  const catalog::Catalog catalog = catalog::load(stores.folder());
  stores.records().read([&](const db::Read& read) {
    const results::Filter filter = filter_of(read, catalog, options.selection);
    JsonWriter json;
    json.begin_object().key("procedures").begin_array();
    for (const Instance& one : procedures::list(read, filter.scope, filter.year)) {
      if (!wanted(one, filter)) continue;
      const Board board = procedures::board(read, stores.facts(), filter.scope, one, sys::today());
      options.json ? write_board(json, board, options) : print_board(session, board, options);
    }
    json.end_array().key("unplanned").begin_array();
    for (const results::Exam& exam : procedures::unplanned(read, stores.facts(), filter.scope, filter.year)) {
      json.begin_object().field("procedure", exam.procedure).field("year", exam.year).field("grade", exam.grade);
      json.field("subject", exam.subject).end_object();
      if (!options.json) session.out << "Загружено, но нет в календаре: " << exam.title() << "\n";
    }
    json.end_array().end_object();
    if (options.json) session.out << json.text() << "\n";
  });
}

Date day_of(const std::string& text, const char* option) {
  const auto iso = parse_iso_date(text);
  const auto day = iso ? iso : parse_ru_date(text);
  if (!day) throw Error(Code::bad_arguments, std::string(option) + ": ожидался день вида 2026-04-11.");
  return *day;
}

void run_add(Session& session, const Options& options) {
  const app::Stores& stores = session.stores(session.path(options.selection.data));
  const catalog::Catalog catalog = catalog::load(stores.folder());
  const Selection& chosen = options.selection;
  const Instance added = stores.records().write(owner(), "календарь процедур", [&](const db::Write& write) {
    Instance fresh{.exam = {chosen.procedure, chosen.year.value_or(0), chosen.grade.value_or(0),
                            catalog.find_subject(chosen.subject).value_or(chosen.subject)},
                   .part = chosen.part,
                   .note = options.note,
                   .by_choice = options.by_choice};
    fresh.first = day_of(options.first, "--first");
    fresh.last = options.last.empty() ? fresh.first : day_of(options.last, "--last");
    fresh.due = options.due.empty() ? fresh.last : day_of(options.due, "--due");
    return procedures::add(write, scope_of(write, chosen.scope), fresh);
  });
  JsonWriter json;
  json.begin_object().field("id", added.id).end_object();
  if (options.json)
    session.out << json.text() << "\n";
  else
    session.out << "В календаре: № " << added.id << ", " << added.exam.title() << ".\n";
}

void run_expect(Session& session, const Options& options) {
  const app::Stores& stores = session.stores(session.path(options.selection.data));
  stores.records().write(owner(), "ожидаемое число участников", [&](const db::Write& write) {
    std::map<NodeId, int> counts;
    for (const std::string& pair : options.expected) {
      const auto parts = split(pair, '=');
      const auto count = parts.size() == 2 ? parse_integer(parts[1]) : std::nullopt;
      if (!count) throw Error(Code::bad_arguments, "Ожидалось КОД=ЧИСЛО, дано «" + pair + "».");
      const auto school = org::find(write, org::Kind::school, parts[0]);
      if (!school) throw Error(Code::not_found, "Нет школы с кодом " + parts[0] + ".");
      counts[school->id] = static_cast<int>(*count);
    }
    procedures::expect(write, {}, options.instance, counts);
  });
  session.out << "Записано школ: " << options.expected.size() << ".\n";
}

void run_remove(Session& session, const Options& options) {
  session.stores(session.path(options.selection.data))
      .records()
      .write(owner(), "календарь процедур: № " + std::to_string(options.instance),
             [&](const db::Write& write) { procedures::remove(write, {}, options.instance); });
  session.out << "Процедура № " << options.instance << " убрана из календаря.\n";
}

void run_restore(Session& session, const Options& options) {
  session.stores(session.path(options.selection.data))
      .records()
      .write(owner(), "календарь процедур: № " + std::to_string(options.instance),
             [&](const db::Write& write) { procedures::restore(write, {}, options.instance); });
  session.out << "Процедура № " << options.instance << " снова в календаре.\n";
}

}  // namespace

void add_results_board(Command results, Session& session) {
  const auto options = std::make_shared<Options>();
  Command board = results.add_subcommand("board", "Кто что загрузил, кто опаздывает, кому звонить");
  add_selection(board, options->selection);
  board.add_flag("--late", options->late, "Только опаздывающие школы");
  board.add_flag("--json", options->json, "Вывести JSON");
  board.callback([options, &session] { run_board(session, *options); });

  Command calendar = results.add_subcommand("calendar", "Календарь процедур");
  calendar.require_subcommand(1);
  Command add = calendar.add_subcommand("add", "Внести процедуру в календарь");
  add_selection(add, options->selection);
  add.add_option("--first", options->first, "Первый день").required();
  add.add_option("--last", options->last, "Последний день");
  add.add_option("--due", options->due, "Загрузить результаты до этого дня");
  add.add_option("--note", options->note, "Основание");
  add.add_flag("--by-choice", options->by_choice, "Предмет не для всех: ждать только школы, которые указаны");
  add.add_flag("--json", options->json, "Вывести JSON");
  add.callback([options, &session] { run_add(session, *options); });
  Command expect = calendar.add_subcommand("expect", "Сколько участников ждать от школ: КОД=ЧИСЛО …");
  Command remove = calendar.add_subcommand("remove", "Убрать процедуру из календаря");
  Command restore = calendar.add_subcommand("restore", "Вернуть процедуру в календарь");
  for (Command command : {expect, remove, restore}) {
    command.add_option("ID", options->instance, "Номер в календаре").required();
    command.add_option("--data", options->selection.data, "Папка данных").required();
  }
  expect.add_option("EXPECTED", options->expected, "КОД=ЧИСЛО; 0 — школа не участвует").required();
  expect.callback([options, &session] { run_expect(session, *options); });
  remove.callback([options, &session] { run_remove(session, *options); });
  restore.callback([options, &session] { run_restore(session, *options); });
}

}  // namespace vekha::cli
