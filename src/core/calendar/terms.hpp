// Terms: what people write in the column «Срок» becomes a kind and dated occurrences, or honestly stays unread.
#pragma once
#include <optional>
#include <string>

#include "core/calendar/deadline.hpp"

namespace vekha::calendar {

/// Reads a term. Without the period of the plan only terms that name their year get dates. Never throws.
Deadline read_term(const std::string& raw, const std::optional<Period>& plan);

}  // namespace vekha::calendar
