// Estimate: a number that is honest about itself: value or reason of absence, how many it rests on, and its interval.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace vekha {

/// Why there is no number. Missing, zero, not applicable and suppressed are different things.
enum class Absence {
  no_data,         ///< nothing was loaded
  too_few,         ///< fewer works than the statistic needs
  no_variance,     ///< all values are equal and the statistic needs them not to be
  not_applicable,  ///< the question has no meaning here
  not_comparable,  ///< instruments differ
  no_scale,        ///< the conversion from primary score to mark is not known for this year
  suppressed,      ///< hidden to protect pupils
};

/// Stable snake_case name.
std::string_view absence_name(Absence absence);
/// What a person reads instead of the number: «нет данных», «мало работ», «н/п», «скрыто».
std::string_view absence_text(Absence absence);

struct Interval {
  double lo = 0;
  double hi = 0;
};

struct Estimate {
  std::optional<double> value;
  Absence absence = Absence::no_data;  ///< meaningful only without a value
  std::int64_t n = 0;                  ///< works (or other units) it rests on
  std::optional<Interval> interval;    ///< 95 % unless the producer says otherwise

  static Estimate of(double value, std::int64_t n) { return {value, Absence::no_data, n, std::nullopt}; }
  static Estimate of(double value, std::int64_t n, Interval interval) { return {value, Absence::no_data, n, interval}; }
  static Estimate absent(Absence why, std::int64_t n = 0) { return {std::nullopt, why, n, std::nullopt}; }
};

}  // namespace vekha
