// What a roadmap is in the records: versions of a plan, their measures, and the dated occurrences people report on.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/ids.hpp"
#include "core/calendar/terms.hpp"
#include "core/roadmap/roadmap.hpp"

namespace vekha {
using PlanChangeId = Id<struct PlanChangeTag>;  ///< one logged edit of a plan
using ProposalId = Id<struct ProposalTag>;      ///< proposal for the next version of a plan
}  // namespace vekha

namespace vekha::roadmap {

enum class Status { planned, in_work, review, done, cancelled };
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
  Date baseline_due;     ///< the last day as first planned
  bool moved = false;    ///< a person set its days: reading the term again leaves them
  int row_version = 1;
  bool by_event = false;  ///< its days come from a dated event: reading the term again leaves them
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
  std::vector<calendar::Question> needs_confirmation;  ///< read anew each time the plan is read
  std::string text;       ///< the confirmed reading in canonical words; empty: `raw` is read
  std::string canonical;  ///< the term in canonical words, as it is read now; empty for what was not understood
};

struct Measure {
  MeasureId id;
  MeasureId origin;  ///< the same measure where it first stood
  int row_version = 1;
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

/// What a version of a plan is at.
enum class State { draft, submitted, approved, superseded };
std::string_view state_name(State state);   ///< "draft"
std::string_view state_title(State state);  ///< «черновик»
std::optional<State> state_from_name(std::string_view name);

/// The act that approves a version.
struct Act {
  std::string kind;    ///< «приказ»
  std::string number;  ///< without «№»
  std::optional<Date> date;
  std::string issuer;
  std::string signatory;
  std::int64_t paper = 0;  ///< its card in the register; 0: none
};

/// Which version of which plan a roadmap is.
struct Version {
  RoadmapId plan;  ///< its first version
  int number = 1;
  State state = State::draft;
  RoadmapId based_on;        ///< the version it was made from; 0 for the first
  RoadmapId parent;          ///< municipal roadmap a school plan comes from; 0 else
  std::string amend_reason;  ///< why it was made
  std::optional<Act> act;    ///< once approved
  std::string approved_at;   ///< UTC moment
  std::string approved_by;   ///< name shown to people
  bool running = false;      ///< work runs on it: the approved one, or the oldest draft while nothing is approved
  int row_version = 1;
};

struct Summary {
  RoadmapId id;
  NodeId node;
  std::string title;
  std::optional<calendar::Period> period;
  Source source;
  Version version;
  Counts counts;
};

/// What the terms of a plan are read against.
struct TermFrame {
  std::optional<calendar::Period> period;  ///< of the plan
  std::optional<Date> approved;            ///< day of the act in force, else of the act its text names
  /// Of the catalogue in force.
  calendar::ProductionCalendar calendar = calendar::ProductionCalendar();
  calendar::Settings settings;
  /// Valid as long as the frame.
  calendar::Context context() const { return {period, approved, &calendar, settings}; }
};

struct Roadmap {
  Summary summary;
  TermFrame frame;
  Preamble preamble;
  std::vector<Section> sections;
  std::vector<Measure> measures;
  std::vector<Party> parties;
  Issues issues;                       ///< what was noticed when the source was read
  Issues defects;                      ///< of the source, healed silently
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
  RoadmapId next_of;   ///< a version of the plan this one is the next version of; 0: a new plan
  std::string reason;  ///< why there is a next version
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

}  // namespace vekha::roadmap
