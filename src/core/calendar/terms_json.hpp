// Terms as JSON: one shape for the command line, the API and what reading a plan tells.
#pragma once
#include "base/json.hpp"
#include "core/calendar/deadline.hpp"

namespace vekha::calendar {

/// {"raw","kind","terms","joiner","occurrences","needs_confirmation","text","explanation","not_understood","notes"}.
void write_deadline_json(JsonWriter& json, const Deadline& deadline);
/// [{"question","readings":[{"text","title"}]}].
void write_questions_json(JsonWriter& json, const std::vector<Question>& questions);

}  // namespace vekha::calendar
