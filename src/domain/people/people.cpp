#include "domain/people/people.hpp"

#include <algorithm>
#include <limits>

#include "base/text.hpp"
#include "domain/people/account_checks.hpp"
#include "domain/people/people.sql.hpp"
#include "io/mail/mail.hpp"
#include "io/sys/clock.hpp"
#include "io/sys/passwords.hpp"

namespace vekha::people {
namespace {

Account read_account(const db::Row& row) {
  return {.id = row.id<AccountId>(0),
          .login = row.text(1),
          .name = row.text(2),
          .role = row.text(3),
          .role_title = row.text(4),
          .node = {.id = row.id<NodeId>(5)},
          .disabled = row.truth(6),
          .email = row.text(7)};
}

Account with_node(const db::Read& read, std::optional<Account> found) {
  if (!found) throw Error(Code::not_found, "Такой учётной записи нет.");
  found->node = org::node(read, org::Scope{}, found->node.id);
  return *found;
}

}  // namespace

AccountId add_account(const db::Write& write, const NewAccount& fresh) {
  if (write.count("SELECT count(*) FROM role") == 0) install_roles(write);
  const std::string login = lower(trimmed(fresh.login));
  Issues issues;
  check_login(issues, login);
  check_name(issues, fresh.name);
  check_password(issues, login, fresh.password);
  check_role(issues, write, {fresh.role, fresh.node});
  refuse_if_any(std::move(issues));
  if (write.first(sql::account_by_login, {login}, read_account))
    throw Error(Code::conflict, "Логин «" + login + "» уже занят. Выберите другой.");
  return {write.insert(sql::insert_account, {login, trimmed(fresh.name), fresh.role, fresh.node,
                                             sys::hash_password(fresh.password), sys::now_iso()})};
}

std::vector<Account> accounts(const db::Read& read, const org::Scope& scope) {
  auto out = read.all(sql::accounts_in_scope, {scope.path, scope.path}, read_account);
  for (Account& each : out) each.node = org::node(read, scope, each.node.id);
  return out;
}

Account account(const db::Read& read, const std::string& login) {
  return with_node(read, read.first(sql::account_by_login, {lower(login)}, read_account));
}

Account account(const db::Read& read, AccountId id) {
  return with_node(read, read.first(sql::account_by_id, {id}, read_account));
}

void set_password(const db::Write& write, const std::string& login, const std::string& password) {
  const Account found = account(write, login);
  Issues issues;
  check_password(issues, found.login, password);
  refuse_if_any(std::move(issues));
  write.run(sql::set_password, {sys::hash_password(password), found.login});
  write.run(sql::end_sessions_of_login, {found.login});
}

void set_email(const db::Write& write, AccountId id, const std::string& email) {
  const auto address = trimmed(email).empty() ? std::optional<std::string>("") : mail::parse_address(email);
  if (!address) {
    Issues issues;
    complain(issues, "bad_email", "Адрес почты «" + prefix(email, 80) + "» не подходит.",
             "Укажите один адрес вида ivanova@example.ru.");
    throw Error(Code::bad_input, "Адрес почты не принят.", std::move(issues));
  }
  if (write.run(sql::set_email, {*address, id}) == 0) throw Error(Code::not_found, "Такой учётной записи нет.");
}

void disable(const db::Write& write, const std::string& login) {
  const Account found = account(write, login);
  write.run(sql::disable, {found.login});
  write.run(sql::end_sessions_of_login, {found.login});
}

std::vector<JournalRow> journal(const db::Read& read, const org::Scope& scope, const JournalPage& page) {
  const bool whole =
      org::list(read, scope, org::Kind::municipality).size() == org::list(read, {}, org::Kind::municipality).size();
  const std::int64_t before = page.before > 0 ? page.before : std::numeric_limits<std::int64_t>::max();
  return read.all(sql::journal, {before, scope.path, scope.path, whole, std::clamp(page.limit, 1, 500)},
                  [](const db::Row& row) { return JournalRow{row.integer(0), row.text(1), row.text(2), row.text(3)}; });
}

}  // namespace vekha::people
