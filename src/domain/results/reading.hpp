// Reading single works and figures: tables of results, comparison of what comes with what is stored, linkage of
// persons.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/results/filter.hpp"
#include "domain/results/load.hpp"

namespace vekha::results {

/// What was written: one exam of one batch with one set of tasks.
struct Paper {
  std::int64_t id = 0;
  BatchId batch;
  std::string kind;
  Exam exam;
  std::string part;
  std::string held;  ///< ISO day or empty
  std::string variants;
  int maximum = 0;
  int unit = 1;
  bool resits = false;
  std::vector<Task> tasks;
};

/// What was written, inside a filter, in the order of its stored numbers.
std::vector<Paper> papers(const db::Read& read, facts::Store& facts, const Filter& filter);

/// One work as it is stored.
struct WorkRow {
  std::int64_t paper = 0;
  std::int64_t number = 0;  ///< inside the paper, from 1
  NodeId school;
  std::string class_name;
  std::string code;         ///< inside the school and procedure
  std::int64_t person = 0;  ///< 0: the form has no real identifier
  std::string variant;
  std::string sex;    ///< «м», «ж» or empty
  std::string level;  ///< «Высокий» or empty
  Score journal_mark;
  Score mark;
  Score total;
  Score test;
  int attempt = 1;
  bool absent = false;
  bool annulled = false;
  bool participated = false;
  std::vector<TaskValue> tasks;
};
/// Calls `row` for every work of the filter, those that do not count too, ordered by exam, school, class and number.
void each_work(const db::Read& read, facts::Store& facts, const Filter& filter,
               const std::function<void(const Paper&, const WorkRow&)>& row);
struct WorkPage {
  std::vector<Paper> papers;  ///< of the rows
  std::vector<WorkRow> rows;
  std::int64_t total = 0;  ///< works of the whole filter
  const Paper& paper(const WorkRow& row) const;
};
struct Slice {
  std::int64_t offset = 0;
  std::int64_t limit = 100;
};
WorkPage works(const db::Read& read, facts::Store& facts, const Filter& filter, const Slice& slice);

/// How many participants of a school are at one level («высокий»).
struct LevelTally {
  Exam exam;
  NodeId school;
  std::string level;  ///< empty: none was given
  std::int64_t works = 0;
};
/// Of exams that give levels, ordered by exam, school, level.
std::vector<LevelTally> level_tallies(const db::Read& read, facts::Store& facts, const Filter& filter);

/// A figure as it is stored.
struct FigureRow {
  BatchId batch;
  std::string form;
  Exam exam;
  NodeId node;            ///< 0: a territory that is no organisation of ours
  std::string territory;  ///< as the file names it, or empty
  std::string part;
  std::string item;
  std::optional<double> value;  ///< nothing unless the status is present, nor of words; «да» is 1, «нет» is 0
  Status status = Status::present;
  std::string text;
};
/// Figures of one kind of form (empty: of any), ordered by form, exam, organisation, territory and as they were stored.
/// Territories that are no organisation of ours are told to whoever sees the whole tree.
std::vector<FigureRow> figures(const db::Read& read, facts::Store& facts, const Filter& filter,
                               const std::string& form = {});

/// What a load would change, or a batch has changed, in what was stored of one school in one exam: its works, or the
/// figures of one form.
struct Difference {
  /// One work or figure that came, went or changed.
  struct Row {
    std::string change;  ///< "added", "changed", "removed"
    std::string what;    ///< code of the work and class, or the figure
    std::string before;  ///< «балл 12, отметка 4»; empty when it was not there
    std::string after;
  };
  Exam exam;
  std::string part;
  std::string school;           ///< code; of figures of a territory its name
  std::string form;             ///< kind of form of figures; empty for works
  std::vector<BatchId> before;  ///< batches that hold them now
  std::int64_t same = 0;
  std::int64_t changed = 0;
  std::int64_t added = 0;
  std::int64_t removed = 0;
  struct Side {
    std::int64_t participants = 0;
    std::optional<double> mean;  ///< primary score, points
  };
  Side stored;
  Side coming;
  std::vector<Row> rows;  ///< the first few
};
/// Schools of the scope in the load whose results of the exam and part are stored; works are matched by code, else by
/// person.
std::vector<Difference> compare(const db::Read& read, facts::Store& facts, const Load& load,
                                const org::Scope& scope = {});
/// The same of a stored batch against what was seen when it came. Throws not_found.
std::vector<Difference> compare(const db::Read& read, facts::Store& facts, BatchId batch, const org::Scope& scope);

/// How many persons of one set of works are found in an earlier one by a real identifier.
struct Linkage {
  std::int64_t works = 0;        ///< of the later set, participants
  std::int64_t without_key = 0;  ///< works whose form has no real identifier: they cannot be linked
  std::int64_t persons = 0;      ///< with a key
  std::int64_t linked = 0;       ///< of them found in the earlier set
};
Linkage linkage(const db::Read& read, facts::Store& facts, const Filter& earlier, const Filter& later);

/// Something odd in stored works of one school in one exam.
struct Oddity {
  std::string code;     ///< "total_above_maximum", "total_ne_sum", "mark_not_by_scale", "person_twice", "counts_differ"
  std::string message;  ///< Russian
  Exam exam;
  NodeId school;
  std::int64_t works = 0;
};
/// Looks through what is stored: totals above the maximum or unlike the sum of the tasks, marks unlike the scale, one
/// person twice in one wave, works lost between the two stores.
std::vector<Oddity> oddities(const db::Read& read, facts::Store& facts, const catalog::Catalog& catalog,
                             const Filter& filter);

}  // namespace vekha::results
