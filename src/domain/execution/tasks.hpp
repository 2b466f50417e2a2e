// Tasks: one executor's part of a dated window of a measure; their states, papers and history.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/ids.hpp"
#include "domain/org/org.hpp"
#include "domain/roadmap/roadmap.hpp"
#include "io/db/db.hpp"

namespace vekha::execution {

enum class Status { planned, in_work, review, done, cancelled };
std::string_view status_name(Status status);   ///< "in_work"
std::string_view status_title(Status status);  ///< «в работе»
std::optional<Status> status_from_name(std::string_view name);
bool is_open(Status status);  ///< planned, in_work or review

/// What somebody may do with tasks.
struct Powers {
  bool executes = false;  ///< tasks.change: works on tasks of the scope
  bool edits = false;     ///< roadmap.change: moves, gives, takes off tasks
  bool controls = false;  ///< roadmap.control: accepts and returns
};

/// Who acts: the command line acts as the owner of the folder, account 0.
struct Hand {
  org::Scope scope;
  AccountId account;
  NodeId node;
  std::string name;
  Powers powers;
};
/// The owner of the data folder: sees and may do everything, except accept its own work.
Hand owner(const std::string& name);

/// One row of a list of tasks.
struct TaskRow {
  TaskId id;
  RoadmapId roadmap;
  MeasureId measure;
  OccurrenceId occurrence;
  std::string number;    ///< of the measure
  std::string text;      ///< of the measure
  std::string section;   ///< title of its section
  std::string executor;  ///< who performs, for people
  NodeId node;
  std::string node_name;
  std::string part;  ///< "lead" or "co"
  std::optional<AccountId> account;
  std::string account_name;
  Date from;
  Date due;
  Status status = Status::planned;
  bool overdue = false;
  std::vector<std::string> documents;  ///< kinds of papers the measure asks for, as it words them
  int evidence_count = 0;
  int row_version = 1;
};

/// Which tasks; every field narrows.
struct TaskQuery {
  std::optional<RoadmapId> roadmap;
  std::optional<MeasureId> measure;
  std::optional<OccurrenceId> occurrence;
  enum class Whose { everybody, mine };
  Whose whose = Whose::everybody;
  std::vector<Status> statuses;
  std::optional<std::string> executor;  ///< name of a party, a body or an organisation
  std::optional<NodeId> node;
  std::optional<std::string> section;    ///< number, title or path of the section
  std::optional<std::string> direction;  ///< id of the catalogue of directions
  std::optional<Date> due_from;
  std::optional<Date> due_to;
  enum class Lateness { any, overdue };
  Lateness lateness = Lateness::any;
  std::string text;  ///< words of the measure or its number
  enum class Sort { due, number, executor, status };
  Sort sort = Sort::due;
  int limit = 100;    ///< 1..500
  std::string after;  ///< `next` of the page before; empty: the first page
};

struct TaskPage {
  std::int64_t total = 0;
  std::vector<TaskRow> items;
  std::string next;  ///< empty on the last page
};

/// Tasks of the working plans the person may see. Throws bad_arguments for a damaged `after`.
TaskPage tasks(const db::Read& read, const Hand& who, const TaskQuery& query, Date today);

/// A paper that shows a task was done.
struct Evidence {
  EvidenceId id;
  TaskId task;
  std::string kind;  ///< of catalog/papers/kinds.yaml
  std::string title;
  std::string number;
  std::string dated;  ///< ISO day or empty
  std::string link;
  std::string note;
  std::string file_sha256;  ///< empty for a reference
  std::string file_name;
  std::int64_t size = 0;
  std::string scan;  ///< what the antivirus said: «проверено», «не проверено: проверка не настроена»
  std::string added_at;
  std::string added_by;
  std::string removed_at;  ///< empty: it counts
  std::string removed_by;
  std::string removed_reason;
};

/// One line of the history of a task.
struct TaskEvent {
  std::int64_t id = 0;
  std::string at;
  std::string actor;
  std::string kind;   ///< status, move, assign, evidence_added, evidence_removed, evidence_restored, undo
  std::string title;  ///< Russian sentence
  Status before = Status::planned;
  Status after = Status::planned;
  std::string note;
  bool undone = false;
};

/// A move of a task that is open to the person now.
struct Transition {
  Status to = Status::planned;
  std::string title;  ///< «отправить на проверку»
  enum class Note { none, optional, required };
  Note note = Note::none;  ///< reason or remark
  std::string blocked;     ///< why it cannot be done yet; empty: it can
};

struct Task {
  TaskRow row;
  std::string roadmap_title;
  std::string expected_result;
  std::string term;  ///< as the plan words it
  std::string actual_result;
  std::string cancel_reason;
  Date baseline_due;
  std::string controller;                 ///< name, empty: nobody is named
  std::vector<Evidence> evidence;         ///< removed ones too
  std::vector<TaskEvent> events;          ///< the newest first
  std::vector<std::string> wanted_kinds;  ///< of catalog/papers/kinds.yaml that close it; empty: any
  std::vector<Transition> transitions;
  std::string undo;  ///< what would be taken back now, a Russian sentence; empty: nothing
};

/// Throws not_found when it is not there or belongs to another's organisation.
Task task(const db::Read& read, const Hand& who, TaskId id, Date today);

/// A change lost the race: somebody changed the task meanwhile.
class Stale : public Error {
 public:
  Stale(TaskId id, const std::string& who_and_when);
  TaskId id() const { return id_; }

 private:
  TaskId id_;
};

/// The task as the person saw it; row_version 0: whatever it is now.
struct Seen {
  TaskId id;
  int row_version = 0;
};

struct StatusChange {
  Status status = Status::planned;
  std::string note;  ///< reason of taking off and reopening, remark of a return
  std::optional<std::string> actual_result;
};
/// Throws Stale, forbidden, or bad_input telling what is missing.
void set_status(const db::Write& write, const Hand& who, const Seen& seen, const StatusChange& change);
/// Takes the newest change of the task back. Throws conflict when there is nothing to take back.
void undo(const db::Write& write, const Hand& who, TaskId id);

struct Move {
  std::optional<Date> from;
  Date due;
  std::string reason;
};
void move_task(const db::Write& write, const Hand& who, const Seen& seen, const Move& move);
/// Moves a window with the open tasks that follow it. Throws Stale-like conflict by the row_version of the occurrence.
void move_occurrence(const db::Write& write, const Hand& who, OccurrenceId id, const Move& move, int row_version);
/// Gives the task to a person of its organisation, or to nobody.
void assign(const db::Write& write, const Hand& who, const Seen& seen, std::optional<AccountId> account);

/// One status for all tasks of a window the person may work on; what each refused stands in the answer.
struct BulkChange {
  StatusChange change;
  std::string evidence;  ///< in words; becomes a reference of each task that is sent to be checked
};
struct BulkResult {
  int changed = 0;
  std::vector<std::string> refused;  ///< «СОШ № 1: нет подтверждения …»
};
/// Throws bad_input when every task refuses.
BulkResult set_status_of_all(const db::Write& write, const Hand& who, OccurrenceId id, const BulkChange& bulk);

/// A file or a reference: number and day, or a link.
struct NewEvidence {
  std::string kind;  ///< empty: guessed by the words of the title and the file name
  std::string title;
  std::string number;
  std::string dated;
  std::string link;
  std::string note;
  std::string file_sha256;
  std::string file_name;
  std::int64_t size = 0;
  std::string scan;
};
Evidence add_evidence(const db::Write& write, const Hand& who, TaskId id, const NewEvidence& fresh);
void remove_evidence(const db::Write& write, const Hand& who, EvidenceId id, const std::string& reason);
void restore_evidence(const db::Write& write, const Hand& who, EvidenceId id);
Evidence evidence(const db::Read& read, const Hand& who, EvidenceId id);

/// Kinds of papers, a file of catalog/papers.
struct PaperKind {
  std::string id;     ///< "order"
  std::string title;  ///< «Приказ»
  std::vector<std::string> stems;
};
const std::vector<PaperKind>& paper_kinds();
/// The kinds named in a text, by the stems of their words; empty: none.
std::vector<std::string> kinds_in(std::string_view text);

/// An occurrence of a measure with its tasks.
struct MeasureWindow {
  OccurrenceId id;
  Date from;
  Date due;
  Date baseline_due;
  Status status = Status::planned;
  bool overdue = false;
  int row_version = 1;
  std::vector<TaskRow> tasks;
};
struct MeasureWork {
  MeasureId id;
  RoadmapId roadmap;
  std::string number;
  std::string text;
  std::string section;
  std::string term;
  std::string expected_result;
  std::vector<std::string> responsible;
  std::vector<std::string> documents;
  std::string waiting;  ///< «ждёт события: получены результаты», empty when dated
  std::vector<MeasureWindow> windows;
};
/// A measure of any version of a plan the person sees; nobody works by a draft, so there are no tasks in it.
MeasureWork measure(const db::Read& read, const Hand& who, MeasureId id, Date today);

}  // namespace vekha::execution
