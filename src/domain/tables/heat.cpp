#include "domain/tables/lines.hpp"
#include "domain/tables/skills.hpp"
#include "domain/tables/views.hpp"

namespace vekha::tables {
namespace {

Column column_of(const SkillMap& map, const Skill& skill) {
  Column out = share_column(skill.code, "Выполнение, %");
  const int maximum = map.maximum(skill);
  out.hint = map.by == By::task ? "Задание " + skill.code + (skill.text.empty() ? "" : ": " + skill.text)
                                : skill.text + ". Задания: " + map.task_names(skill);
  out.element = skill.text;
  for (const std::size_t at : skill.tasks) out.tasks.push_back(map.tasks[at].second);
  if (maximum > 0) out.hint += ". Наибольший балл: " + std::to_string(maximum);
  return out;
}

}  // namespace

void fill_skills(Table& table, const Sources& sources, const Query& query) {
  const Lines lines(sources.read, query);
  const results::Exam exam = exam_of(sources, query.filter);
  const TaskStates states = task_states(sources, query.filter, lines);
  const SkillMap map = skill_map(states.heads, sources.catalog.find_kim(exam), query.by);
  table.columns = {name_column(), count_column("Работ с заданиями")};
  for (const Skill& skill : map.skills) table.columns.push_back(column_of(map, skill));
  table.rows = lines.rows(states.groups, [&](std::vector<Cell>& cells, const Tasks& tasks) {
    cells.push_back(count(works_of(tasks)));
    for (const Skill& skill : map.skills) cells.push_back(map.completion(skill, tasks));
  });
  if (states.groups.empty()) return;
  note_skills(table, map, query, exam);
  for (const Skill& skill : map.skills)
    if (!skill.text.empty() && map.by != By::task)
      table.notes.push_back(skill.code + " — " + skill.text + " (задания " + map.task_names(skill) + ")");
}

}  // namespace vekha::tables
