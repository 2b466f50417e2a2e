// Events: dated anchors that relative terms hang on. When an event gets or changes its day, the windows follow.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/execution/tasks.hpp"

namespace vekha::execution {

/// The Russian title of a kind, one of calendar::anchor_keys(); the kind itself when it is none.
std::string event_kind_title(const std::string& kind);
/// Whether a person may add it: whatever a term may wait for.
bool is_event_kind(const std::string& kind);

struct Event {
  EventId id;
  NodeId node;
  std::string kind;
  std::string title;
  Date date;
  std::optional<Date> end_date;
  std::string note;
  int row_version = 1;
  int windows = 0;  ///< windows of measures that hang on it
};
/// What a change of events did to the plans.
struct Followed {
  EventId id;
  int made = 0;       ///< windows that got dates
  int moved = 0;      ///< windows that moved
  int kept = 0;       ///< windows that stayed: their work is begun or closed, or a person set their days
  int withdrawn = 0;  ///< windows that lost their event
};

/// Events that concern an organisation given by its path: its own and those of the ones above, by date.
std::vector<Event> events_of(const db::Read& read, const std::string& path);
/// Events of the organisation and of those above it, by date.
std::vector<Event> events(const db::Read& read, const Hand& who);
/// Throws bad_input for an unknown kind or an end before the beginning.
Followed add_event(const db::Write& write, const Hand& who, const Event& fresh);
/// Throws conflict when row_version is not the stored one.
Followed change_event(const db::Write& write, const Hand& who, const Event& changed);
Followed remove_event(const db::Write& write, const Hand& who, EventId id);
Followed restore_event(const db::Write& write, const Hand& who, EventId id);
/// Throws not_found outside the scope.
Event event(const db::Read& read, const Hand& who, EventId id);

/// A measure that has no dates until its event has one.
struct Waiting {
  MeasureId measure;
  RoadmapId roadmap;
  std::string number;
  std::string text;
  std::string term;
  std::string kind;   ///< of the event it waits for; empty: the term names none
  std::string title;  ///< «ждёт события: получены результаты процедуры»
};
std::vector<Waiting> waiting(const db::Read& read, const Hand& who, RoadmapId id);

}  // namespace vekha::execution
