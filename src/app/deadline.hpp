// What people say about a plan beside its term: its period and the day of its approval.
#pragma once
#include <string>

#include "core/calendar/deadline.hpp"

namespace vekha::app {

/// "2022..2024", "2022-2024", "2022", "2022/2023", "2022/2023..2023/2024", "2022-09-01..2023-05-31". Throws
/// bad_arguments, told in Russian.
calendar::Period read_period(const std::string& text);
/// "2022-01-20" or "20.01.2022". Throws bad_arguments.
Date read_day(const std::string& text);

}  // namespace vekha::app
