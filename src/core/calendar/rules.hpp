// Recurrence rules of RFC 5545: a part of a term becomes a rule of its due days, and libical lays it into dates.
#pragma once
#include <string>
#include <vector>

#include "core/calendar/deadline.hpp"

namespace vekha::calendar {

/// The rule of the due days of a recurring part, without "RRULE:"; empty when it does not recur.
std::string rule_of(const Term& term);
/// The days of a rule that begins with the first day, up to the last; empty for a rule that cannot be read.
std::vector<Date> days_of_rule(const std::string& rule, Date first, Date last);

}  // namespace vekha::calendar
