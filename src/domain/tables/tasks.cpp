#include <algorithm>

#include "domain/tables/lines.hpp"
#include "domain/tables/task_columns.hpp"
#include "domain/tables/views.hpp"

namespace vekha::tables {
namespace {

using Tasks = std::map<TaskKey, Done>;

}  // namespace

void fill_tasks(Table& table, const Sources& sources, const Query& query) {
  const Lines lines(sources.read, query);
  std::map<TaskKey, TaskHead> heads;
  std::map<Group, Tasks> states;
  for (const results::TaskTally& tally : results::task_tallies(sources.read, sources.facts, query.filter,
                                                               std::min(lines.detail(), results::Detail::school))) {
    const TaskKey key = note(heads, tally);
    for (const Group& group : lines.of(tally.school, {})) states[group][key].add(tally);
  }
  table.columns = {name_column(), count_column("Работ с заданиями")};
  add_task_columns(table, heads);
  table.rows = lines.rows(states, [&](std::vector<Cell>& cells, const Tasks& tasks) {
    std::int64_t works = 0;
    for (const auto& [key, done] : tasks) works = std::max(works, done.works);
    cells.push_back(count(works));
    for (const auto& [key, head] : heads) {
      const auto found = tasks.find(key);
      cells.push_back(completion(found == tasks.end() ? Done{} : found->second, head));
    }
  });
  if (query.split == Split::school_class && !states.empty())
    table.notes.emplace_back("По классам задания в этой таблице не делятся: показаны школы.");
}

}  // namespace vekha::tables
