// Which event, schedule or plan a term names: keys for free words.
#pragma once
#include <string>
#include <string_view>

#include "core/calendar/deadline.hpp"

namespace vekha::calendar {

/// «получения результатов ВПР» → "results.received"; "other" when no known event is named.
std::string event_key(std::string_view label, Direction direction);
/// «графиком МОУО» → "schedule.mouo".
std::string schedule_key(std::string_view label);
/// «планом УО» → "plan.uo".
std::string plan_key(std::string_view label);

}  // namespace vekha::calendar
