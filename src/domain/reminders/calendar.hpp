// How tasks and windows stand in a calendar, and the memory of what was shown: an entry that was moved says so. Private
// to the room.
#pragma once
#include <string>
#include <vector>

#include "domain/reminders/ladder.hpp"
#include "domain/reminders/published.hpp"
#include "io/db/db.hpp"
#include "io/ical/ical.hpp"

namespace vekha::reminders {

/// A task, or a window of a measure with all its tasks.
struct CalendarItem {
  std::string uid;   ///< "task-17", "window-4"
  std::string link;  ///< address on the page, from its root
  std::string number;
  std::string text;
  std::string roadmap;
  std::string performer;
  std::string result;  ///< expected
  std::string told;    ///< instead of what is said of a measure of a plan
  Date from;
  Date due;
  ical::State state = ical::State::planned;
  std::string state_title;
  int percent = 0;
};
CalendarItem read_task_item(const db::Row& row);
CalendarItem read_window_item(const db::Row& row);

struct CalendarFrame {
  std::int64_t feed = 0;
  std::string title;
  ical::Form form = ical::Form::events;
  std::vector<Step> steps;
  std::string page_url;
  sys::Zone zone{sys::kStandardZone};
  std::int64_t now = 0;
};

/// What is remembered of an entry.
struct Shown {
  std::string uid;
  std::string content;  ///< digest
  std::string days;
  int sequence = 0;
  std::int64_t modified = 0;
};
struct Drawn {
  Published published;
  std::vector<Shown> changes;  ///< to be noted
};
Drawn draw(const db::Read& read, const std::vector<CalendarItem>& items, const CalendarFrame& frame);
void note(const db::Write& write, const std::vector<Shown>& changes);

}  // namespace vekha::reminders
