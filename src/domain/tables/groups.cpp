#include <algorithm>

#include "domain/tables/lines.hpp"
#include "domain/tables/task_columns.hpp"
#include "domain/tables/views.hpp"

namespace vekha::tables {

void fill_groups(Table& table, const Sources& sources, const Query& query) {
  std::map<TaskKey, TaskHead> heads;
  std::map<int, Tasks> states;  // by mark; 0: everybody
  std::int64_t unrated = 0;
  for (const results::ScoredTaskTally& tally :
       results::scored_task_tallies(sources.read, sources.facts, query.filter)) {
    const auto scale = sources.catalog.find_scale(tally.task.exam);
    const int mark = tally.mark_in_file > 0 ? tally.mark_in_file : scale ? scale->mark(tally.score / tally.unit) : 0;
    const TaskKey key = note(heads, tally.task);
    states[0][key].add(tally.task);
    if (mark > 0)
      states[mark][key].add(tally.task);
    else
      unrated = std::max(unrated, tally.task.works);
  }
  table.columns = {{.title = "Группы участников"}, count_column("Работ с заданиями")};
  add_task_columns(table, heads);
  for (const auto& [mark, tasks] : states) {
    Row row{Split::all, {}, {{mark == 0 ? "Все участники" : "Получили «" + std::to_string(mark) + "»", {}}}};
    add_task_cells(row.cells, tasks, heads);
    table.rows.push_back(std::move(row));
  }
  if (unrated > 0)
    table.notes.emplace_back(
        "Есть работы без отметки: шкала перевода неизвестна. Они сосчитаны только во всех участниках.");
}

}  // namespace vekha::tables
