#include "domain/reports/numbers.hpp"

#include <cmath>

#include "base/text.hpp"
#include "core/stats/intervals.hpp"

namespace vekha::reports {
namespace {

stats::Count count_of(const Estimate& share) {
  return {std::llround(*share.value / 100 * static_cast<double>(share.n)), share.n};
}

}  // namespace

std::string range_text(const Interval& interval, int decimals) {
  return ru_number(interval.lo, decimals) + "–" + ru_number(interval.hi, decimals);
}

std::string value_text(const Estimate& estimate, int decimals) {
  return estimate.value ? ru_number(*estimate.value, decimals) : std::string(absence_text(estimate.absence));
}

std::string cell_text(const Estimate& estimate, int decimals) {
  std::string value = value_text(estimate, decimals);
  if (!estimate.value || !estimate.interval) return value;
  return value + "\n(" + range_text(*estimate.interval, decimals) + ")";
}

std::string line_text(const Estimate& estimate, int decimals) {
  return replaced(cell_text(estimate, decimals), "\n", "\u00A0");
}

std::string signed_text(double value, int decimals) {
  const std::string text = ru_number(value, decimals);
  const bool zero = text.find_first_of("123456789") == std::string::npos;
  return value > 0 && !zero ? "+" + text : text;
}

std::string works_text(std::int64_t works) { return counted(works, "работа", "работы", "работ"); }

std::optional<Change> change(const Estimate& now, const Estimate& before) {
  if (!now.value || !before.value || now.n == 0 || before.n == 0) return std::nullopt;
  const auto interval = stats::newcombe(count_of(now), count_of(before));
  if (!interval) return std::nullopt;
  return Change{*now.value - *before.value, {interval->lo * 100, interval->hi * 100}};
}

Verdict compare(const Estimate& part, const Estimate& whole) {
  if (!part.interval || !whole.interval || !(part.interval->hi > part.interval->lo)) return Verdict::unknown;
  if (part.interval->lo > whole.interval->hi) return Verdict::above;
  return part.interval->hi < whole.interval->lo ? Verdict::below : Verdict::same;
}

std::string verdict_text(Verdict verdict) {
  switch (verdict) {
    case Verdict::above: return "выше";
    case Verdict::below: return "ниже";
    case Verdict::same: return "не отличается";
    case Verdict::unknown: return "не оценивается";
  }
  return "не оценивается";
}

std::string exam_text(const results::Exam& exam, Naming naming) {
  const std::string text = exam.subject + ", " + std::to_string(exam.grade) + "\u00A0класс";
  return naming == Naming::plain ? text : text + " (" + exam.procedure + ")";
}

std::string few(const std::vector<std::string>& names, std::size_t limit, std::string_view separator) {
  if (names.size() <= limit) return joined(names, separator);
  const std::vector<std::string> first(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(limit));
  return joined(first, separator) + " и ещё " + ru_number(static_cast<double>(names.size() - limit), 0);
}

}  // namespace vekha::reports
