// Light rows of a plan for grids, charts and calendars.
#include <map>
#include <unordered_map>

#include "domain/execution/anchors.hpp"
#include "domain/execution/execution.sql.hpp"
#include "domain/execution/monitoring.hpp"
#include "domain/execution/visible.hpp"

namespace vekha::execution {
namespace {

/// The status a set of tasks amounts to.
struct Tally {
  int total = 0;
  int done = 0;
  int cancelled = 0;
  int begun = 0;
  int review = 0;

  void add(Status status, int count) {
    total += count;
    done += status == Status::done ? count : 0;
    cancelled += status == Status::cancelled ? count : 0;
    begun += status == Status::in_work || status == Status::done ? count : 0;
    review += status == Status::review ? count : 0;
  }
  Status status() const {
    if (total > 0 && cancelled == total) return Status::cancelled;
    if (total > 0 && done + cancelled == total) return Status::done;
    if (review > 0) return Status::review;
    return begun > 0 ? Status::in_work : Status::planned;
  }
};

using Tallies = std::unordered_map<std::int64_t, Tally>;

Tallies own_tallies(const db::Read& read, const Hand& who, RoadmapId id) {
  Tallies out;
  read.each(sql::own_counters, {id, who.scope.path, who.scope.path}, [&](const db::Row& row) {
    out[row.integer(0)].add(status_from_name(row.text(1)).value_or(Status::planned), static_cast<int>(row.integer(2)));
  });
  return out;
}

Window read_window(const db::Row& row, Date today) {
  Window window{.occurrence = row.id<OccurrenceId>(1),
                .from = day(row, 2),
                .due = day(row, 3),
                .baseline_due = row.text(4).empty() ? day(row, 3) : day(row, 4),
                .status = status_from_name(row.text(5)).value_or(Status::planned),
                .done = static_cast<int>(row.integer(7)),
                .total = static_cast<int>(row.integer(8)),
                .row_version = static_cast<int>(row.integer(9))};
  if (window.status == Status::in_work && row.truth(6)) window.status = Status::review;
  window.overdue = is_open(window.status) && window.due < today;
  return window;
}

/// An organisation below the plan knows of its own tasks; where it has none, only that the window is there.
void narrow(Window& window, const Tallies& own, Date today) {
  const auto found = own.find(window.occurrence.value);
  const Tally tally = found == own.end() ? Tally{} : found->second;
  window.total = tally.total;
  window.done = tally.done + tally.cancelled;
  if (tally.total > 0) window.status = tally.status();
  window.overdue = is_open(window.status) && window.due < today;
}

std::vector<ScheduleRow> rows_of(const db::Read& read, RoadmapId id) {
  auto rows = read.all(sql::measure_rows, {id}, [](const db::Row& row) {
    return ScheduleRow{.id = row.id<MeasureId>(0),
                       .number = row.text(1),
                       .text = row.text(2),
                       .section = static_cast<int>(row.integer(3)),
                       .section_title = row.text(5)};
  });
  return rows;
}

}  // namespace

Schedule schedule(const db::Read& read, const Hand& who, RoadmapId id, const Span& span, Date today) {
  const SeenRoadmap plan = seen_roadmap(read, who, id);
  Schedule out{rows_of(read, id)};
  std::unordered_map<std::int64_t, ScheduleRow*> by_id;
  for (ScheduleRow& row : out.measures) by_id[row.id.value] = &row;
  read.each(sql::measure_parties, {id},
            [&](const db::Row& row) { by_id.at(row.integer(0))->executors.push_back(row.text(1)); });
  const Tallies own = plan.whole ? Tallies{} : own_tallies(read, who, id);
  const db::Binds binds{id, span.from ? iso_date(*span.from) : "", span.to ? iso_date(*span.to) : "9999"};
  read.each(sql::window_rows, binds, [&](const db::Row& row) {
    Window window = read_window(row, today);
    if (!plan.whole) narrow(window, own, today);
    by_id.at(row.integer(0))->windows.push_back(window);
  });
  for (const Waiting& each : waiting(read, who, id)) by_id.at(each.measure.value)->waiting = each.title;
  if (span.from || span.to)
    std::erase_if(out.measures, [](const ScheduleRow& row) { return row.windows.empty() && row.waiting.empty(); });
  return out;
}

Window window(const db::Read& read, const Hand& who, OccurrenceId id) {
  const auto found = read.first(sql::window, {id, who.scope.path, who.scope.path}, [&](const db::Row& row) {
    return Window{
        .occurrence = id, .from = day(row, 0), .due = day(row, 1), .row_version = static_cast<int>(row.integer(2))};
  });
  if (!found) throw Error(Code::not_found, "Срок мероприятия не найден.");
  return *found;
}

}  // namespace vekha::execution
