#include <array>

#include "base/names.hpp"
#include "domain/roadmap/plans.hpp"
#include "domain/roadmap/roadmap.sql.hpp"
#include "io/sys/clock.hpp"

namespace vekha::roadmap {
namespace {

constexpr std::array kStatuses{
    Named<Status>{Status::planned, "planned", "запланировано"}, Named<Status>{Status::in_work, "in_work", "в работе"},
    Named<Status>{Status::review, "review", "на проверке"},     Named<Status>{Status::done, "done", "выполнено"},
    Named<Status>{Status::cancelled, "cancelled", "отменено"},
};

Status status_at(const db::Row& row, int column) {
  return status_from_name(row.text(column)).value_or(Status::planned);
}

StatusChange status_now(const db::Read& read, const org::Scope& scope, OccurrenceId id) {
  const auto found = read.first(sql::status_of, {id, scope.path, scope.path}, [&](const db::Row& row) {
    return StatusChange{id, row.truth(2) ? Status::review : status_at(row, 0), row.text(1)};
  });
  if (!found) throw Error(Code::not_found, "Срок мероприятия не найден.");
  return *found;
}

}  // namespace

std::string_view status_name(Status status) { return named_row(kStatuses, status).name; }
std::string_view status_title(Status status) { return named_row(kStatuses, status).title; }

std::optional<Status> status_from_name(std::string_view name) { return named_value(kStatuses, name); }

StatusChange set_status(const db::Write& write, const org::Scope& scope, const StatusChange& change) {
  const StatusChange before = status_now(write, scope, change.occurrence);
  const bool review = change.status == Status::review;
  write.run(sql::update_status,
            {status_name(review ? Status::in_work : change.status), change.evidence, review, change.occurrence});
  write.run(sql::insert_change, {change.occurrence, sys::now_iso(), write.actor().name, status_name(before.status),
                                 status_name(change.status), before.evidence, change.evidence});
  return before;
}

std::vector<HistoryRow> history(const db::Read& read, const org::Scope& scope, OccurrenceId id) {
  status_now(read, scope, id);
  return read.all(sql::history, {id}, [](const db::Row& row) {
    return HistoryRow{row.text(0), row.text(1), status_at(row, 2), status_at(row, 3), row.text(4), row.text(5)};
  });
}

}  // namespace vekha::roadmap
