#include "domain/execution/anchors.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "domain/execution/execution.sql.hpp"
#include "domain/execution/visible.hpp"
#include "io/sys/clock.hpp"

namespace vekha::execution {
namespace {

/// A stored window that hangs on an event.
struct StoredWindow {
  OccurrenceId id;
  MeasureId measure;
  EventId event;
  calendar::Window days;
  bool open = true;
  bool by_hand = false;  ///< a person set its days
  bool removed = false;
  bool worked = false;  ///< somebody touched one of its tasks
};

StoredWindow read_stored(const db::Row& row) {
  return {.id = row.id<OccurrenceId>(0),
          .measure = row.id<MeasureId>(1),
          .event = row.id<EventId>(2),
          .days = {day(row, 3), day(row, 4)},
          .open = is_open(status_from_name(row.text(5)).value_or(Status::planned)),
          .by_hand = row.truth(6),
          .removed = !row.is_null(7),
          .worked = row.truth(8)};
}

std::vector<calendar::Event> as_calendar(const std::vector<Event>& events) {
  std::vector<calendar::Event> out;
  for (const Event& event : events)
    out.push_back({event.kind, event.date, event.end_date.value_or(event.date), event.title});
  return out;
}

std::vector<std::string> missing_kinds(const calendar::Deadline& term, const std::vector<calendar::Dated>& dated) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < term.terms.size(); ++i) {
    const calendar::Anchor& anchor = term.terms[i].anchor;
    const auto of_term = [&](const calendar::Dated& each) { return each.term == static_cast<int>(i); };
    if (!anchor.event.empty() && std::ranges::none_of(dated, of_term)) out.push_back(anchor.event);
  }
  return out;
}

/// Moves, makes and takes away the windows of one measure.
class Follower {
 public:
  Follower(const db::Write& write, Followed& done) : write_(write), done_(done) {}

  void run(const Anchored& measure, std::vector<StoredWindow> stored) {
    for (const Anchored::Hanging& hanging : measure.windows) {
      const auto same = std::ranges::find(stored, hanging.event, &StoredWindow::event);
      if (same == stored.end()) {
        make(measure.measure, hanging);
        continue;
      }
      move(*same, hanging);
      stored.erase(same);
    }
    for (const StoredWindow& left : stored) take_away(left);
  }

 private:
  void make(MeasureId measure, const Anchored::Hanging& hanging) {
    const std::string due = iso_date(hanging.window.due);
    write_.run(sql::insert_hanging, {measure, iso_date(hanging.window.from), due, due, hanging.event});
    ++done_.made;
  }

  void move(const StoredWindow& now, const Anchored::Hanging& to) {
    if (now.removed) {
      write_.run(sql::revive_window, {now.id});
      ++done_.made;
    }
    if (now.days == to.window) return;
    if (!now.open || now.by_hand) {
      ++done_.kept;
      return;
    }
    const std::string from = iso_date(to.window.from);
    const std::string due = iso_date(to.window.due);
    write_.run(sql::shift_window, {from, due, now.id});
    write_.run(sql::insert_move, {now.id, sys::now_iso(), write_.actor().name, iso_date(now.days.from),
                                  iso_date(now.days.due), from, due, "событие «" + to.title + "»"});
    ++done_.moved;
  }

  void take_away(const StoredWindow& left) {
    if (left.removed) return;
    if (left.worked || !left.open) {
      ++done_.kept;
      return;
    }
    write_.run(sql::remove_window, {sys::now_iso(), left.id});
    ++done_.withdrawn;
  }

  const db::Write& write_;
  Followed& done_;
};

}  // namespace

std::vector<Anchored> anchored(const db::Read& read, const PlanPlace& plan) {
  const auto events = events_of(read, plan.path);
  const auto given = as_calendar(events);
  const roadmap::TermFrame frame = roadmap::term_frame(read, plan.id);
  const calendar::Context context = frame.context();
  std::vector<Anchored> out;
  read.each(sql::measure_rows, {plan.id}, [&](const db::Row& row) {
    const calendar::Deadline term = calendar::read_term(row.text(7).empty() ? row.text(6) : row.text(7), context);
    const auto hangs = [](const calendar::Term& part) { return !part.anchor.event.empty(); };
    if (std::ranges::none_of(term.terms, hangs)) return;
    Anchored measure{row.id<MeasureId>(0), row.text(1), row.text(2), row.text(6), {}, {}};
    const auto dated = calendar::expand(term, context, given);
    for (const calendar::Dated& each : dated) {
      if (each.event < 0) continue;
      const Event& event = events[static_cast<std::size_t>(each.event)];
      measure.windows.push_back({each.window, event.id, event.title});
    }
    measure.missing = missing_kinds(term, dated);
    out.push_back(std::move(measure));
  });
  return out;
}

Followed follow_events(const db::Write& write, const PlanPlace& plan) {
  Followed done;
  std::map<MeasureId, std::vector<StoredWindow>> stored;
  for (StoredWindow& window : write.all(sql::hanging_windows, {plan.id}, read_stored))
    stored[window.measure].push_back(window);
  Follower follower(write, done);
  for (const Anchored& measure : anchored(write, plan)) {
    follower.run(measure, std::move(stored[measure.measure]));
    stored.erase(measure.measure);
  }
  for (auto& [measure, windows] : stored) follower.run({.measure = measure}, std::move(windows));
  return done;
}

}  // namespace vekha::execution
