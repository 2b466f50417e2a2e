// Tasks gathered by what they check: planned results, skills, elements of content and requirements of a description of
// measuring materials.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "domain/tables/lines.hpp"
#include "domain/tables/task_columns.hpp"

namespace vekha::tables {

struct Skill {
  std::string code;                ///< «1.2» of a codifier, «ПР3» or «У3» where there is none, the task itself
  std::string text;                ///< in words; of a single task what it checks, where it is known
  std::vector<std::size_t> tasks;  ///< places among SkillMap::tasks
};

/// The tasks of an exam and what they are gathered into.
struct SkillMap {
  By by = By::task;  ///< what was wanted, or tasks when no description is known
  std::vector<TaskKey> tasks;
  std::vector<TaskHead> heads;  ///< maxima of the description where files name none
  std::vector<Skill> skills;
  bool in_order = false;               ///< tasks are matched by their place: the file numbers its columns through
  std::vector<std::string> strangers;  ///< tasks of works the description does not know
  /// «1, 2, 4К1».
  std::string task_names(const Skill& skill) const;
  /// Points the tasks of a skill give together; 0 when some maximum is unknown.
  int maximum(const Skill& skill) const;
  /// Completion of a skill: points got of those that could be got; over the tasks whose maximum is known.
  Cell completion(const Skill& skill, const Tasks& done) const;
};
SkillMap skill_map(const std::map<TaskKey, TaskHead>& heads, const catalog::Kim* kim, By by);
/// Where a description of this exam is brought from, and which tasks were left out.
void note_skills(Table& table, const SkillMap& map, const Query& query, const results::Exam& exam);
/// «планируемые результаты».
std::string_view by_title(By by);

/// What groups got for each task, with the heads of the tasks.
struct TaskStates {
  std::map<TaskKey, TaskHead> heads;
  std::map<Group, Tasks> groups;
};
TaskStates task_states(const Sources& sources, const results::Filter& filter, const Lines& lines);
/// The one exam of a filter: of its works, else as the filter names it.
results::Exam exam_of(const Sources& sources, const results::Filter& filter);

}  // namespace vekha::tables
