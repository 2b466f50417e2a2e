// Which event, schedule or plan a term names: keys for free words.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/calendar/deadline.hpp"

namespace vekha::calendar {

/// «получения результатов ВПР» → "results.received"; "other" when no known event is named.
std::string event_key(std::string_view label, Direction direction);
/// «графиком МОУО» → "schedule.mouo".
std::string schedule_key(std::string_view label);
/// «планом УО» → "plan.uo".
std::string plan_key(std::string_view label);

/// One key an event may have, with its Russian title. Keys "schedule.…" and "plan.…" are open-ended.
struct AnchorKey {
  std::string_view key;
  std::string_view title;
};
const std::vector<AnchorKey>& anchor_keys();

}  // namespace vekha::calendar
