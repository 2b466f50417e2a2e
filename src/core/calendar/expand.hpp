// Windows of a deadline: parts laid into the calendar, with the events they hang on.
#pragma once
#include <vector>

#include "core/calendar/context.hpp"

namespace vekha::calendar {

/// The windows of a deadline that was read, with those its events give; sorted by the last day. Pure: call it again
/// when an event moves.
std::vector<Dated> expand(const Deadline& deadline, const Context& context, const std::vector<Event>& events);

}  // namespace vekha::calendar
