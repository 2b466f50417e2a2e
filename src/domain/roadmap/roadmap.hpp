// Roadmaps in the records: plans that were imported, their measures, and the dated tasks people report on.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/ids.hpp"
#include "core/roadmap/roadmap.hpp"
#include "domain/org/org.hpp"
#include "io/db/db.hpp"

namespace vekha::roadmap {

enum class Status { planned, in_work, done, cancelled };
std::string_view status_name(Status status);   ///< "in_work"
std::string_view status_title(Status status);  ///< «в работе»
std::optional<Status> status_from_name(std::string_view name);

/// A dated task of a measure.
struct Occurrence {
  OccurrenceId id;
  Date from;
  Date due;
  Status status = Status::planned;
  std::string evidence;  ///< what shows that it was done
  bool overdue = false;  ///< neither done nor cancelled, and `due` is before today
};

struct Section {
  std::string number;
  std::string title;
  std::string path;
  int depth = 0;
};

/// How a term was read.
struct Term {
  std::string raw;
  std::string kind;  ///< calendar::kind_name
  std::string explanation;
  bool needs_confirmation = false;
};

struct Measure {
  MeasureId id;
  std::string number;
  std::string section;  ///< path
  int section_index = -1;
  std::string text;
  Term deadline;
  std::vector<Occurrence> occurrences;  ///< by due day
  std::vector<std::string> responsible;
  std::vector<std::string> documents;
  std::string result;
  std::string place;                ///< «строка 14»
  Status status = Status::planned;  ///< done when every occurrence is done or cancelled; in_work when any was begun
  bool overdue = false;             ///< any occurrence is
  std::optional<Date> next_due;     ///< of the first occurrence that is still open
};

/// Where a roadmap came from.
struct Source {
  std::string file_name;
  std::string sha256;  ///< of the file, hex
  std::string imported_at;
  std::string imported_by;
};

struct Counts {
  int measures = 0;
  int occurrences = 0;
  int done = 0;     ///< occurrences
  int overdue = 0;  ///< occurrences
  int raw_terms = 0;
};

struct Summary {
  RoadmapId id;
  NodeId node;
  std::string title;
  std::optional<calendar::Period> period;
  Source source;
  Counts counts;
};

struct Roadmap {
  Summary summary;
  std::vector<Section> sections;
  std::vector<Measure> measures;
  std::vector<Party> parties;
  Issues issues;
  std::vector<std::string> executors;  ///< distinct names of parties, by name
};

/// A measure with one of its occurrences, for lists of what is due.
struct Due {
  RoadmapId roadmap;
  MeasureId measure;
  std::string number;
  std::string text;
  std::vector<std::string> responsible;
  Occurrence occurrence;
};

/// What is stored and for whom.
struct Import {
  NodeId node;  ///< 0: the municipality made by init
  Source source;
  bool again = false;  ///< store though a roadmap of the same file is there
};

struct StatusChange {
  OccurrenceId occurrence;
  Status status = Status::planned;
  std::string evidence;
};

/// One line of the history of an occurrence.
struct HistoryRow {
  std::string at;
  std::string actor;
  Status before = Status::planned;
  Status after = Status::planned;
  std::string evidence_before;
  std::string evidence_after;
};

/// Stores a compiled plan. Throws conflict when a roadmap of the same file is already there and `again` is not set.
RoadmapId import(const db::Write& write, const Compiled& compiled, const Import& import);
/// Takes a roadmap away with all that belongs to it. Throws not_found outside the scope.
void remove(const db::Write& write, const org::Scope& scope, RoadmapId id);

/// Roadmaps of the scope, the newest first.
std::vector<Summary> list(const db::Read& read, const org::Scope& scope, Date today);
/// One roadmap whole. Throws not_found when it is not there or outside the scope.
Roadmap get(const db::Read& read, const org::Scope& scope, RoadmapId id, Date today);

/// Open occurrences whose last day is today or within `days` days.
std::vector<Due> due(const db::Read& read, const org::Scope& scope, Date today, int days);
/// Open occurrences whose last day has passed, the oldest first.
std::vector<Due> overdue(const db::Read& read, const org::Scope& scope, Date today);
/// Occurrences of the scope in numbers.
Counts counts(const db::Read& read, const org::Scope& scope, Date today);

/// Sets the status; returns what it was, so that it can be undone by setting it back. Throws not_found.
StatusChange set_status(const db::Write& write, const org::Scope& scope, const StatusChange& change);
/// What happened to an occurrence, the newest first. Throws not_found outside the scope.
std::vector<HistoryRow> history(const db::Read& read, const org::Scope& scope, OccurrenceId id);

}  // namespace vekha::roadmap
