#include "domain/roadmap/schedule.hpp"

#include <algorithm>

#include "domain/roadmap/plans.hpp"
#include "domain/roadmap/roadmap.sql.hpp"
#include "io/sys/clock.hpp"

namespace vekha::roadmap {
namespace {

using calendar::Window;

bool meets(const Occurrence& occurrence, const Window& window) {
  return occurrence.from <= window.due && window.from <= occurrence.due;
}

/// The windows nothing stands for yet, and the untouched occurrences nothing asks for any more.
struct Leftover {
  std::vector<Window> windows;
  std::vector<Occurrence> occurrences;
};

Leftover leftover(const Measure& measure, std::vector<Window> windows) {
  Leftover rest;
  for (const Occurrence& each : measure.occurrences) {
    if (each.by_event) continue;
    const auto same = std::find(windows.begin(), windows.end(), Window{each.from, each.due});
    if (same != windows.end())
      windows.erase(same);
    else if (untouched(each))
      rest.occurrences.push_back(each);
    else if (const auto met =
                 std::find_if(windows.begin(), windows.end(), [&](const Window& w) { return meets(each, w); });
             met != windows.end())
      windows.erase(met);
  }
  rest.windows = std::move(windows);
  return rest;
}

}  // namespace

calendar::Deadline term_of(const Roadmap& plan, const std::string& words, const std::string& reading) {
  return reread({.raw = words, .text = reading}, plan.frame.context());
}

bool is_unsure(const calendar::Deadline& term) { return !term.needs_confirmation.empty(); }

bool untouched(const Occurrence& occurrence) {
  return occurrence.status == Status::planned && occurrence.evidence.empty() && !occurrence.moved;
}

Rescheduled reschedule(const db::Write& write, const Measure& measure, const std::vector<Window>& windows) {
  const Leftover rest = leftover(measure, windows);
  Rescheduled done;
  const std::size_t both = std::min(rest.windows.size(), rest.occurrences.size());
  for (std::size_t i = 0; i < both; ++i) {
    done.moved.push_back(rest.occurrences[i]);
    write.run(sql::move_occurrence,
              {iso_date(rest.windows[i].from), iso_date(rest.windows[i].due), rest.occurrences[i].id});
  }
  for (std::size_t i = both; i < rest.windows.size(); ++i) {
    const std::string due = iso_date(rest.windows[i].due);
    done.made.push_back({write.insert(sql::insert_occurrence, {measure.id, iso_date(rest.windows[i].from), due, due})});
  }
  for (std::size_t i = both; i < rest.occurrences.size(); ++i) {
    done.taken.push_back(rest.occurrences[i].id);
    write.run(sql::take_occurrence, {sys::now_iso(), rest.occurrences[i].id});
  }
  return done;
}

void unschedule(const db::Write& write, const Rescheduled& done) {
  for (const OccurrenceId id : done.made)
    if (write.run(sql::take_untouched, {sys::now_iso(), id}) == 0)
      throw Error(Code::conflict,
                  "По новым срокам уже есть отметки о выполнении: изменение не отменить. Снимите отметки.");
  for (const Occurrence& each : done.moved)
    write.run(sql::move_untouched, {iso_date(each.from), iso_date(each.due), each.id});
  for (const OccurrenceId id : done.taken) write.run(sql::give_occurrence, {id});
}

}  // namespace vekha::roadmap
