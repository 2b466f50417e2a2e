// Results of assessment: works of pupils stored by batches, and the mergeable tallies everything is computed from.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "domain/catalog/catalog.hpp"
#include "domain/org/org.hpp"
#include "domain/results/filter.hpp"
#include "domain/results/ground.hpp"
#include "domain/results/load.hpp"
#include "domain/results/pupils.hpp"
#include "domain/results/reading.hpp"
#include "io/db/db.hpp"
#include "io/facts/facts.hpp"

namespace vekha::results {

/// The mergeable state: how many works of one school (and class) got one primary score. Participants only.
struct Tally {
  Exam exam;
  NodeId school;           ///< 0 when not split by school
  std::string class_name;  ///< empty unless split by class
  int maximum = 0;         ///< highest possible primary score, points; 0 unknown
  int unit = 1;            ///< scores are points times this
  int score = 0;
  int mark_in_file = 0;  ///< 0 none
  std::int64_t works = 0;
};
enum class Detail { exam, school, school_class };
/// Ordered by exam, school, class, score, mark. Committed batches only.
std::vector<Tally> tallies(const db::Read& read, facts::Store& facts, const Filter& filter, Detail detail);

/// The mergeable sums of one school (and class) in one exam. Participants only.
struct Cell {
  Exam exam;
  NodeId school;           ///< 0 when not split by school
  std::string class_name;  ///< empty unless split by class
  int maximum = 0;         ///< highest possible primary score, points; 0 unknown
  int unit = 1;            ///< scores are points times this
  std::int64_t works = 0;
  std::int64_t sum = 0;                 ///< of the primary scores
  std::int64_t squares = 0;             ///< of the primary scores
  std::array<std::int64_t, 4> marks{};  ///< 2..5 by the file, else by the scale
  std::int64_t without_mark = 0;        ///< above the maximum of the scale
  std::int64_t without_scale = 0;       ///< no mark in the file and no scale
};
/// Ordered by exam, school, class.
std::vector<Cell> cells(const db::Read& read, facts::Store& facts, const catalog::Catalog& catalog,
                        const Filter& filter, Detail detail);

struct TaskTally {
  Exam exam;
  NodeId school;           ///< 0 when not split by school
  std::string class_name;  ///< empty unless split by class
  std::string task;        ///< «1», «4К1», «5(1)»
  int position = 0;        ///< order in the paper, from 1
  int maximum = 0;         ///< points; 0 unknown
  int unit = 1;            ///< the sum is points times this
  std::string level;       ///< «Б», «П», «В» or empty
  std::int64_t works = 0;  ///< participants of whom the task was asked («не пройдено» left out)
  std::int64_t sum = 0;    ///< of the scores; not started counts as 0
  std::int64_t not_started = 0;
};
std::vector<TaskTally> task_tallies(const db::Read& read, facts::Store& facts, const Filter& filter, Detail detail);

/// A task among those who got one primary score: what groups of marks are made of.
struct ScoredTaskTally {
  TaskTally task;  ///< school 0
  int score = 0;   ///< points times unit
  int unit = 1;
  int mark_in_file = 0;  ///< 0 none
};
std::vector<ScoredTaskTally> scored_task_tallies(const db::Read& read, facts::Store& facts, const Filter& filter);

/// How many participants of a school (and class) have one journal mark (2..5) and one primary score.
struct JournalTally {
  Exam exam;
  NodeId school;           ///< 0 when not split by school
  std::string class_name;  ///< empty unless split by class
  int journal_mark = 0;
  int unit = 1;  ///< the score is points times this
  int score = 0;
  int mark_in_file = 0;
  std::int64_t works = 0;
};
std::vector<JournalTally> journal_tallies(const db::Read& read, facts::Store& facts, const Filter& filter,
                                          Detail detail);

/// What the works of a school in an exam consist of: the ground for «как получено».
struct Coverage {
  Exam exam;
  NodeId school;
  std::int64_t rows = 0;
  std::int64_t participants = 0;
  std::int64_t absent = 0;
  std::int64_t annulled = 0;
  std::int64_t without_total = 0;  ///< neither absent nor annulled nor with a readable total
};
std::vector<Coverage> coverage(const db::Read& read, facts::Store& facts, const Filter& filter);

/// All exams with committed works inside the filter, in order.
std::vector<Exam> exams(const db::Read& read, facts::Store& facts, const Filter& filter);

struct BatchExam {
  Exam exam;
  std::int64_t rows = 0;
  std::int64_t participants = 0;
  std::int64_t absent = 0;
  std::string form{};  ///< empty for works, the kind of form for figures
  std::int64_t annulled = 0;
};
struct Batch {
  BatchId id;
  std::string state;  ///< "committed" or "taken_back"
  std::string kind;   ///< "file", "demo"
  std::vector<BatchFile> files;
  std::vector<BatchExam> exams;
  std::string committed_at;  ///< UTC, ISO 8601
  std::string actor;
  std::string taken_back_at;  ///< empty unless taken back
  bool replaces = false;      ///< supersedes what was stored before for its schools
  std::string erased_at{};    ///< when its facts were removed for good, empty while they were not
};
/// Newest first; taken-back ones too.
std::vector<Batch> batches(const db::Read& read);
struct ScopedBatch {
  Batch batch;
  bool whole = false;  ///< all its schools lie in the scope
};
/// Batches with works of schools of the scope, newest first. Batches without works are seen by whoever sees every
/// municipality.
std::vector<ScopedBatch> batches_in(const db::Read& read, const org::Scope& scope);
/// Changes whenever results or organisations do: a key for answers kept ready.
std::string version(const db::Read& read);
/// Committed batches that hold works of an exam inside the filter's procedure, year, grade, subject.
std::vector<Batch> batches_of(const db::Read& read, const Filter& filter);

struct KnownFile {
  BatchId batch;
  std::string name;
};
/// The committed batch that already holds a file with this SHA-256.
std::optional<KnownFile> file_known(const db::Read& read, const std::string& sha256);
/// School codes with works of the exam in committed batches, and the last such batch. `part`: that wave only.
std::map<std::string, BatchId> schools_known(const db::Read& read, const Exam& exam, const std::string& part = {});

// Summary.

enum class Key { procedure, year, grade, subject, school, municipality, class_name };
struct SummaryRow {
  Exam exam;            ///< parts that are not keys are empty or 0
  NodeId school;        ///< 0 unless a key
  NodeId municipality;  ///< 0 unless a key
  std::string class_name;
  std::int64_t participants = 0;
  std::optional<double> mean;          ///< primary score; nothing when exams with different scales are mixed
  std::optional<double> sd;            ///< n − 1; nothing below two works
  std::optional<double> mean_percent;  ///< % of the maximum; nothing when a maximum is unknown
  std::optional<std::array<std::int64_t, 4>> marks;  ///< 2, 3, 4, 5; nothing when the scale of some exam is unknown
  std::string marks_absence;                         ///< why there are no marks
  std::int64_t without_mark = 0;                     ///< works whose score is above the scale's maximum
};
struct SummaryQuery {
  Filter filter;
  std::vector<Key> by;
};
std::vector<SummaryRow> summary(const db::Read& read, facts::Store& facts, const catalog::Catalog& catalog,
                                const SummaryQuery& query);
std::optional<Key> key_from_name(std::string_view name);
std::string_view key_name(Key key);

}  // namespace vekha::results
