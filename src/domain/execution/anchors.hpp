// What terms wait for: the events of a plan as the calendar takes them, and windows that follow them.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/calendar/terms.hpp"
#include "domain/execution/events.hpp"
#include "domain/execution/performers.hpp"

namespace vekha::execution {

/// A measure whose term hangs on events, with its windows as the events give them now.
struct Anchored {
  MeasureId measure;
  std::string number;
  std::string text;
  std::string term;
  std::vector<std::string> missing;  ///< kinds of events that are not dated
  struct Hanging {
    calendar::Window window;
    EventId event;
    std::string title;
  };
  std::vector<Hanging> windows;
};
std::vector<Anchored> anchored(const db::Read& read, const PlanPlace& plan);
/// Brings the windows that hang on events up to them; the tasks follow by a spread.
Followed follow(const db::Write& write, const PlanPlace& plan);
/// The same without spreading: part of a spread.
Followed follow_events(const db::Write& write, const PlanPlace& plan);

}  // namespace vekha::execution
