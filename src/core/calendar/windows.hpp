// Windows of a plan: its years, academic years, quarters and months, and spans laid into them.
#pragma once
#include <optional>
#include <vector>

#include "core/calendar/deadline.hpp"
#include "core/calendar/phrase.hpp"

namespace vekha::calendar {

/// The whole window of an academic year.
Window window_of(AcademicYear year);
/// Academic years that lie wholly in the plan.
std::vector<Window> academic_years(const Period& plan);
/// Calendar years that lie wholly in the plan.
std::vector<Window> calendar_years(const Period& plan);
/// Windows of `months` months whose last day lies in the plan, counted from January: quarters (3), months (1).
std::vector<Window> regular_windows(const Period& plan, unsigned months);

/// The window of a span whose years are known; nothing when its days do not exist or it ends before it begins.
/// A term «not later than» begins with the plan, or with its year when there is no plan.
std::optional<Window> fixed_window(const SaidSpan& span, const std::optional<Period>& plan);
/// The windows of a span without a year, one for each year it fits into the plan whole.
std::vector<Window> recurring_windows(const SaidSpan& span, const Period& plan);
/// Gives spans without a year the year said behind them. False when that would be a guess.
bool spread_years(std::vector<SaidSpan>& spans);
/// Whether any moment of the span names its year.
bool names_year(const SaidSpan& span);

}  // namespace vekha::calendar
