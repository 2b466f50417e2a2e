#include "core/stats/quantile.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

bool all_finite(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
}

double of_sorted(const std::vector<double>& sorted, double p) {
  const double place = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return std::lerp(sorted[below], sorted[above], place - static_cast<double>(below));
}

}  // namespace

std::optional<double> quantile(std::vector<double> values, double p) {
  VEKHA_CHECK(p >= 0 && p <= 1 && all_finite(values));
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  return of_sorted(values, p);
}

std::optional<Fences> fences(std::vector<double> values, double k) {
  VEKHA_CHECK(std::isfinite(k) && all_finite(values));
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  const double q25 = of_sorted(values, 0.25);
  const double q75 = of_sorted(values, 0.75);
  const double reach = k * (q75 - q25);
  return Fences{q25, of_sorted(values, 0.5), q75, q25 - reach, q75 + reach};
}

}  // namespace vekha::stats
