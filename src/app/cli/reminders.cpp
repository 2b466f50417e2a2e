#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/reminding/reminding.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/people/people.hpp"
#include "io/sys/clock.hpp"

namespace vekha::cli {
namespace {

struct Options {
  std::string data;
  std::string now;
  std::string login;
  std::string to;
  std::string reason;
  std::string until;
  std::int64_t task = 0;
  std::int64_t measure = 0;
  std::int64_t roadmap = 0;
  std::int64_t id = 0;
  int limit = 50;
  bool letters = false;
  bool json = false;
};

db::Database& records(Session& session, const Options& options) {
  return session.stores(session.path(options.data)).records();
}

std::int64_t moment_of(const Options& options) {
  if (options.now.empty()) return sys::now_seconds();
  const auto moment = sys::parse_moment(options.now, sys::zone());
  if (!moment) throw Error(Code::bad_arguments, "Время «" + options.now + "» не понято. Нужен вид 2026-11-22T08:00.");
  return *moment;
}

void run_round(Session& session, const Options& options) {
  app::Stores& stores = session.stores(session.path(options.data));
  app::Reminding reminding(stores, sys::read_settings(stores.folder()));
  const app::Reminding::Done done = reminding.run(moment_of(options));
  if (options.json) {
    JsonWriter json;
    json.begin_object().field("reminders", done.told.reminders).field("notifications", done.told.notifications);
    json.field("letters", done.told.letters).field("sent", done.delivered.sent);
    json.field("postponed", done.delivered.postponed).field("failed", done.delivered.failed).end_object();
    session.out << json.text() << "\n";
    return;
  }
  session.out << "Напоминаний: " << done.told.reminders << ", уведомлений на странице: " << done.told.notifications
              << ", новых писем: " << done.told.letters << ".\nОтправлено писем: " << done.delivered.sent
              << ", отложено: " << done.delivered.postponed << ", не принято: " << done.delivered.failed << ".\n";
}

std::string step_text(reminders::Step step) {
  if (step > 0) return "за " + counted(step, "день", "дня", "дней");
  return step == 0 ? "просрочено" : "просрочено " + counted(-step, "неделю", "недели", "недель");
}

void list_letters(Session& session, const Options& options) {
  const auto rows =
      records(session, options).read([&](const db::Read& read) { return reminders::letters(read, options.limit); });
  JsonWriter json;
  json.begin_array();
  for (const reminders::LetterRow& row : rows) {
    json.begin_object().field("id", row.id).field("name", row.name).field("account_id", row.account.value);
    json.field("subject", row.subject).field("state", row.state).field("attempts", row.attempts);
    json.field("made_at", sys::iso_moment(row.made_at)).field("next_at", sys::iso_moment(row.next_at));
    json.field("told", row.told).end_object();
    if (!options.json)
      session.out << sys::iso_moment(row.made_at) << "\t" << row.state << "\t" << row.attempts << "\t" << row.subject
                  << (row.told.empty() ? "" : "\t" + row.told) << "\n";
  }
  json.end_array();
  if (options.json) session.out << json.text() << "\n";
}

void list_told(Session& session, const Options& options) {
  const auto rows = records(session, options).read([&](const db::Read& read) {
    const AccountId account = options.login.empty() ? AccountId{} : people::account(read, options.login).id;
    return reminders::told(read, account, options.limit);
  });
  JsonWriter json;
  json.begin_array();
  for (const reminders::ToldRow& row : rows) {
    json.begin_object().field("login", row.login).field("task_id", row.task.value).field("number", row.number);
    json.field("text", row.text).field("due", iso_date(row.due)).field("step", row.step);
    json.field("day", iso_date(row.day)).field("mail", row.mail).end_object();
    if (!options.json)
      session.out << ru_date(row.day) << "\t" << row.login << "\t" << step_text(row.step) << "\tсрок "
                  << ru_date(row.due) << "\t" << row.number << " " << prefix(squeezed(row.text), 80) << "\n";
  }
  json.end_array();
  if (options.json) session.out << json.text() << "\n";
}

reminders::Mute mute_of(const Options& options) {
  reminders::Mute mute{.reason = options.reason};
  for (const auto& [name, id] : {std::pair<const char*, std::int64_t>{"task", options.task},
                                 {"measure", options.measure},
                                 {"roadmap", options.roadmap}}) {
    if (id == 0) continue;
    if (!mute.object.empty()) throw Error(Code::bad_arguments, "Назовите одно: --task, --measure или --roadmap.");
    mute.object = name;
    mute.object_id = id;
  }
  if (mute.object.empty())
    throw Error(Code::bad_arguments, "Назовите, о чём молчать: --task, --measure или --roadmap.");
  if (options.until.empty()) return mute;
  mute.until = parse_iso_date(options.until);
  if (!mute.until) throw Error(Code::bad_arguments, "Дата «" + options.until + "» не понята. Нужен вид 2026-12-31.");
  return mute;
}

void mute(Session& session, const Options& options) {
  reminders::Mute wanted = mute_of(options);
  const auto id =
      records(session, options).write(owner(), "не напоминать: " + options.reason, [&](const db::Write& write) {
        const people::Account account = people::account(write, options.login);
        wanted.account = account.id;
        return reminders::add_mute(write, {account.node.path}, wanted, sys::today());
      });
  session.out << "Больше не напоминать. Отменить: vekha reminders unmute " << id << " --account " << options.login
              << " --data " << options.data << "\n";
}

void unmute(Session& session, const Options& options) {
  records(session, options).write(owner(), "снова напоминать", [&](const db::Write& write) {
    reminders::remove_mute(write, people::account(write, options.login).id, options.id);
  });
  session.out << "Напоминания снова приходят.\n";
}

mail::Letter test_letter(const sys::Settings& settings, const std::string& to) {
  const auto from = mail::parse_mailbox(settings.mail_from);
  const auto address = mail::parse_mailbox(to);
  if (!from) throw Error(Code::bad_input, "Не указано, от чьего имени письмо: добавьте mail_from в settings.yaml.");
  if (!address) throw Error(Code::bad_arguments, "Адрес «" + to + "» не подходит. Нужен вид ivanova@example.ru.");
  const std::int64_t now = sys::now_seconds();
  const std::string host = from->address.substr(from->address.find('@') + 1);
  return {
      .from = *from,
      .to = *address,
      .subject = "Проверка почты программы «Веха»",
      .text = "Это письмо проверяет, что программа «Веха» может отправлять напоминания. Отвечать не нужно.\n",
      .html = "<p>Это письмо проверяет, что программа «Веха» может отправлять напоминания. Отвечать не нужно.</p>\n",
      .message_id = "test-" + std::to_string(now) + "@" + host,
      .date = now,
      .offset = sys::zone().offset(now)};
}

void test_mail(Session& session, const Options& options) {
  const app::Stores& stores = session.stores(session.path(options.data));
  const sys::Settings settings = sys::read_settings(stores.folder());
  const mail::Server server = app::mail_server(settings, stores.folder());
  const mail::Outcome outcome = mail::send(server, test_letter(settings, options.to));
  if (outcome.state != mail::Outcome::State::accepted) throw Error(Code::unavailable, outcome.message);
  session.out << "Письмо принято почтовым сервером «" << settings.mail_host << "».\n";
}

using Added = std::pair<Command, std::shared_ptr<Options>>;

Added add_command(Command parent, const std::string& name, const std::string& text) {
  const auto options = std::make_shared<Options>();
  Command command = parent.add_subcommand(name, text);
  command.add_option("--data", options->data, "Папка данных").required();
  return {command, options};
}

void add_listing(Command parent, Session& session) {
  const auto [run, at] = add_command(parent, "run", "Напомнить обо всём, чему пришёл срок, и отправить письма");
  run.add_option("--now", at->now, "Считать, что сейчас это время, например 2026-11-22T08:00");
  run.add_flag("--json", at->json, "Вывод в JSON");
  run.callback([options = at, &session] { run_round(session, *options); });
  const auto [list, which] = add_command(parent, "list", "Показать, о чём напоминали, или письма");
  list.add_option("--account", which->login, "Логин; без него — все");
  list.add_option("--limit", which->limit, "Сколько строк").check(between(1, 100'000));
  list.add_flag("--letters", which->letters, "Показать письма");
  list.add_flag("--json", which->json, "Вывод в JSON");
  list.callback([options = which, &session] {
    options->letters ? list_letters(session, *options) : list_told(session, *options);
  });
}

void add_muting(Command parent, Session& session) {
  const auto [command, options] = add_command(parent, "mute", "Не напоминать человеку о задаче, мероприятии или карте");
  command.add_option("--account", options->login, "Логин").required();
  command.add_option("--task", options->task, "Номер задачи");
  command.add_option("--measure", options->measure, "Номер мероприятия");
  command.add_option("--roadmap", options->roadmap, "Номер дорожной карты");
  command.add_option("--reason", options->reason, "Почему").required();
  command.add_option("--until", options->until, "Последний день без напоминаний, ГГГГ-ММ-ДД; без него — бессрочно");
  command.callback([chosen = options, &session] { mute(session, *chosen); });
  const auto [again, which] = add_command(parent, "unmute", "Снова напоминать");
  again.add_option("id", which->id, "Номер отключения").required();
  again.add_option("--account", which->login, "Логин").required();
  again.callback([chosen = which, &session] { unmute(session, *chosen); });
}

}  // namespace

void add_reminders(Command app, Session& session) {
  Command parent =
      app.add_subcommand("reminders", "Напоминания о сроках: разослать, показать, отключить, проверить почту");
  parent.require_subcommand(1);
  add_listing(parent, session);
  add_muting(parent, session);
  const auto [command, options] = add_command(parent, "test-mail", "Отправить проверочное письмо");
  command.add_option("--to", options->to, "Адрес почты").required();
  command.callback([chosen = options, &session] { test_mail(session, *chosen); });
}

}  // namespace vekha::cli
