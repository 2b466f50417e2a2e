// From clauses to a deadline: years are given, parts are put together, and what is a rule of thumb is told.
#pragma once
#include "core/calendar/context.hpp"
#include "core/calendar/said.hpp"

namespace vekha::calendar {

/// Parts, kind, explanation, text and occurrences; no questions yet. Kind::raw with an explanation when the clauses
/// contradict each other.
Deadline assemble(const Phrase& phrase, const Context& context);
/// What to ask about a deadline so assembled.
std::vector<Question> questions(const Phrase& phrase, const Context& context, const Deadline& deadline);

}  // namespace vekha::calendar
