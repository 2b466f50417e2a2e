#include "domain/indicators/forecast.hpp"

#include <cmath>

#include "core/stats/intervals.hpp"

namespace vekha::indicators {

std::optional<Estimate> predicted(const Line& line) {
  const auto n = static_cast<std::int64_t>(line.points.size());
  if (n < 3) return std::nullopt;
  double years = 0;
  double values = 0;
  for (const auto& [year, value] : line.points) {
    years += year;
    values += value;
  }
  const auto count = static_cast<double>(n);
  const double middle = years / count;
  const double mean = values / count;
  double spread = 0;
  double together = 0;
  for (const auto& [year, value] : line.points) {
    spread += (year - middle) * (year - middle);
    together += (year - middle) * (value - mean);
  }
  if (!(spread > 0)) return std::nullopt;
  const double slope = together / spread;
  double left = 0;
  for (const auto& [year, value] : line.points) {
    const double off = value - mean - slope * (year - middle);
    left += off * off;
  }
  const double ahead = line.year - middle;
  const double s = std::sqrt(left / (count - 2));
  // student_factor(n) has n − 1 degrees of freedom; the line leaves n − 2.
  const double half = stats::student_factor(n - 1) * s * std::sqrt(1 + 1 / count + ahead * ahead / spread);
  const double value = mean + slope * ahead;
  return Estimate::of(value, n, {value - half, value + half});
}

}  // namespace vekha::indicators
