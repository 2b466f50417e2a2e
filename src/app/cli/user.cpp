#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/people/people.hpp"

namespace vekha::cli {
namespace {

struct Options {
  std::string data;
  std::string login;
  std::string name;
  std::string role;
  std::string node;
  std::string email;
  bool password_from_input = false;
  bool json = false;
};

db::Database& records(Session& session, const Options& options) {
  return session.stores(session.path(options.data)).records();
}

std::string first_line(std::istream& in) {
  std::string line;
  std::getline(in, line);
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

std::string ask_password(Session& session, const Options& options) {
  if (options.password_from_input) return first_line(session.in);
  if (!session.interactive)
    throw Error(Code::bad_arguments, "Некому ввести пароль. Передайте его через вход с ключом --password-stdin.");
  const std::string password = session.secret("Пароль (не короче 10 знаков): ");
  if (session.secret("Ещё раз: ") != password) throw Error(Code::bad_input, "Пароли не совпали.");
  return password;
}

/// The organisation of a code; without one the only municipality, or the region above several.
org::Node find_node(const db::Read& read, const std::string& code) {
  const auto municipalities = org::list(read, {}, org::Kind::municipality);
  if (code.empty()) return municipalities.size() == 1 ? municipalities.front() : org::root(read);
  for (const org::Kind kind : {org::Kind::school, org::Kind::kindergarten, org::Kind::municipality, org::Kind::region})
    if (auto found = org::find(read, kind, code)) return *found;
  throw Error(Code::not_found, "Организации с кодом «" + code + "» нет.");
}

void add(Session& session, const Options& options) {
  const std::string password = ask_password(session, options);
  db::Database& store = records(session, options);
  store.write(owner(), "новая учётная запись", [&](const db::Write& write) {
    people::add_account(write, {.login = options.login,
                                .name = options.name,
                                .role = options.role,
                                .node = find_node(write, options.node).id,
                                .password = password});
  });
  session.out << "Добавлена учётная запись «" << lower(options.login) << "».\n";
}

void list(Session& session, const Options& options) {
  const auto accounts =
      records(session, options).read([](const db::Read& read) { return people::accounts(read, org::Scope{}); });
  if (!options.json) {
    for (const people::Account& account : accounts)
      session.out << account.login << "\t" << account.name << "\t" << account.role_title << "\t" << account.node.name
                  << (account.disabled ? "\tотключена" : "") << "\n";
    return;
  }
  JsonWriter json;
  json.begin_array();
  for (const people::Account& account : accounts) {
    json.begin_object().field("id", account.id.value).field("login", account.login).field("name", account.name);
    json.field("role", account.role).field("node", account.node.code).field("email", account.email);
    json.field("disabled", account.disabled).end_object();
  }
  json.end_array();
  session.out << json.text() << "\n";
}

void change_password(Session& session, const Options& options) {
  const std::string password = ask_password(session, options);
  records(session, options).write(owner(), "смена пароля", [&](const db::Write& write) {
    people::set_password(write, options.login, password);
  });
  session.out << "Пароль сменён, открытые сеансы закрыты.\n";
}

void disable(Session& session, const Options& options) {
  records(session, options).write(owner(), "отключение учётной записи", [&](const db::Write& write) {
    people::disable(write, options.login);
  });
  session.out << "Учётная запись отключена, открытые сеансы закрыты.\n";
}

void set_email(Session& session, const Options& options) {
  records(session, options).write(owner(), "адрес почты", [&](const db::Write& write) {
    people::set_email(write, people::account(write, options.login).id, options.email);
  });
  session.out << (options.email.empty() ? "Адрес почты убран.\n" : "Адрес почты записан.\n");
}

std::string role_names() {
  std::vector<std::string> names;
  for (const people::Role& role : people::catalog_roles()) names.push_back(role.id + " — " + role.title);
  return joined(names, "; ");
}

/// A subcommand of `user` with what all of them take.
Command add_command(Command user, const std::pair<std::string, std::string>& name_and_text,
                    const std::shared_ptr<Options>& options) {
  Command command = user.add_subcommand(name_and_text.first, name_and_text.second);
  command.add_option("--data", options->data, "Папка данных").required();
  return command;
}

}  // namespace

void add_user(Command app, Session& session) {
  const auto options = std::make_shared<Options>();
  Command user = app.add_subcommand("user", "Учётные записи: добавить, показать, сменить пароль, отключить");
  user.require_subcommand(1);
  Command added = add_command(user, {"add", "Добавить учётную запись"}, options);
  added.add_option("login", options->login, "Логин").required();
  added.add_option("--name", options->name, "Фамилия, имя, отчество").required();
  added.add_option("--role", options->role, "Роль: " + role_names()).required();
  added.add_option("--node", options->node, "Код организации; без него — единственный муниципалитет или регион");
  added.add_flag("--password-stdin", options->password_from_input, "Пароль — первая строка входа");
  added.callback([options, &session] { add(session, *options); });
  Command listed = add_command(user, {"list", "Показать учётные записи"}, options);
  listed.add_flag("--json", options->json, "Вывод в JSON");
  listed.callback([options, &session] { list(session, *options); });
  Command password = add_command(user, {"password", "Сменить пароль"}, options);
  password.add_option("login", options->login, "Логин").required();
  password.add_flag("--password-stdin", options->password_from_input, "Пароль — первая строка входа");
  password.callback([options, &session] { change_password(session, *options); });
  Command email = add_command(user, {"set-email", "Записать адрес почты для напоминаний"}, options);
  email.add_option("login", options->login, "Логин").required();
  email.add_option("email", options->email, "Адрес; пустой («») убирает его").required();
  email.callback([options, &session] { set_email(session, *options); });
  Command disabled = add_command(user, {"disable", "Отключить учётную запись"}, options);
  disabled.add_option("login", options->login, "Логин").required();
  disabled.callback([options, &session] { disable(session, *options); });
}

}  // namespace vekha::cli
