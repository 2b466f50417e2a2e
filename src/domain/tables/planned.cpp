#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "domain/tables/imported.hpp"
#include "domain/tables/lines.hpp"
#include "domain/tables/skills.hpp"
#include "domain/tables/views.hpp"

namespace vekha::tables {
namespace {

constexpr std::size_t kMostGroups = 60;  // columns a person can look through; files and the map of skills hold more

/// A chosen school stands beside its municipality and everybody: the works of the others are read too.
results::Filter beside(const Query& query) {
  results::Filter out = query.filter;
  out.school.reset();
  out.class_name.reset();
  return out;
}

bool stands(const Group& group, const Query& query, NodeId municipality) {
  if (!query.filter.school) return true;
  if (group.school) return group.school == *query.filter.school;
  return !group.municipality || group.municipality == municipality;
}

/// Groups that become columns: everybody, municipalities, schools, as deep as asked.
std::vector<Group> columns_of(const Lines& lines, const TaskStates& states, const Query& query) {
  NodeId municipality;
  for (const auto& [group, tasks] : states.groups)
    if (query.filter.school && group.school == *query.filter.school) municipality = group.municipality;
  std::vector<Group> out;
  for (const Group& group : lines.order_of(states.groups))
    if (stands(group, query, municipality)) out.push_back(group);
  return out;
}

std::string first_title(By by) { return by == By::task ? "Задание" : capitalized(by_title(by)); }

/// What stands beside a name: the tasks of a skill, or what a single task checks.
std::string beside_name(const SkillMap& map, const Skill& skill) {
  return map.by == By::task ? skill.text : map.task_names(skill);
}

struct Sheet {
  const SkillMap& map;
  const TaskStates& states;
  const std::vector<Group>& groups;
  const Imported& told;
};

void add_rows(Table& table, const Sheet& sheet) {
  std::set<std::string> met;
  for (const Skill& skill : sheet.map.skills) {
    const std::string name = sheet.map.by == By::task || skill.text.empty() ? skill.code : skill.text;
    met.insert(folded(name));
    Row row{Split::all, {}, {{name, {}}, {beside_name(sheet.map, skill), {}}}};
    const int maximum = sheet.map.maximum(skill);
    row.cells.push_back(maximum > 0 ? Cell{{}, Estimate::of(maximum, 0)} : absent(Absence::no_scale));
    for (const Group& group : sheet.groups)
      row.cells.push_back(sheet.map.completion(skill, sheet.states.groups.at(group)));
    for (const Told& told : sheet.told.who) row.cells.push_back(sheet.told.of(name, told));
    table.rows.push_back(std::move(row));
  }
  for (const std::string& item : sheet.told.items) {
    if (met.contains(folded(item))) continue;
    Row row{Split::all, {}, {{item, {}}, {"", {}}, absent(Absence::no_data)}};
    for (std::size_t i = 0; i < sheet.groups.size(); ++i) row.cells.push_back(absent(Absence::no_data));
    for (const Told& told : sheet.told.who) row.cells.push_back(sheet.told.of(item, told));
    table.rows.push_back(std::move(row));
  }
}

}  // namespace

void fill_planned(Table& table, const Sources& sources, const Query& query) {
  Query deep = query;
  if (query.filter.school && query.split < Split::school) deep.split = Split::school;
  const Lines lines(sources.read, deep);
  const results::Exam exam = exam_of(sources, query.filter);
  const TaskStates states = task_states(sources, beside(query), lines);
  const SkillMap map = skill_map(states.heads, sources.catalog.find_kim(exam), query.by);
  std::vector<Group> groups = columns_of(lines, states, query);
  const std::size_t all = groups.size();
  if (all > kMostGroups) groups.resize(kMostGroups);
  const Imported told = query.by == By::result ? planned_figures(sources, query.filter, exam) : Imported{};

  table.columns = {{.title = first_title(map.by)},
                   {.title = map.by == By::task ? "Планируемый результат" : "Задания"},
                   count_column("Наибольший балл")};
  for (const Group& group : groups) table.columns.push_back(share_column(lines.title(group), "Выполнение, %"));
  for (const Told& one : told.who) table.columns.push_back(share_column(one.name, "По форме ФИС ОКО, %"));
  add_rows(table, {map, states, groups, told});
  if (table.rows.empty()) return;
  note_skills(table, map, query, exam);
  if (all > kMostGroups)
    table.notes.push_back("Показаны первые " + std::to_string(kMostGroups) + " столбцов из " + std::to_string(all) +
                          ": остальных смотрите на тепловой карте, где школы стоят строками.");
  if (query.by == By::result && told.who.empty())
    table.notes.emplace_back(
        "С районом, регионом и страной сравнить нельзя: отчёт «Достижение планируемых результатов» ФИС ОКО не "
        "загружен.");
  if (told.repeated)
    table.notes.emplace_back("Отчёт ФИС ОКО называет некоторые результаты несколько раз: показано среднее.");
}

}  // namespace vekha::tables
