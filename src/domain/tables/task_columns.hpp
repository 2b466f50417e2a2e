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
  std::int64_t sum = 0;
  void add(const results::TaskTally& tally) {
    works += tally.works;
    sum += tally.sum;
  }
};

/// Remembers the task among the columns.
TaskKey note(std::map<TaskKey, TaskHead>& heads, const results::TaskTally& tally);
void add_task_columns(Table& table, const std::map<TaskKey, TaskHead>& heads);
/// Mean per cent of the maximum; for a task of one point the share of those who did it, with its Wilson interval.
Cell completion(const Done& done, const TaskHead& head);

}  // namespace vekha::tables
