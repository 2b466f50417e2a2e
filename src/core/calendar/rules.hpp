// Recurrence rules of RFC 5545: a part of a term becomes a rule of its due days, and is laid into dates.
#pragma once
#include <string>
#include <vector>

#include "core/calendar/deadline.hpp"

namespace vekha::calendar {

/// The rule of the due days of a recurring part, without "RRULE:"; empty when it does not recur.
std::string rule_of(const Term& term);
/// The same by libical for any rule; `days_of_rule` asks it for rules of weekdays and positions.
std::vector<Date> walk_rule(const std::string& rule, Date first, Date last);
/// The days of a rule that begins with the first day, up to the last; empty for a rule that cannot be read.
std::vector<Date> days_of_rule(const std::string& rule, Date first, Date last);

}  // namespace vekha::calendar
