#include <algorithm>
#include <array>

#include "domain/roadmap/change_log.hpp"
#include "domain/roadmap/editing.hpp"
#include "domain/roadmap/plans.hpp"
#include "domain/roadmap/roadmap.sql.hpp"
#include "domain/roadmap/write_measure.hpp"
#include "io/sys/clock.hpp"

namespace vekha::roadmap {
namespace {

struct ActionRow {
  std::string_view action;
  std::string_view title;
};
constexpr std::array kActions{
    ActionRow{"edited", "изменено"},
    ActionRow{"added", "добавлено"},
    ActionRow{"removed", "исключено"},
    ActionRow{"split", "разделено"},
    ActionRow{"tagged", "отмечено"},
    ActionRow{"included", "включено из предложения"},
    ActionRow{"amended", "начата новая версия"},
    ActionRow{"imported", "загружена новая версия"},
    ActionRow{"approved", "утверждено"},
    ActionRow{"withdrawn", "утверждение отменено"},
    ActionRow{"taken_away", "убрано"},
    ActionRow{"restored", "возвращено"},
    ActionRow{"undone", "отменено изменение"},
};

PlanChange read_change(const db::Row& row) {
  return {.id = row.id<PlanChangeId>(0),
          .roadmap = row.id<RoadmapId>(1),
          .measure = row.id<MeasureId>(2),
          .number = row.text(3),
          .at = row.text(4),
          .actor = row.text(5),
          .action = row.text(6),
          .reason = row.text(7),
          .before = row.text(8),
          .after = row.text(9),
          .undone = !row.is_null(10)};
}

/// A change with what undoing it needs.
struct Undoable {
  RoadmapId roadmap;
  MeasureId measure;
  std::string action;
  Snapshot before;
  std::string before_text;
  std::string after_text;
  Rescheduled done;
  bool undone = false;
};

Undoable undoable(const db::Read& read, PlanChangeId id) {
  const auto found = read.first(sql::change_by_id, {id}, [](const db::Row& row) {
    return Undoable{.roadmap = row.id<RoadmapId>(0),
                    .measure = row.id<MeasureId>(1),
                    .action = row.text(2),
                    .before = snapshot_from(row.text(3)),
                    .before_text = row.text(3),
                    .after_text = row.text(4),
                    .done = rescheduled_from(row.text(5)),
                    .undone = !row.is_null(6)};
  });
  if (!found) throw Error(Code::not_found, "Такого изменения нет.");
  return *found;
}

void refuse_undo(const db::Read& read, PlanChangeId id, const Undoable& change) {
  if (change.undone) throw Error(Code::conflict, "Это изменение уже отменено.");
  const bool known = change.action == "edited" || change.action == "added" || change.action == "removed" ||
                     change.action == "split" || change.action == "included";
  if (!known || !change.measure)
    throw Error(Code::conflict, "Так это не отменяют: утверждение отзывают, убранный план возвращают.");
  if (read.count(sql::newest_change, {change.measure}) != id.value)
    throw Error(Code::conflict,
                "После этого изменения мероприятие меняли ещё. Сначала отмените более поздние изменения.");
}

void put_back_fields(const db::Write& write, const Roadmap& plan, const Undoable& change) {
  unschedule(write, change.done);
  for (const MeasureId made : change.done.measures) write.run(sql::take_measure, {sys::now_iso(), made});
  const auto now = std::ranges::find(plan.measures, change.measure, &Measure::id);
  if (now == plan.measures.end()) throw Error(Code::conflict, "Мероприятия в плане уже нет.");
  Measure same_term = *now;  // the dates were put back above: nothing is left to bring in line
  same_term.deadline.raw = change.before.term;
  same_term.deadline.text = change.before.reading;
  update_measure(write, plan, same_term, change.before);
}

}  // namespace

std::string_view action_title(std::string_view action) {
  for (const ActionRow& row : kActions)
    if (row.action == action) return row.title;
  return action;
}

std::vector<PlanChange> changes(const db::Read& read, const org::Scope& scope, RoadmapId id) {
  get(read, scope, id, sys::today());
  return read.all(sql::changes_of_roadmap, {id}, read_change);
}

RoadmapId roadmap_of(const db::Read& read, MeasureId id) {
  const auto found =
      read.first(sql::any_roadmap_of_measure, {id}, [](const db::Row& row) { return row.id<RoadmapId>(0); });
  if (!found) throw Error(Code::not_found, "Мероприятие не найдено.");
  return *found;
}

std::vector<PlanChange> changes(const db::Read& read, const org::Scope& scope, MeasureId id) {
  get(read, scope, roadmap_of(read, id), sys::today());
  return read.all(sql::changes_of_measure, {id}, read_change);
}

RoadmapId undo(const db::Write& write, const org::Scope& scope, PlanChangeId id) {
  const Undoable change = undoable(write, id);
  const Roadmap plan = get(write, scope, change.roadmap, sys::today());
  refuse_sent(plan.summary.version);
  refuse_undo(write, id, change);
  if (change.action == "added" || change.action == "included")
    write.run(sql::take_measure, {sys::now_iso(), change.measure});
  else if (change.action == "removed")
    write.run(sql::give_measure, {change.measure});
  else
    put_back_fields(write, plan, change);
  const PlanChangeId by = log_change(write, {.roadmap = change.roadmap,
                                             .measure = change.measure,
                                             .action = "undone",
                                             .before = change.after_text,
                                             .after = change.before_text});
  write.run(sql::mark_undone, {by, id});
  return change.roadmap;
}

}  // namespace vekha::roadmap
