#include "domain/tables/skills.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/ordering.hpp"
#include "base/text.hpp"

namespace vekha::tables {
namespace {

/// «4K1», «5(1)» and «9,1» as a description writes them: «4к1», «5.1», «9.1».
std::string plain_name(const std::string& task) {
  std::string out = replaced(replaced(folded(task), "k", "к"), ",", ".");
  out = replaced(replaced(replaced(out, "(", "."), ")", ""), " ", "");
  while (out.ends_with('.')) out.pop_back();
  return out;
}

/// «4к1» → «4», «5.1» → «5»; the name itself when it has no part.
std::string whole_task(const std::string& name) {
  const std::size_t part = std::min(name.find("к"), name.find('.'));
  return part == 0 ? name : name.substr(0, part);
}

const catalog::KimTask* task_of(const catalog::Kim& kim, const std::string& task) {
  const std::string name = plain_name(task);
  for (const catalog::KimTask& one : kim.tasks)
    if (plain_name(one.name) == name) return &one;
  for (const catalog::KimTask& one : kim.tasks)
    if (plain_name(one.name) == whole_task(name)) return &one;
  return nullptr;
}

/// Some exports number the columns of tasks 1, 2, 3 … whatever the paper calls them: «13» is then the thirteenth task,
/// not the one called 13.
bool numbered_through(const std::vector<TaskKey>& tasks, const catalog::Kim& kim) {
  if (tasks.size() != kim.tasks.size()) return false;
  bool same = true;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    if (tasks[i].second != std::to_string(i + 1)) return false;
    same = same && plain_name(kim.tasks[i].name) == tasks[i].second;
  }
  return !same;
}

/// Code and words of everything a task is gathered into.
std::vector<std::pair<std::string, std::string>> places_of(const catalog::Kim& kim, const catalog::KimTask& task,
                                                           By by) {
  std::vector<std::pair<std::string, std::string>> out;
  if (by == By::result && !task.block.empty()) out.emplace_back("", squeezed(task.block));
  if (by == By::skill && !task.skill.empty()) out.emplace_back("", squeezed(task.skill));
  if (by != By::kes && by != By::kt) return out;
  const auto& words = by == By::kes ? kim.kes : kim.kt;
  for (const std::string& code : by == By::kes ? task.kes : task.kt) {
    const auto found = words.find(code);
    out.emplace_back(code, found == words.end() ? std::string() : squeezed(found->second));
  }
  return out;
}

void gather(SkillMap& map, const catalog::Kim& kim) {
  std::map<std::pair<std::string, std::string>, std::size_t> met;
  for (std::size_t i = 0; i < map.tasks.size(); ++i) {
    const catalog::KimTask* task = map.in_order ? &kim.tasks[i] : task_of(kim, map.tasks[i].second);
    const auto places =
        task == nullptr ? std::vector<std::pair<std::string, std::string>>() : places_of(kim, *task, map.by);
    if (places.empty()) map.strangers.push_back(map.tasks[i].second);
    if (task != nullptr && map.heads[i].maximum == 0) map.heads[i].maximum = task->maximum;
    for (const auto& place : places) {
      const auto [at, fresh] = met.try_emplace(place, map.skills.size());
      if (fresh) map.skills.push_back({place.first, place.second, {}});
      map.skills[at->second].tasks.push_back(i);
    }
  }
  if (map.by == By::kes || map.by == By::kt)
    std::stable_sort(map.skills.begin(), map.skills.end(),
                     [](const Skill& a, const Skill& b) { return natural_less(a.code, b.code); });
  const char* letters = map.by == By::result ? "ПР" : "У";
  for (std::size_t i = 0; i < map.skills.size(); ++i)
    if (map.skills[i].code.empty()) map.skills[i].code = letters + std::to_string(i + 1);
}

void single_tasks(SkillMap& map, const catalog::Kim* kim) {
  map.by = By::task;
  map.skills.clear();
  map.strangers.clear();
  for (std::size_t i = 0; i < map.tasks.size(); ++i) {
    const catalog::KimTask* task = kim == nullptr ? nullptr
                                   : map.in_order ? &kim->tasks[i]
                                                  : task_of(*kim, map.tasks[i].second);
    map.skills.push_back({map.tasks[i].second, task == nullptr ? std::string() : squeezed(task->block), {i}});
  }
}

}  // namespace

std::string SkillMap::task_names(const Skill& skill) const {
  std::vector<std::string> names;
  names.reserve(skill.tasks.size());
  for (const std::size_t at : skill.tasks) names.push_back(tasks[at].second);
  return joined(names, ", ");
}

int SkillMap::maximum(const Skill& skill) const {
  int out = 0;
  for (const std::size_t at : skill.tasks) {
    if (heads[at].maximum == 0) return 0;
    out += heads[at].maximum;
  }
  return out;
}

Cell SkillMap::completion(const Skill& skill, const Tasks& done) const {
  double got = 0;
  double possible = 0;
  int most = 0;
  for (const std::size_t at : skill.tasks) {
    const auto found = done.find(tasks[at]);
    if (found == done.end() || heads[at].maximum == 0) continue;
    got += found->second.sum;
    possible += static_cast<double>(found->second.works) * heads[at].maximum;
    most += heads[at].maximum;
  }
  if (possible <= 0) return absent(maximum(skill) == 0 && !done.empty() ? Absence::no_scale : Absence::no_data);
  return mean_share(got / possible, std::llround(possible / most));
}

SkillMap skill_map(const std::map<TaskKey, TaskHead>& heads, const catalog::Kim* kim, By by) {
  SkillMap out{.by = by};
  for (const auto& [key, head] : heads) {
    out.tasks.push_back(key);
    out.heads.push_back(head);
  }
  out.in_order = kim != nullptr && numbered_through(out.tasks, *kim);
  if (kim != nullptr && by != By::task) gather(out, *kim);
  if (out.skills.empty()) single_tasks(out, kim);
  return out;
}

std::string_view by_title(By by) {
  switch (by) {
    case By::result: return "планируемые результаты";
    case By::skill: return "умения";
    case By::kes: return "элементы содержания (КЭС)";
    case By::kt: return "требования (КТ)";
    case By::task: return "задания";
  }
  return "";
}

void note_skills(Table& table, const SkillMap& map, const Query& query, const results::Exam& exam) {
  table.lacks_kim = map.by != query.by;
  if (table.lacks_kim)
    table.notes.push_back("Описание КИМ работы «" + exam.title() + "» не знает, какие " +
                          std::string(by_title(query.by)) +
                          " проверяют задания, или не загружено: показаны отдельные задания. Загрузите описание "
                          "(файл Word или Excel с таблицей заданий) на странице «Загрузка файлов» либо внесите "
                          "задания на странице «КИМ и шкалы».");
  if (map.in_order && map.by == query.by)
    table.notes.emplace_back(
        "В файле задания пронумерованы подряд, а в описании КИМ — иначе: они сопоставлены по порядку.");
  if (!map.strangers.empty() && map.by == query.by)
    table.notes.push_back("В описании КИМ нет того, к чему отнести задания " + joined(map.strangers, ", ") +
                          ": в таблицу они не вошли.");
}

TaskStates task_states(const Sources& sources, const results::Filter& filter, const Lines& lines) {
  TaskStates out;
  for (const results::TaskTally& tally : results::task_tallies(sources.read, sources.facts, filter, lines.detail())) {
    const TaskKey key = note(out.heads, tally);
    for (const Group& group : lines.of(tally.school, tally.class_name)) out.groups[group][key].add(tally);
  }
  return out;
}

results::Exam exam_of(const Sources& sources, const results::Filter& filter) {
  const std::vector<results::Exam> found = results::exams(sources.read, sources.facts, filter);
  if (found.size() == 1) return found.front();
  return {filter.procedure.value_or(""), filter.year.value_or(0), filter.grade.value_or(0),
          filter.subject.value_or("")};
}

}  // namespace vekha::tables
