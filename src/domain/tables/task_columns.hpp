// Tasks as columns: their order, levels and maxima, and how a completion is computed.
#pragma once
#include <map>
#include <utility>

#include "domain/tables/tables.hpp"

namespace vekha::tables {

/// Position in the paper and name.
using TaskKey = std::pair<int, std::string>;

struct TaskHead {
  int maximum = 0;    ///< 0 unknown
  std::string level;  ///< «Б», «П», «В» or empty
};

struct Done {
  std::int64_t works = 0;
  double sum = 0;  ///< points
  void add(const results::TaskTally& tally) {
    works += tally.works;
    sum += static_cast<double>(tally.sum) / tally.unit;
  }
};
/// What a group got for each task.
using Tasks = std::map<TaskKey, Done>;

/// Remembers the task among the columns.
TaskKey note(std::map<TaskKey, TaskHead>& heads, const results::TaskTally& tally);
void add_task_columns(Table& table, const std::map<TaskKey, TaskHead>& heads);
/// Mean per cent of the maximum with an interval that is wide enough for tasks of any maximum.
Cell completion(const Done& done, const TaskHead& head);
/// The most works a task of the group was asked in.
std::int64_t works_of(const Tasks& tasks);
/// The cells that follow a name: the number of works and the completion of each task.
void add_task_cells(std::vector<Cell>& cells, const Tasks& tasks, const std::map<TaskKey, TaskHead>& heads);

}  // namespace vekha::tables
