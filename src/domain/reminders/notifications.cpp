#include "domain/reminders/notifications.hpp"

#include <algorithm>
#include <limits>

#include "domain/reminders/reminders.sql.hpp"
#include "io/sys/clock.hpp"

namespace vekha::reminders {

std::vector<Notice> notices(const db::Read& read, AccountId account, const NoticeQuery& query) {
  const std::int64_t before = query.before > 0 ? query.before : std::numeric_limits<std::int64_t>::max();
  const int limit = std::clamp(query.limit, 1, 200);
  auto found = read.all(sql::notices, {account, before, query.which == Which::unread, limit}, [](const db::Row& row) {
    return Notice{row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), {}};
  });
  for (Notice& notice : found)
    notice.tasks = read.all(sql::notice_tasks, {notice.id}, [](const db::Row& row) {
      return NoticeTask{row.id<TaskId>(0), row.text(1), row.text(2), parse_iso_date(row.text(3)).value_or(Date{}),
                        static_cast<int>(row.integer(4))};
    });
  return found;
}

std::int64_t unread_count(const db::Read& read, AccountId account) { return read.count(sql::unread_count, {account}); }

std::string notices_version(const db::Read& read, AccountId account) {
  return read.first(sql::notices_version, {account}, [](const db::Row& row) { return row.text(0); }).value_or("");
}

std::int64_t mark_read(const db::Write& write, AccountId account, const std::vector<std::int64_t>& ids) {
  if (ids.empty()) return write.run(sql::read_all, {sys::now_iso(), account});
  std::int64_t changed = 0;
  for (const std::int64_t id : ids) changed += write.run(sql::read_one, {sys::now_iso(), account, id});
  return changed;
}

std::int64_t mark_unread(const db::Write& write, AccountId account, const std::vector<std::int64_t>& ids) {
  std::int64_t changed = 0;
  for (const std::int64_t id : ids) changed += write.run(sql::unread_one, {account, id});
  return changed;
}

std::int64_t add_notice(const db::Write& write, const NewNotice& fresh) {
  return write.insert(sql::insert_notice, {fresh.account, fresh.kind, fresh.title, fresh.text, fresh.link, fresh.at});
}

}  // namespace vekha::reminders
