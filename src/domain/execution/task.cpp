// One task whole: the measure it serves, its papers, its history, and what can be done with it now.
#include <algorithm>

#include "base/text.hpp"
#include "domain/execution/evidence.hpp"
#include "domain/execution/execution.sql.hpp"
#include "domain/execution/rows.hpp"
#include "domain/execution/state.hpp"

namespace vekha::execution {
namespace {

TaskEvent read_event(const db::Row& row) {
  TaskEvent event{.id = row.integer(0),
                  .at = row.text(1),
                  .actor = row.text(2),
                  .kind = row.text(3),
                  .before = status_from_name(row.text(4)).value_or(Status::planned),
                  .after = status_from_name(row.text(5)).value_or(Status::planned),
                  .note = row.text(6),
                  .undone = row.truth(7)};
  event.title = event_title(event.kind, event.before, event.after);
  return event;
}

TaskEvent read_move(const db::Row& row) {
  return {.at = row.text(1),
          .actor = row.text(2),
          .kind = "window_moved",
          .title = "срок плана перенесён",
          .note = ru_date(day(row, 3)) + " → " + ru_date(day(row, 4)) + ": " + row.text(5)};
}

/// Changes of the task and moves of its window, the newest first.
std::vector<TaskEvent> history_of(const db::Read& read, const TaskRow& row) {
  auto events = read.all(sql::events_of_task, {row.id}, read_event);
  const auto moves = read.all(sql::moves_of_window, {row.occurrence}, read_move);
  events.insert(events.end(), moves.begin(), moves.end());
  std::ranges::stable_sort(events, std::greater<>(), &TaskEvent::at);
  return events;
}

std::vector<TaskRow> visible_rows(const db::Read& read, const Hand& who, const std::string& condition,
                                  const db::Bind& id, Date today) {
  Where where = visible(read, who, seen_roadmaps(read, who));
  where.add(condition, {id});
  return rows_where(read, where, today);
}

struct MeasureRow {
  RoadmapId roadmap;
  MeasureWork work;
};

MeasureWork read_measure(const db::Row& row) {
  return {.id = row.id<MeasureId>(0),
          .roadmap = row.id<RoadmapId>(1),
          .number = row.text(2),
          .text = row.text(3),
          .section = row.text(4),
          .term = row.text(5),
          .expected_result = row.text(6)};
}

MeasureWindow read_window(const db::Row& row, Date today) {
  MeasureWindow window{.id = row.id<OccurrenceId>(0),
                       .from = day(row, 1),
                       .due = day(row, 2),
                       .baseline_due = row.text(3).empty() ? day(row, 2) : day(row, 3),
                       .status = status_from_name(row.text(4)).value_or(Status::planned),
                       .row_version = static_cast<int>(row.integer(6))};
  if (window.status == Status::in_work && row.truth(5)) window.status = Status::review;
  window.overdue = is_open(window.status) && window.due < today;
  return window;
}

}  // namespace

std::string event_title(const std::string& kind, Status from, Status to) {
  if (kind == "move") return "срок перенесён";
  if (kind == "assign") return "назначено";
  if (kind == "evidence_added") return "приложен документ";
  if (kind == "evidence_removed") return "убран документ";
  if (kind == "evidence_restored") return "возвращён документ";
  if (kind == "undo") return "отменено";
  if (to == Status::review) return "отправлено на проверку";
  if (to == Status::done) return "принято";
  if (to == Status::cancelled) return "снято с обоснованием";
  if (from == Status::review) return "возвращено с замечанием";
  return from == Status::planned ? "взято в работу" : "возобновлено";
}

Task task(const db::Read& read, const Hand& who, TaskId id, Date today) {
  const State now = state(read, who, id);
  auto rows = visible_rows(read, who, "t.id = ?", id, today);
  if (rows.empty()) throw Error(Code::not_found, "Задача не найдена.");
  Task out{.row = rows.front(), .actual_result = now.actual_result, .cancel_reason = now.cancel_reason};
  read.each(sql::task_details, {id}, [&](const db::Row& row) {
    out.expected_result = row.text(2);
    out.term = row.text(3);
    out.roadmap_title = row.text(4);
    out.baseline_due = row.text(5).empty() ? now.window.to : day(row, 5);
  });
  out.controller = read.first(sql::controller_of, {id}, [](const db::Row& row) { return row.text(1); }).value_or("");
  out.evidence = papers_of(read, id);
  out.events = history_of(read, out.row);
  out.wanted_kinds = wanted_kinds(out.row.documents, out.expected_result);
  out.transitions = transitions(read, who, now);
  out.undo = undo_title(read, who, id);
  return out;
}

MeasureWork measure(const db::Read& read, const Hand& who, MeasureId id, Date today) {
  auto found = read.first(sql::measure_row, {id}, read_measure);
  if (!found) throw Error(Code::not_found, "Мероприятие не найдено.");
  MeasureWork work = std::move(*found);
  const std::string& path = who.scope.path;
  if (!read.first(sql::plan_in_sight, {work.roadmap, path, path, path}, [](const db::Row&) { return true; }))
    throw Error(Code::not_found, "Мероприятие не найдено.");
  work.documents = documents_of(read, id);
  work.responsible = read.all(sql::parties_of_measure, {id}, [](const db::Row& row) { return row.text(0); });
  work.windows = read.all(sql::windows_of_measure, {id}, [&](const db::Row& row) { return read_window(row, today); });
  for (TaskRow& row : visible_rows(read, who, "m.id = ?", id, today)) {
    const auto window = std::ranges::find(work.windows, row.occurrence, &MeasureWindow::id);
    if (window != work.windows.end()) window->tasks.push_back(std::move(row));
  }
  return work;
}

}  // namespace vekha::execution
