// Parts of the command `task`, and how tasks are told at a terminal.
#pragma once
#include <ostream>
#include <string>
#include <vector>

#include "app/cli/work.hpp"

namespace vekha::cli {

class Command;
void add_task_list(Command task, Session& session);
void add_task_changes(Command task, Session& session);
void add_task_evidence(Command task, Session& session);

/// «в работе, просрочено».
std::string state_words(const execution::TaskRow& row);
void tell_tasks(std::ostream& out, const execution::TaskPage& page);
void tell_task(std::ostream& out, const execution::Task& task);
void tell_evidence(std::ostream& out, const std::vector<execution::Evidence>& papers);
/// The task whole, as the person of the options sees it.
void show_task(const WorkOptions& options, Session& session, TaskId id);
void show_tasks(const WorkOptions& options, Session& session, const execution::TaskQuery& query);

}  // namespace vekha::cli
