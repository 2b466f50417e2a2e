// How numbers, exams and lists of names are spelt in reports: Russian, with the interval, never a zero for a gap.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/estimate.hpp"
#include "domain/results/results.hpp"

namespace vekha::reports {

inline constexpr int kPercentDecimals = 1;
inline constexpr int kScoreDecimals = 2;

/// «57,5–80,1», for values that cannot be negative.
std::string range_text(const Interval& interval, int decimals);
/// «70,0» and under it «(57,5–80,1)»; the reason when there is no number.
std::string cell_text(const Estimate& estimate, int decimals);
/// «70,0 (57,5–80,1)» in one line.
std::string line_text(const Estimate& estimate, int decimals);
/// «70,0», or the reason.
std::string value_text(const Estimate& estimate, int decimals);
/// «+3,2», «−1,0», «0,0».
std::string signed_text(double value, int decimals);
/// «12 работ».
std::string works_text(std::int64_t works);

/// Share now minus share before in percentage points with Newcombe's interval.
struct Change {
  double points = 0;
  Interval interval;
  bool proven() const { return interval.lo > 0 || interval.hi < 0; }
};
/// Nothing when either share is absent.
std::optional<Change> change(const Estimate& now, const Estimate& before);

enum class Verdict { above, below, same, unknown };
/// Whether the interval of a part lies wholly above or below that of the whole; unknown without an interval or when
/// all values of the part are equal.
Verdict compare(const Estimate& part, const Estimate& whole);
/// «выше», «ниже», «не отличается», «не оценивается».
std::string verdict_text(Verdict verdict);

enum class Naming { plain, with_procedure };
/// «Математика, 5 класс» or «Математика, 5 класс (ВПР)».
std::string exam_text(const results::Exam& exam, Naming naming);
/// «а, б и ещё 3».
std::string few(const std::vector<std::string>& names, std::size_t limit, std::string_view separator = ", ");

}  // namespace vekha::reports
