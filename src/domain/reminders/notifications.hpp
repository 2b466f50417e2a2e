// Notifications: messages to a person on the page, read or unread.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/ids.hpp"
#include "io/db/db.hpp"

namespace vekha::reminders {

/// A task a notification speaks of, as it was told.
struct NoticeTask {
  TaskId id;
  std::string number;  ///< of the measure; empty when the task is gone
  std::string text;
  Date due;
  int step = 0;  ///< ladder.hpp
};

struct Notice {
  std::int64_t id = 0;
  std::string kind;  ///< "due", "overdue", "missed", "mail"
  std::string title;
  std::string text;
  std::string link;     ///< address on the page, from its root
  std::string at;       ///< UTC, ISO 8601
  std::string read_at;  ///< empty: unread
  std::vector<NoticeTask> tasks;
};

enum class Which { all, unread };
struct NoticeQuery {
  Which which = Which::all;
  std::int64_t before = 0;  ///< older than this one; 0: the newest
  int limit = 50;           ///< 1..200
};
/// The newest first.
std::vector<Notice> notices(const db::Read& read, AccountId account, const NoticeQuery& query);
std::int64_t unread_count(const db::Read& read, AccountId account);
/// Changes when anything the person would see of notifications changes; a cheap question.
std::string notices_version(const db::Read& read, AccountId account);
/// Marks own notifications read; none named: all of them. Returns how many were unread.
std::int64_t mark_read(const db::Write& write, AccountId account, const std::vector<std::int64_t>& ids);
/// Takes marking back.
std::int64_t mark_unread(const db::Write& write, AccountId account, const std::vector<std::int64_t>& ids);

struct NewNotice {
  AccountId account;
  std::string kind;
  std::string title;
  std::string text;
  std::string link;
  std::string at;
};
std::int64_t add_notice(const db::Write& write, const NewNotice& fresh);

}  // namespace vekha::reminders
