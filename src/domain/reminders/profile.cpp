#include "domain/reminders/profile.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "domain/people/people.hpp"
#include "domain/reminders/reminders.sql.hpp"
#include "io/sys/tokens.hpp"

namespace vekha::reminders {
namespace {

constexpr int kFarthestStep = 365;
constexpr std::size_t kMostSteps = 10;

void check_steps(const std::vector<Step>& steps) {
  Issues issues;
  for (const Step step : steps)
    if (step < 1 || step > kFarthestStep)
      issues.push_back({.code = "bad_step",
                        .severity = Severity::error,
                        .message = "За " + std::to_string(step) + " дн. напомнить нельзя.",
                        .expected = "от 1 до 365 дней до срока"});
  if (steps.size() > kMostSteps)
    issues.push_back({.code = "many_steps", .severity = Severity::error, .message = "Напоминаний больше десяти."});
  if (!issues.empty()) throw Error(Code::bad_input, "Настройка напоминаний не принята.", std::move(issues));
}

}  // namespace

std::string_view digest_name(Digest digest) {
  switch (digest) {
    case Digest::none: return "none";
    case Digest::daily: return "daily";
    case Digest::weekly: return "weekly";
  }
  return "daily";
}

std::optional<Digest> digest_from_name(std::string_view name) {
  for (const Digest digest : {Digest::none, Digest::daily, Digest::weekly})
    if (digest_name(digest) == name) return digest;
  return std::nullopt;
}

Profile profile(const db::Read& read, AccountId account) {
  const auto found = read.first(sql::profile, {account}, [](const db::Row& row) {
    Profile stored{.email = row.text(0)};
    if (row.is_null(1)) return stored;
    stored.mail_enabled = row.truth(1);
    stored.digest = digest_from_name(row.text(2)).value_or(Digest::daily);
    stored.steps = steps_from_text(row.text(3));
    return stored;
  });
  if (!found) throw Error(Code::not_found, "Такой учётной записи нет.");
  return *found;
}

void set_profile(const db::Write& write, AccountId account, const Profile& wanted) {
  check_steps(wanted.steps);
  people::set_email(write, account, wanted.email);
  write.run(sql::put_profile, {account, wanted.mail_enabled, digest_name(wanted.digest), steps_text(wanted.steps),
                               unsubscribe_token(write, account)});
  if (wanted.mail_enabled && !wanted.email.empty()) return;
  write.run(sql::drop_waiting, {account});
  write.run(sql::cancel_letters, {"письма отключены", account});
}

std::string unsubscribe_token(const db::Write& write, AccountId account) {
  const auto text = [](const db::Row& row) { return row.text(0); };
  if (const auto known = write.first(sql::token_of, {account}, text)) return *known;
  const Profile usual = profile(write, account);
  const std::string token = sys::random_token(16);
  write.run(sql::put_profile, {account, usual.mail_enabled, digest_name(usual.digest), steps_text(usual.steps), token});
  return token;
}

std::optional<std::string> subscriber(const db::Read& read, const std::string& token) {
  return read.first(sql::account_of_token, {token}, [](const db::Row& row) { return row.text(1); });
}

void unsubscribe(const db::Write& write, const std::string& token) {
  const auto account =
      write.first(sql::account_of_token, {token}, [](const db::Row& row) { return row.id<AccountId>(0); });
  if (!account) throw Error(Code::not_found, "Ссылка на отписку не действует.");
  write.run(sql::stop_mail, {*account});
  write.run(sql::drop_waiting, {*account});
  write.run(sql::cancel_letters, {"письма отключены", *account});
}

}  // namespace vekha::reminders
