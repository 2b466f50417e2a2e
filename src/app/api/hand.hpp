// The person of a call as execution knows him, and tasks as answers tell them.
#pragma once
#include "app/api/call.hpp"
#include "app/work_json.hpp"

namespace vekha::api {

using app::hand_of;
using app::write_evidence;
using app::write_task;
using app::write_task_row;

/// A date of a field or a parameter. Throws bad_arguments naming it.
Date date_of(std::string_view name, const std::string& text);
/// The task as it is now, as an answer to a change.
http::Response task_response(Context& context, const Call& call, TaskId id);

}  // namespace vekha::api
