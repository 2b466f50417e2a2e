#include "domain/reminders/ladder.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace vekha::reminders {
namespace {

constexpr int kWeek = 7;
constexpr int kLongestRest = 31;  ///< no calendar is free for longer; guards against one that never works

Date shifted(Date day, int by, const WorkingDays& working) {
  for (int i = 0; i < kLongestRest && !working(day); ++i) day = day.plus_days(by);
  return day;
}

}  // namespace

bool plain_working_day(Date day) {
  const std::chrono::weekday weekday{day.days};
  return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
}

Date day_of(Step step, Date due, const WorkingDays& working) {
  if (step > 0) return shifted(due.plus_days(-step), -1, working);
  return shifted(due.plus_days(1 - kWeek * step), 1, working);
}

std::optional<Step> reached(const std::vector<Step>& steps, Date due, Date day, const WorkingDays& working) {
  if (day > due) {
    const int weeks = static_cast<int>((day.days - due.days).count() - 1) / kWeek;
    for (Step step = -weeks; step <= kOverdue; ++step)
      if (day_of(step, due, working) <= day) return step;
  }
  std::optional<Step> found;
  for (const Step step : steps)
    if (day_of(step, due, working) <= day) found = std::min(step, found.value_or(step));
  return found;
}

std::string steps_text(const std::vector<Step>& steps) {
  std::vector<Step> sorted(steps);
  std::ranges::sort(sorted, std::ranges::greater{});
  sorted.erase(std::ranges::unique(sorted).begin(), sorted.end());
  std::vector<std::string> parts;
  for (const Step step : sorted) parts.push_back(std::to_string(step));
  return joined(parts, ",");
}

std::vector<Step> steps_from_text(std::string_view text) {
  std::vector<Step> steps;
  for (const std::string& part : split(text, ','))
    if (const auto number = parse_integer(part)) steps.push_back(static_cast<Step>(*number));
  return steps;
}

}  // namespace vekha::reminders
