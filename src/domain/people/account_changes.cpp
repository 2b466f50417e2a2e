#include <charconv>

#include "base/text.hpp"
#include "domain/people/account_checks.hpp"
#include "domain/people/people.hpp"
#include "domain/people/people.sql.hpp"
#include "io/mail/mail.hpp"
#include "io/sys/clock.hpp"
#include "io/sys/passwords.hpp"
#include "io/sys/tokens.hpp"

namespace vekha::people {

AccountId add_account(const db::Write& write, const NewAccount& fresh) {
  if (write.count("SELECT count(*) FROM role") == 0) install_roles(write);
  const std::string login = lower(trimmed(fresh.login));
  Issues issues;
  check_login(issues, login);
  check_name(issues, fresh.name);
  check_password(issues, login, fresh.password);
  check_role(issues, write, {fresh.role, fresh.node});
  refuse_if_any(std::move(issues));
  if (write.first(sql::account_by_login, {login}, [](const db::Row& row) { return row.integer(0); }))
    throw Error(Code::conflict, "Логин «" + login + "» уже занят. Выберите другой.");
  return {write.insert(sql::insert_account, {login, trimmed(fresh.name), fresh.role, fresh.node,
                                             sys::hash_password(fresh.password), sys::now_iso()})};
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

void change_account(const db::Write& write, const Viewer& by, AccountId id, const AccountChange& change) {
  const Account before = account_in(write, by.scope(), id);
  const Post post{change.role.value_or(before.role), change.node.value_or(before.node.id)};
  const std::string name = change.name.value_or(before.name);
  const bool moved = post.role != before.role || post.node != before.node.id;
  if (moved && id == by.account.id)
    throw Error(Code::forbidden, "Свою роль и организацию меняет другой администратор, не вы сами.");
  org::node(write, by.scope(), post.node);
  Issues issues;
  check_name(issues, name);
  check_role(issues, write, post);
  refuse_if_any(std::move(issues));
  write.run(sql::change_account, {trimmed(name), post.role, post.node, id});
  if (moved) write.run(sql::end_sessions_of_login, {before.login});
}

void block(const db::Write& write, const Viewer& by, AccountId id) {
  if (id == by.account.id)
    throw Error(Code::forbidden, "Свою учётную запись отключает другой администратор, не вы сами.");
  disable(write, account_in(write, by.scope(), id).login);
}

void unblock(const db::Write& write, const Viewer& by, AccountId id) {
  write.run(sql::enable, {account_in(write, by.scope(), id).login});
}

Account account_in(const db::Read& read, const org::Scope& scope, AccountId id) {
  const Account found = account(read, id);
  if (!scope.covers(found.node)) throw Error(Code::not_found, "Такой учётной записи нет.");
  return found;
}

std::string make_password() {
  // 32 signs that are not mistaken for one another when read out, so that a byte names one of them evenly.
  constexpr std::string_view kSigns = "abcdefghijkmnpqrstuvwxyz23456789";
  constexpr std::size_t kLength = 16;
  const std::string bytes = sys::random_token(kLength);
  std::string out;
  for (std::size_t i = 0; i < kLength; ++i) {
    unsigned value = 0;
    std::from_chars(bytes.data() + 2 * i, bytes.data() + 2 * i + 2, value, 16);
    if (i > 0 && i % 4 == 0) out += '-';
    out += kSigns[value % kSigns.size()];
  }
  return out;
}

void change_own_password(const db::Write& write, const Viewer& viewer, const OwnPassword& wanted) {
  const std::string& login = viewer.account.login;
  const auto hash = write.first(sql::credentials, {login}, [](const db::Row& row) { return row.text(1); });
  Issues issues;
  if (!hash || !sys::password_matches(wanted.old, *hash))
    complain(issues, "wrong_password", "Нынешний пароль указан неверно.", "Введите пароль, с которым вошли.");
  check_password(issues, login, wanted.fresh);
  refuse_if_any(std::move(issues));
  write.run(sql::set_password, {sys::hash_password(wanted.fresh), login});
  write.run(sql::end_other_sessions, {viewer.account.id, viewer.token_digest});
}

}  // namespace vekha::people
