#include "domain/reminders/outbox.hpp"

#include <algorithm>
#include <array>

#include "domain/reminders/installation.hpp"
#include "domain/reminders/notifications.hpp"
#include "domain/reminders/profile.hpp"
#include "domain/reminders/reminders.sql.hpp"
#include "io/sys/clock.hpp"

namespace vekha::reminders {
namespace {

const db::Actor kProgram{{}, "Веха"};

constexpr int kAtOnce = 20;
constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kLost = 10 * kMinute;  ///< a letter claimed for so long was claimed by a process that died
constexpr std::int64_t kGiveUp = 72 * kHour;
/// How long to wait after the first, second … failure; the last one from then on.
constexpr std::array kWaits{kMinute, 5 * kMinute, 15 * kMinute, kHour, 3 * kHour, 6 * kHour};

struct Due {
  LetterRow row;
  std::string text;
  std::string html;
  std::string to_name;
  std::string email;
  bool disabled = false;
  std::string unsubscribe;
};

Due read_due(const db::Row& row) {
  return {.row = {.id = row.integer(0),
                  .name = row.text(1),
                  .account = row.id<AccountId>(2),
                  .subject = row.text(3),
                  .attempts = static_cast<int>(row.integer(7)),
                  .made_at = row.integer(6)},
          .text = row.text(4),
          .html = row.text(5),
          .to_name = row.text(8),
          .email = row.text(9),
          .disabled = row.truth(10)};
}

/// Claims what is due: nobody else hands it over until `kLost` is gone.
struct Claim {
  std::vector<Due> letters;
  std::string installation;
};

Claim claim(db::Database& records, const Post& post, std::int64_t now) {
  return records.write(kProgram, "отправка писем", [&](const db::Write& write) {
    Claim claimed{.installation = reminders::installation(write)};
    for (Due& due : write.all(sql::due_letters, {now, kAtOnce}, read_due)) {
      if (due.email.empty() || due.disabled) {
        write.run(sql::mark_letter, {"cancelled", now, std::monostate{}, "адреса больше нет", due.row.id});
        continue;
      }
      write.run(sql::claim_letter, {now + kLost, due.row.id});
      ++due.row.attempts;
      if (!post.page_url.empty())
        due.unsubscribe = post.page_url + "/api/unsubscribe/" + unsubscribe_token(write, due.row.account);
      claimed.letters.push_back(std::move(due));
    }
    return claimed;
  });
}

mail::Letter letter_of(const Due& due, const Post& post, const std::string& installation) {
  const std::string host = post.from.address.substr(post.from.address.find('@') + 1);
  return {.from = post.from,
          .to = {due.to_name, due.email},
          .subject = due.row.subject,
          .text = due.text,
          .html = due.html,
          .message_id = due.row.name + "." + installation + "@" + host,
          .unsubscribe = due.unsubscribe,
          .date = due.row.made_at,
          .offset = sys::zone().offset(due.row.made_at)};
}

std::int64_t wait_after(int attempts) {
  const auto index = static_cast<std::size_t>(std::clamp(attempts, 1, static_cast<int>(kWaits.size()))) - 1;
  return kWaits.at(index);
}

/// What becomes of a letter after a try.
std::string_view state_after(const Due& due, const mail::Outcome& outcome, std::int64_t now) {
  using State = mail::Outcome::State;
  if (outcome.state == State::accepted) return "sent";
  return outcome.state == State::refused || now - due.row.made_at >= kGiveUp ? "failed" : "queued";
}

void mark(db::Database& records, const Due& due, const mail::Outcome& outcome, std::int64_t now) {
  const std::string_view state = state_after(due, outcome, now);
  records.write(kProgram, state == "sent" ? "письмо отправлено" : "письмо не отправлено", [&](const db::Write& write) {
    const auto sent = state == "sent" ? std::optional(now) : std::nullopt;
    const std::int64_t next = state == "queued" ? now + wait_after(due.row.attempts) : now;
    write.run(sql::mark_letter, {state, next, sent, outcome.message, due.row.id});
    if (state != "failed") return;
    add_notice(write, {.account = due.row.account,
                       .kind = "mail",
                       .title = "Письмо не доставлено: " + due.row.subject,
                       .text = outcome.message + " Проверьте адрес почты в настройке напоминаний.",
                       .link = "/profile",
                       .at = sys::iso_moment(now)});
  });
}

/// The server itself cannot be reached: the rest would only wait for the same.
bool unreachable(const mail::Outcome& outcome) {
  return outcome.state == mail::Outcome::State::later && outcome.code == 0;
}

void give_back(db::Database& records, const std::vector<Due>& letters, std::size_t from, std::int64_t now) {
  if (from >= letters.size()) return;
  records.write(kProgram, "отправка писем отложена", [&](const db::Write& write) {
    for (std::size_t i = from; i < letters.size(); ++i)
      write.run(sql::give_back_letter, {now + kMinute, letters[i].row.id});
  });
}

}  // namespace

std::optional<std::int64_t> put_letter(const db::Write& write, const NewLetter& fresh) {
  return write.first(sql::insert_letter,
                     {fresh.name, fresh.account, fresh.subject, fresh.text, fresh.html, fresh.made_at, fresh.made_at},
                     [](const db::Row& row) { return row.integer(0); });
}

std::vector<LetterRow> letters(const db::Read& read, int limit) {
  return read.all(sql::letters, {limit}, [](const db::Row& row) {
    return LetterRow{.id = row.integer(0),
                     .name = row.text(1),
                     .account = row.id<AccountId>(2),
                     .subject = row.text(3),
                     .state = row.text(4),
                     .attempts = static_cast<int>(row.integer(5)),
                     .made_at = row.integer(6),
                     .next_at = row.integer(7),
                     .sent_at = row.integer(8),
                     .told = row.text(9)};
  });
}

Delivered deliver(db::Database& records, const Post& post, const Sender& send, std::int64_t now) {
  Delivered done;
  if (records.read([&](const db::Read& read) { return read.count(sql::any_due_letters, {now}); }) == 0) return done;
  const Claim claimed = claim(records, post, now);
  for (std::size_t i = 0; i < claimed.letters.size(); ++i) {
    const Due& due = claimed.letters[i];
    const mail::Outcome outcome = send(letter_of(due, post, claimed.installation));
    mark(records, due, outcome, now);
    const std::string_view state = state_after(due, outcome, now);
    ++(state == "sent" ? done.sent : state == "failed" ? done.failed : done.postponed);
    if (!unreachable(outcome)) continue;
    give_back(records, claimed.letters, i + 1, now);
    break;
  }
  return done;
}

void sweep_letters(const db::Write& write, std::int64_t before) { write.run(sql::sweep_letters, {before}); }

}  // namespace vekha::reminders
