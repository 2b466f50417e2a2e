// The ladder of reminders: on which day which step falls, and which step a day has reached. Pure.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"

namespace vekha::reminders {

/// Is it a working day? Must know one within any two weeks.
using WorkingDays = std::function<bool(Date)>;
/// Monday to Friday, for where no production calendar is known.
bool plain_working_day(Date day);

/// Days before the last day (30, 7, 1); 0: it has passed; -1, -2 …: whole weeks have passed since that.
using Step = int;
inline constexpr Step kOverdue = 0;

/// The day a step is told on: steps before the last day are moved to the working day before, steps after it to the
/// working day after.
Date day_of(Step step, Date due, const WorkingDays& working);
/// The most urgent step reached on a day among `steps` (days before) and those after the last day; nothing before the
/// first one.
std::optional<Step> reached(const std::vector<Step>& steps, Date due, Date day, const WorkingDays& working);

/// "30,7,1" ↔ {30, 7, 1}; largest first, each once.
std::string steps_text(const std::vector<Step>& steps);
std::vector<Step> steps_from_text(std::string_view text);

}  // namespace vekha::reminders
