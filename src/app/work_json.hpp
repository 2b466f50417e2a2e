// The work on plans as JSON: the same shapes in answers of the server and of the command line.
#pragma once
#include <string>
#include <vector>

#include "base/json.hpp"
#include "domain/execution/execution.hpp"
#include "domain/people/people.hpp"

namespace vekha::app {

/// A person as execution knows him.
execution::Hand hand_of(const people::Viewer& viewer);
/// States by their names or Russian titles, parted by commas. Throws bad_arguments.
std::vector<execution::Status> statuses_from(const std::string& list);

/// One object each.
void write_task_row(JsonWriter& json, const execution::TaskRow& row);
void write_task(JsonWriter& json, const execution::Task& task);
void write_evidence(JsonWriter& json, const execution::Evidence& paper);
void write_executor(JsonWriter& json, const execution::Executor& party);
void write_group(JsonWriter& json, const execution::Group& group);
/// {"total","items","next"}
void write_task_page(JsonWriter& json, const execution::TaskPage& page);
/// {"groups":[…],"all":{…}}
void write_progress(JsonWriter& json, std::vector<execution::Group> groups);
/// {"schools":[…],"counts":{…},"batch"}
void write_school_plans(JsonWriter& json, const execution::SchoolPlans& plans);
/// {"events":[…],"kinds":[…],"waiting":[…]}
void write_events(JsonWriter& json, const std::vector<execution::Event>& events,
                  const std::vector<execution::Waiting>& waiting);
/// Fields inside an open object.
void write_event_fields(JsonWriter& json, const execution::Event& event);
void write_followed(JsonWriter& json, const execution::Followed& did);

}  // namespace vekha::app
