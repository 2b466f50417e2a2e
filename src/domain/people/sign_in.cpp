#include "base/text.hpp"
#include "domain/people/people.hpp"
#include "domain/people/people.sql.hpp"
#include "io/sys/passwords.hpp"
#include "io/sys/tokens.hpp"

namespace vekha::people {
namespace {

constexpr std::size_t kLongestTyped = 1000;

struct Credentials {
  AccountId account;
  std::string hash;
  bool disabled = false;
};

std::optional<Credentials> credentials(const db::Read& read, const std::string& login) {
  return read.first(sql::credentials, {login}, [](const db::Row& row) {
    return Credentials{.account = row.id<AccountId>(0), .hash = row.text(1), .disabled = row.truth(2)};
  });
}

bool locked(const db::Read& read, const Policy& policy, const Attempt& attempt) {
  const std::string digest = sys::digest(attempt.login);
  const std::int64_t since = attempt.now - policy.lock_seconds;
  return read.count(sql::failures_of_login, {digest, since, digest}) >= policy.failures_of_login ||
         read.count(sql::failures_of_address, {attempt.address, since}) >= policy.failures_of_address;
}

void record(const db::Write& write, const Attempt& attempt, const std::optional<AccountId>& account, bool success) {
  const auto id = account ? std::optional(account->value) : std::nullopt;
  write.run(sql::insert_attempt, {attempt.now, sys::digest(attempt.login), id, attempt.address, success});
}

std::set<std::string, std::less<>> rights_of(const db::Read& read, const std::string& role) {
  const auto list = read.all(sql::role_rights, {role}, [](const db::Row& row) { return row.text(0); });
  return {list.begin(), list.end()};
}

Viewer viewer_of(const db::Read& read, AccountId id) {
  Viewer viewer{.account = account(read, id)};
  viewer.rights = rights_of(read, viewer.account.role);
  return viewer;
}

OpenedSession open_session(const db::Write& write, const Attempt& attempt, AccountId id) {
  OpenedSession opened{.token = sys::random_token(), .viewer = viewer_of(write, id)};
  opened.viewer.csrf = sys::random_token(16);
  opened.viewer.token_digest = sys::digest(opened.token);
  write.run(sql::insert_session, {opened.viewer.token_digest, id, opened.viewer.csrf, attempt.now, attempt.now});
  record(write, attempt, id, true);
  return opened;
}

}  // namespace

OpenedSession sign_in(db::Database& records, const Policy& policy, const Attempt& typed) {
  Attempt attempt = typed;
  attempt.login = lower(trimmed(typed.login));
  if (attempt.login.size() > kLongestTyped || attempt.password.size() > kLongestTyped)
    throw Error(Code::bad_arguments, "Логин или пароль слишком длинный.");
  if (records.read([&](const db::Read& read) { return locked(read, policy, attempt); }))
    throw Error(Code::too_many, "Слишком много неудачных попыток входа. Подождите 15 минут и попробуйте снова.");
  const auto known = records.read([&](const db::Read& read) { return credentials(read, attempt.login); });
  const bool matches = sys::password_matches(attempt.password, known ? known->hash : std::string());
  if (known && matches && !known->disabled)
    return records.write({known->account, "вход"}, "вход в систему",
                         [&](const db::Write& write) { return open_session(write, attempt, known->account); });
  const auto account_id = known ? std::optional(known->account) : std::nullopt;
  records.write({{}, "вход"}, "неудачная попытка входа",
                [&](const db::Write& write) { record(write, attempt, account_id, false); });
  throw Error(Code::not_signed_in, "Неверный логин или пароль.");
}

std::optional<LiveSession> session(const db::Read& read, const std::string& token_digest) {
  struct Stored {
    AccountId account;
    std::string csrf;
    std::int64_t created_at;
    std::int64_t seen_at;
  };
  const auto stored = read.first(sql::session, {token_digest}, [](const db::Row& row) {
    return Stored{row.id<AccountId>(0), row.text(1), row.integer(2), row.integer(3)};
  });
  if (!stored) return std::nullopt;
  LiveSession live{
      .viewer = viewer_of(read, stored->account), .created_at = stored->created_at, .seen_at = stored->seen_at};
  live.viewer.csrf = stored->csrf;
  live.viewer.token_digest = token_digest;
  return live;
}

std::optional<Viewer> viewer(const db::Read& read, AccountId id) {
  const auto known = read.first(sql::account_by_id, {id}, [](const db::Row& row) { return !row.truth(6); });
  return known.value_or(false) ? std::optional(viewer_of(read, id)) : std::nullopt;
}

void end_session(const db::Write& write, const std::string& token_digest) {
  write.run(sql::end_session, {token_digest});
}

void sweep_sessions(const db::Write& write, std::int64_t seen_before, std::int64_t attempts_before) {
  write.run(sql::sweep_sessions, {seen_before});
  write.run(sql::sweep_attempts, {attempts_before});
}

void set_seen(const db::Write& write, const std::string& token_digest, std::int64_t seen_at) {
  write.run(sql::set_seen, {seen_at, token_digest});
}

}  // namespace vekha::people
