#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "domain/results/results.sql.hpp"
#include "domain/results/where.hpp"

namespace vekha::results {
namespace {

/// One maximum an exam: files that do not name it borrow it from those that do.
template <class T>
void level_maximum(std::vector<T>& rows) {
  std::map<Exam, int> highest;
  for (const T& row : rows) highest[row.exam] = std::max(highest[row.exam], row.maximum);
  for (T& row : rows) row.maximum = highest[row.exam];
}

int small(const facts::Row& row, int column) { return static_cast<int>(row.integer(column)); }

auto key(const Tally& one) {
  return std::tie(one.exam, one.school, one.class_name, one.score, one.mark_in_file, one.unit);
}
auto key(const JournalTally& one) {
  return std::tie(one.exam, one.school, one.class_name, one.journal_mark, one.score, one.mark_in_file, one.unit);
}
auto key(const TaskTally& one) {
  return std::tie(one.exam, one.school, one.class_name, one.position, one.task, one.unit);
}

void merge(Tally& into, const Tally& one) {
  into.maximum = std::max(into.maximum, one.maximum);
  into.works += one.works;
}
void merge(JournalTally& into, const JournalTally& one) { into.works += one.works; }
void merge(TaskTally& into, const TaskTally& one) {
  into.maximum = std::max(into.maximum, one.maximum);
  into.works += one.works;
  into.sum += one.sum;
  into.not_started += one.not_started;
}

/// Rows in order, those of different papers of one exam added up.
template <class T>
std::vector<T> gathered(std::vector<T> rows) {
  std::sort(rows.begin(), rows.end(), [](const T& a, const T& b) { return key(a) < key(b); });
  std::vector<T> out;
  for (T& row : rows) {
    if (!out.empty() && key(out.back()) == key(row))
      merge(out.back(), row);
    else
      out.push_back(std::move(row));
  }
  return out;
}

}  // namespace

std::vector<Tally> tallies(const db::Read& read, facts::Store& facts, const Filter& filter, Detail detail) {
  const Where where = where_of(read, facts, filter);
  if (where.nothing) return {};
  std::vector<Tally> out =
      gathered(facts.all(split_query(sql::tallies, detail, where), where.binds, [&](const auto& row) {
        const Paper& paper = where.paper(row.integer(0));
        return Tally{.exam = paper.exam,
                     .school = where.structure.of(row.template id<NodeId>(1)),
                     .class_name = row.text(2),
                     .maximum = paper.maximum,
                     .unit = paper.unit,
                     .score = small(row, 3),
                     .mark_in_file = small(row, 4),
                     .works = row.integer(5)};
      }));
  level_maximum(out);
  return out;
}

std::vector<TaskTally> task_tallies(const db::Read& read, facts::Store& facts, const Filter& filter, Detail detail) {
  const Where where = where_of(read, facts, filter);
  if (where.nothing) return {};
  return gathered(facts.all(split_query(sql::task_tallies, detail, where), where.binds, [&](const auto& row) {
    const Paper& paper = where.paper(row.integer(0));
    const int position = small(row, 3);
    const Task& task = paper.tasks.at(static_cast<std::size_t>(position) - 1);
    return TaskTally{.exam = paper.exam,
                     .school = where.structure.of(row.template id<NodeId>(1)),
                     .class_name = row.text(2),
                     .task = task.name,
                     .position = position,
                     .maximum = task.maximum,
                     .unit = paper.unit,
                     .level = task.level,
                     .works = row.integer(4),
                     .sum = row.integer(5),
                     .not_started = row.integer(6)};
  }));
}

std::vector<ScoredTaskTally> scored_task_tallies(const db::Read& read, facts::Store& facts, const Filter& filter) {
  const Where where = where_of(read, facts, filter);
  if (where.nothing) return {};
  return facts.all(filled(sql::scored_task_tallies, "where", where.sql), where.binds, [&](const auto& row) {
    const Paper& paper = where.paper(row.integer(0));
    const int position = small(row, 3);
    const Task& task = paper.tasks.at(static_cast<std::size_t>(position) - 1);
    return ScoredTaskTally{.task = {.exam = paper.exam,
                                    .school = {},
                                    .task = task.name,
                                    .position = position,
                                    .maximum = task.maximum,
                                    .unit = paper.unit,
                                    .level = task.level,
                                    .works = row.integer(4),
                                    .sum = row.integer(5),
                                    .not_started = row.integer(6)},
                           .score = small(row, 1),
                           .unit = paper.unit,
                           .mark_in_file = small(row, 2)};
  });
}

std::vector<JournalTally> journal_tallies(const db::Read& read, facts::Store& facts, const Filter& filter,
                                          Detail detail) {
  const Where where = where_of(read, facts, filter);
  if (where.nothing) return {};
  return gathered(facts.all(split_query(sql::journal_tallies, detail, where), where.binds, [&](const auto& row) {
    const Paper& paper = where.paper(row.integer(0));
    return JournalTally{.exam = paper.exam,
                        .school = where.structure.of(row.template id<NodeId>(1)),
                        .class_name = row.text(2),
                        .journal_mark = small(row, 3),
                        .unit = paper.unit,
                        .score = small(row, 4),
                        .mark_in_file = small(row, 5),
                        .works = row.integer(6)};
  }));
}

}  // namespace vekha::results
