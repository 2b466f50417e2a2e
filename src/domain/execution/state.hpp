// The changing part of a task, and the one way to change it: store, write history, bring the window up to it.
#pragma once
#include <optional>
#include <string>

#include "domain/execution/tasks.hpp"

namespace vekha::execution {

/// What changes, with where the task belongs.
struct State {
  TaskId id;
  Status status = Status::planned;
  std::string actual_result;
  std::string cancel_reason;
  Date from;
  Date due;
  bool moved = false;
  std::optional<AccountId> account;
  int row_version = 1;
  OccurrenceId occurrence;
  MeasureId measure;
  NodeId node;
  std::string node_path;
  RoadmapId roadmap;
  calendar::Period window;  ///< days of the window itself
};

/// Throws not_found when there is no such task or its organisation lies outside the scope.
State state(const db::Read& read, const Hand& who, TaskId id);
/// The same; throws Stale when the person saw another version.
State state_as_seen(const db::Read& read, const Hand& who, const Seen& seen);

/// One line to write into the history.
struct Record {
  std::string kind;
  std::string note;
  std::string before;  ///< JSON
  std::optional<EvidenceId> evidence;
  std::optional<std::int64_t> undoes;
};
/// Stores the new state with its line of history.
void put_state(const db::Write& write, const State& before, const State& after, const Record& record);
/// Writes a line about something that stands in tables of its own (papers).
void touch(const db::Write& write, const State& state, const Record& record);
/// Counters and status of a window from its tasks.
void conclude(const db::Write& write, OccurrenceId window);

/// What undoing needs, as JSON.
std::string snapshot(const State& state);
/// Puts back the fields a change of this kind replaced.
State restored(const State& now, const std::string& kind, const std::string& snapshot);
/// The account of the actor; empty for the command line.
std::optional<std::int64_t> account_of(const db::Write& write);

/// Kinds of papers of which one must be there to close a measure; empty: any paper.
std::vector<std::string> wanted_kinds(const std::vector<std::string>& documents, const std::string& result);
/// Why the task cannot be sent to be checked; empty: it can.
std::string lack_of_evidence(const db::Read& read, const State& state);
/// Papers of a task, removed ones too.
std::vector<Evidence> papers_of(const db::Read& read, TaskId id);

/// Ways open from a state to this person, with what blocks them.
std::vector<Transition> transitions(const db::Read& read, const Hand& who, const State& state);

}  // namespace vekha::execution
