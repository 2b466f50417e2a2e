// Windows of days: spans with years laid into the calendar, whole years, regular pieces of a year.
#pragma once
#include <optional>
#include <vector>

#include "core/calendar/context.hpp"

namespace vekha::calendar {

/// The window of an academic year.
Window window_of(AcademicYear year);
/// Academic years that lie wholly in the plan.
std::vector<Window> academic_years(const Period& plan);
/// Calendar years that lie wholly in the plan.
std::vector<Window> calendar_years(const Period& plan);
bool inside(const Window& window, const Period& plan);

/// The window of a span whose years are known; nothing when its days do not exist or it ends before it begins.
/// A term «not later than» begins with the plan, or with its year when there is no plan.
std::optional<Window> fixed_window(const Span& span, const Context& context);
/// The span without a year whose last day is in this year.
Span in_year_of_due(const Span& span, int year);
/// Whether its end is in the year after its beginning: «декабрь – март».
bool turns(const Span& span);
/// The last day of a moment whose year is known; nothing when there is no such day.
std::optional<Date> last_of(const Moment& moment, const ProductionCalendar* calendar);
/// Three months behind, or what number of months a regular window has: its first day, not before the plan.
Date first_of_months(Date due, int months, const Period& plan);

}  // namespace vekha::calendar
