// The person of a call as execution knows him, and tasks as answers tell them.
#pragma once
#include "app/api/call.hpp"
#include "domain/execution/execution.hpp"

namespace vekha::api {

execution::Hand hand_of(const people::Viewer& viewer);
/// A date of a field or a parameter. Throws bad_arguments naming it.
Date date_of(std::string_view name, const std::string& text);

/// One object inside an array.
void write_task_row(JsonWriter& json, const execution::TaskRow& row);
/// The whole task as an object.
void write_task(JsonWriter& json, const execution::Task& task);
void write_evidence(JsonWriter& json, const execution::Evidence& paper);
/// The task as it is now, as an answer to a change.
http::Response task_response(Context& context, const Call& call, TaskId id);

}  // namespace vekha::api
