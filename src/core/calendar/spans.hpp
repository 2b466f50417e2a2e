// Months and days without a year get theirs from the term, its neighbours or the plan.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/calendar/context.hpp"
#include "core/calendar/said.hpp"

namespace vekha::calendar {

bool names_year(const Span& span);
/// The span with «до июня» settled as the municipality wants it.
SaidSpan settled(SaidSpan said, const Context& context);
/// The start of the academic year a frame names; nothing without a plan.
std::optional<int> academic_of(Frame frame, const Context& context);
/// The calendar year a frame names; nothing without a plan.
std::optional<int> calendar_of(Frame frame, const Context& context);
/// By the month they are due in.
void sort_spans(std::vector<Span>& spans);

/// Spans that became parts of a deadline.
struct Placed {
  std::vector<Term> terms;
  std::vector<std::string> explanations;
  std::string refused;  ///< Russian: why they cannot; empty when they can
};
enum class Repeat { as_the_plan, yearly };
Placed place(std::vector<SaidSpan> spans, Repeat repeat, const Context& context);

/// The kind of the whole.
Kind kind_of(const Deadline& deadline, const Context& context);
/// Sentences on how the dates of each part came about.
std::vector<std::string> common_explanations(const Deadline& deadline, const Context& context);

}  // namespace vekha::calendar
