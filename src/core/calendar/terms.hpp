// Terms: what people write in the column «Срок» becomes canonical parts and dated windows, or honestly stays unread.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/calendar/context.hpp"
#include "core/calendar/deadline.hpp"
#include "core/calendar/expand.hpp"
#include "core/calendar/labels.hpp"
#include "core/calendar/print.hpp"

namespace vekha::calendar {

/// Reads a term. Total: every string gives parts or `Kind::raw` with the words not understood. Never throws.
/// Without the period of the plan only terms that name their year get dates.
Deadline read_term(const std::string& raw, const Context& context);

}  // namespace vekha::calendar
