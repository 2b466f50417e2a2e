#include "domain/tables/task_columns.hpp"

#include <algorithm>

#include "domain/tables/lines.hpp"

namespace vekha::tables {
namespace {

std::string level_words(const std::string& level) {
  if (level == "Б") return "базовый уровень";
  if (level == "П") return "повышенный уровень";
  if (level == "В") return "высокий уровень";
  return level;
}

}  // namespace

TaskKey note(std::map<TaskKey, TaskHead>& heads, const results::TaskTally& tally) {
  const TaskKey key{tally.position, tally.task};
  TaskHead& head = heads[key];
  head.maximum = std::max(head.maximum, tally.maximum);
  if (!tally.level.empty()) head.level = tally.level;
  return key;
}

void add_task_columns(Table& table, const std::map<TaskKey, TaskHead>& heads) {
  for (const auto& [key, head] : heads) {
    Column column = share_column(key.second, "Выполнение заданий, %");
    column.hint =
        head.maximum > 0 ? "Наибольший балл за задание: " + std::to_string(head.maximum) : "Наибольший балл неизвестен";
    if (!head.level.empty()) column.hint += ", " + level_words(head.level);
    table.columns.push_back(std::move(column));
  }
}

Cell completion(const Done& done, const TaskHead& head) {
  if (done.works == 0) return absent(Absence::no_data);
  if (head.maximum <= 0) return absent(Absence::no_scale, done.works);
  return mean_share(done.sum / (static_cast<double>(done.works) * head.maximum), done.works);
}

std::int64_t works_of(const Tasks& tasks) {
  std::int64_t out = 0;
  for (const auto& [key, done] : tasks) out = std::max(out, done.works);
  return out;
}

void add_task_cells(std::vector<Cell>& cells, const Tasks& tasks, const std::map<TaskKey, TaskHead>& heads) {
  cells.push_back(count(works_of(tasks)));
  for (const auto& [key, head] : heads) {
    const auto found = tasks.find(key);
    cells.push_back(completion(found == tasks.end() ? Done{} : found->second, head));
  }
}

}  // namespace vekha::tables
