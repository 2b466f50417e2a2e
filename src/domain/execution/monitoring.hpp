// Monitoring: how far a plan is, as rows for grids, charts and calendars, and as shares by section, executor,
// direction.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/execution/tasks.hpp"

namespace vekha::execution {

struct Window {
  OccurrenceId occurrence;
  Date from;
  Date due;
  Date baseline_due;
  Status status = Status::planned;
  bool overdue = false;
  int done = 0;  ///< tasks closed
  int total = 0;
  int row_version = 1;
};
struct ScheduleRow {
  MeasureId id;
  std::string number;
  std::string text;
  int section = -1;  ///< position in the roadmap
  std::string section_title;
  std::vector<std::string> executors;
  std::string waiting;  ///< event its term waits for, in Russian; empty: dated
  std::vector<Window> windows;
};
struct Schedule {
  std::vector<ScheduleRow> measures;
};
struct Span {
  std::optional<Date> from;
  std::optional<Date> to;
};
/// Measures whose windows touch the span; without one, all. Organisations below the municipality see only counts of
/// their own tasks.
Schedule schedule(const db::Read& read, const Hand& who, RoadmapId id, const Span& span, Date today);

/// One window of a plan inside the scope. Throws not_found.
Window window(const db::Read& read, const Hand& who, OccurrenceId id);

enum class By { section, executor, direction, quarter, month };
std::optional<By> by_from_name(std::string_view name);
struct Group {
  std::string key;
  std::string title;
  int total = 0;
  int planned = 0;
  int in_work = 0;
  int review = 0;
  int done = 0;
  int cancelled = 0;
  int overdue = 0;
  std::optional<double> percent;  ///< done of those not taken off; nothing when there are none
};
/// Tasks whose last day lies in the span, in groups and together (the last group, key "").
std::vector<Group> progress(const db::Read& read, const Hand& who, RoadmapId id, By by, const Span& span, Date today);

/// Tasks of the person in numbers, for the header of the page and the overview.
struct Counts {
  int total = 0;
  int done = 0;
  int overdue = 0;
  int due_soon = 0;  ///< open, last day within 30 days
  int review = 0;    ///< waiting for a controller
};
enum class Of { scope, mine };
Counts counts(const db::Read& read, const Hand& who, Of of, Date today);

}  // namespace vekha::execution
