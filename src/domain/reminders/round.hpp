// A round: at some moment, everybody who is to be reminded of something is, once.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "domain/reminders/ladder.hpp"
#include "domain/reminders/outbox.hpp"
#include "io/db/db.hpp"
#include "io/sys/zone.hpp"

namespace vekha::reminders {

/// The moment and what it means in the municipality.
struct Round {
  std::int64_t now = 0;  ///< seconds since 1970
  sys::Zone zone{sys::kStandardZone};
  int hour = 8;  ///< nothing is told earlier in the day
  WorkingDays working = plain_working_day;
  std::optional<Post> post;  ///< nothing: this installation sends no letters
};

struct Told {
  int reminders = 0;
  int notifications = 0;
  int letters = 0;  ///< put in the outbox
};
/// Tells what is due. Writes only when there is something; the same moment again, another process or a restart tell
/// nothing twice. On a free day and before the hour nothing is told.
Told tell(db::Database& records, const Round& round);

/// Puts letters of unread messages that ask for an answer or for work (kinds "case" and "recheck"), each once; at any
/// hour, since a term of days runs. Returns how many.
int put_notice_letters(db::Database& records, const Round& round);

/// One reminder that was told.
struct ToldRow {
  AccountId account;
  std::string login;
  TaskId task;
  std::string number;
  std::string text;
  Date due;
  Step step = 0;
  Date day;
  std::string mail;
};
/// The newest first; of one account, or of all when it is 0.
std::vector<ToldRow> told(const db::Read& read, AccountId account, int limit);

}  // namespace vekha::reminders
