#include "domain/reminders/mutes.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "domain/reminders/reminders.sql.hpp"
#include "io/sys/clock.hpp"

namespace vekha::reminders {
namespace {

constexpr std::size_t kLongestReason = 1000;

void complain(Issues& issues, const std::string& code, const std::string& message, const std::string& expected) {
  issues.push_back({.code = code, .severity = Severity::error, .message = message, .expected = expected});
}

void check(const Mute& fresh, Date today) {
  Issues issues;
  if (fresh.object != "task" && fresh.object != "measure" && fresh.object != "roadmap")
    complain(issues, "bad_object", "Не сказано, о чём не напоминать.", "task, measure или roadmap");
  if (trimmed(fresh.reason).empty())
    complain(issues, "no_reason", "Не указана причина.", "почему напоминания не нужны");
  if (length(fresh.reason) > kLongestReason)
    complain(issues, "long_reason", "Причина длиннее 1000 знаков.", "коротко, почему напоминания не нужны");
  if (fresh.until && *fresh.until < today)
    complain(issues, "past_until", "День, до которого не напоминать, уже прошёл.", "сегодня или позже");
  if (!issues.empty()) throw Error(Code::bad_input, "Отключение напоминаний не принято.", std::move(issues));
}

void check_seen(const db::Read& read, const org::Scope& scope, const Mute& fresh) {
  const db::Binds place{fresh.object_id, scope.path, scope.path};
  const db::Binds plan{fresh.object_id, scope.path, scope.path, scope.path};
  const bool seen = fresh.object == "task"      ? read.count(sql::task_seen, place) > 0
                    : fresh.object == "measure" ? read.count(sql::measure_seen, plan) > 0
                                                : read.count(sql::roadmap_seen, plan) > 0;
  if (!seen) throw Error(Code::not_found, "Того, о чём просят не напоминать, нет.");
}

}  // namespace

std::vector<Mute> mutes(const db::Read& read, AccountId account, Date today) {
  return read.all(sql::mutes, {account, iso_date(today)}, [&](const db::Row& row) {
    return Mute{.id = row.integer(0),
                .account = account,
                .object = row.text(1),
                .object_id = row.integer(2),
                .title = row.text(6),
                .reason = row.text(3),
                .until = parse_iso_date(row.text(4)),
                .created_at = row.text(5)};
  });
}

std::int64_t add_mute(const db::Write& write, const org::Scope& scope, const Mute& fresh, Date today) {
  check(fresh, today);
  check_seen(write, scope, fresh);
  return write.insert(sql::insert_mute, {fresh.account, fresh.object, fresh.object_id, squeezed(fresh.reason),
                                         fresh.until ? iso_date(*fresh.until) : "", sys::now_iso()});
}

void remove_mute(const db::Write& write, AccountId account, std::int64_t id) {
  if (write.run(sql::remove_mute, {sys::now_iso(), id, account}) == 0)
    throw Error(Code::not_found, "Такого отключения напоминаний нет.");
}

}  // namespace vekha::reminders
