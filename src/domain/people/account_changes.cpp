#include <charconv>

#include "base/text.hpp"
#include "domain/people/account_checks.hpp"
#include "domain/people/people.hpp"
#include "domain/people/people.sql.hpp"
#include "io/sys/passwords.hpp"
#include "io/sys/tokens.hpp"

namespace vekha::people {

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
