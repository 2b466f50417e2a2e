// Changes of events, and what follows from them in the plans.
#include "base/text.hpp"
#include "domain/execution/anchors.hpp"
#include "domain/execution/execution.sql.hpp"
#include "domain/execution/visible.hpp"
#include "io/sys/clock.hpp"

namespace vekha::execution {
namespace {

void check(const Event& event) {
  Issues issues;
  if (!is_event_kind(event.kind))
    issues.push_back({.code = "unknown_event",
                      .severity = Severity::error,
                      .message = "Вида события «" + prefix(event.kind, 60) + "» нет.",
                      .fix = "Выберите из списка."});
  if (trimmed(event.title).empty())
    issues.push_back({.code = "no_title",
                      .severity = Severity::error,
                      .message = "Событие не названо.",
                      .fix = "Напишите, что произойдёт: «ВПР, 5 класс, математика»."});
  if (event.end_date && *event.end_date < event.date)
    issues.push_back({.code = "bad_days",
                      .severity = Severity::error,
                      .message = "Событие кончается раньше, чем начинается.",
                      .fix = "Проверьте даты."});
  if (!issues.empty()) throw Error(Code::bad_input, "Событие не записано.", std::move(issues));
}

void need_edit(const Hand& who) {
  if (!who.powers.edits) throw Error(Code::forbidden, "События ведёт тот, кто ведёт план.");
}

/// Every working plan at or below the organisation of the event follows it.
Followed follow_all(const db::Write& write, NodeId node, EventId id) {
  const std::string path = org::node(write, {}, node).path;
  Followed all{.id = id};
  const auto plans = write.all(sql::running_in, {path, path}, [](const db::Row& row) { return row.id<RoadmapId>(0); });
  for (const RoadmapId plan : plans) {
    const Followed one = follow(write, plan_place(write, plan));
    all.made += one.made;
    all.moved += one.moved;
    all.kept += one.kept;
    all.withdrawn += one.withdrawn;
  }
  return all;
}

std::string end_of(const Event& event) { return event.end_date ? iso_date(*event.end_date) : ""; }

}  // namespace

Followed add_event(const db::Write& write, const Hand& who, const Event& fresh) {
  need_edit(who);
  const org::Node node = org::node(write, who.scope, fresh.node);
  check(fresh);
  const EventId id{write.insert(sql::insert_dated, {node.id, fresh.kind, squeezed(fresh.title), iso_date(fresh.date),
                                                    end_of(fresh), fresh.note, sys::now_iso(), write.actor().name})};
  return follow_all(write, node.id, id);
}

Followed change_event(const db::Write& write, const Hand& who, const Event& changed) {
  need_edit(who);
  const Event now = event(write, who, changed.id);
  if (changed.row_version != 0 && changed.row_version != now.row_version)
    throw Error(Code::conflict, "Событие уже изменили: теперь " + ru_date(now.date) + ". Ваше изменение не записано.");
  check(changed);
  write.run(sql::update_dated,
            {changed.kind, squeezed(changed.title), iso_date(changed.date), end_of(changed), changed.note, changed.id});
  return follow_all(write, now.node, changed.id);
}

Followed remove_event(const db::Write& write, const Hand& who, EventId id) {
  need_edit(who);
  const Event now = event(write, who, id);
  write.run(sql::remove_dated, {sys::now_iso(), id});
  return follow_all(write, now.node, id);
}

Followed restore_event(const db::Write& write, const Hand& who, EventId id) {
  need_edit(who);
  write.run(sql::remove_dated, {std::monostate{}, id});
  return follow_all(write, event(write, who, id).node, id);
}

std::vector<Waiting> waiting(const db::Read& read, const Hand& who, RoadmapId id) {
  seen_roadmap(read, who, id);
  std::vector<Waiting> out;
  for (const Anchored& measure : anchored(read, plan_place(read, id)))
    for (const std::string& kind : measure.missing)
      out.push_back({measure.measure, id, measure.number, measure.text, measure.term, kind,
                     "ждёт события: " + lower(event_kind_title(kind))});
  return out;
}

Followed follow(const db::Write& write, const PlanPlace& plan) {
  const Followed done = follow_events(write, plan);
  if (done.made + done.moved + done.withdrawn > 0) spread(write, plan.id);
  return done;
}

}  // namespace vekha::execution
