#include "domain/tables/lines.hpp"
#include "domain/tables/task_columns.hpp"
#include "domain/tables/views.hpp"

namespace vekha::tables {

void fill_tasks(Table& table, const Sources& sources, const Query& query) {
  const Lines lines(sources.read, query);
  std::map<TaskKey, TaskHead> heads;
  std::map<Group, Tasks> states;
  for (const results::TaskTally& tally :
       results::task_tallies(sources.read, sources.facts, query.filter, lines.detail())) {
    const TaskKey key = note(heads, tally);
    for (const Group& group : lines.of(tally.school, tally.class_name)) states[group][key].add(tally);
  }
  table.columns = {name_column(), count_column("Работ с заданиями")};
  add_task_columns(table, heads);
  table.rows =
      lines.rows(states, [&](std::vector<Cell>& cells, const Tasks& tasks) { add_task_cells(cells, tasks, heads); });
}

}  // namespace vekha::tables
