// The title of a plan, whole though it stands on several lines, and the period it names.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/calendar/deadline.hpp"
#include "core/roadmap/plan_items.hpp"

namespace vekha::roadmap {

/// The title; empty when the paragraphs before the table hold none.
std::string find_title(const std::vector<PlanItem>& items);
/// The period named in the title, else beside the word «план» or «карта» before the table, else in a measure.
std::optional<calendar::Period> find_plan_period(const std::string& title, const std::vector<PlanItem>& items);

}  // namespace vekha::roadmap
