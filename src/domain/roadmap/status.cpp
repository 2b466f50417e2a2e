#include <array>

#include "domain/roadmap/plans.hpp"
#include "domain/roadmap/roadmap.sql.hpp"
#include "io/sys/clock.hpp"

namespace vekha::roadmap {
namespace {

struct StatusRow {
  Status status;
  std::string_view name;
  std::string_view title;
};
constexpr std::array kStatuses{
    StatusRow{Status::planned, "planned", "запланировано"}, StatusRow{Status::in_work, "in_work", "в работе"},
    StatusRow{Status::review, "review", "на проверке"},     StatusRow{Status::done, "done", "выполнено"},
    StatusRow{Status::cancelled, "cancelled", "отменено"},
};

const StatusRow& row_of(Status status) {
  for (const StatusRow& row : kStatuses)
    if (row.status == status) return row;
  return kStatuses.front();
}

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

std::string_view status_name(Status status) { return row_of(status).name; }
std::string_view status_title(Status status) { return row_of(status).title; }

std::optional<Status> status_from_name(std::string_view name) {
  for (const StatusRow& row : kStatuses)
    if (row.name == name) return row.status;
  return std::nullopt;
}

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
