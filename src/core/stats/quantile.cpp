#include "core/stats/quantile.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

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

/// Where a quantile stands: between the values `below` and below + 1, counted from 1, at `part` of the way.
struct Standing {
  double below = 0;
  double part = 0;
};

Standing standing(double n, double p, int type) {
  constexpr double kFuzz = 4 * std::numeric_limits<double>::epsilon();
  if (type <= 3) {
    const double place = type == 3 ? n * p - 0.5 : n * p;
    const double below = std::floor(place + kFuzz);
    const bool above = place > below;
    if (type == 1) return {below, above ? 1.0 : 0.0};
    if (type == 2) return {below, above ? 1.0 : 0.5};
    const bool odd = std::fmod(std::abs(below), 2) >= 1;
    return {below, above || odd ? 1.0 : 0.0};
  }
  constexpr std::array<std::pair<double, double>, 6> kEnds{
      {{0, 1}, {0.5, 0.5}, {0, 0}, {1, 1}, {1.0 / 3, 1.0 / 3}, {0.375, 0.375}}};
  const auto [a, b] = kEnds.at(static_cast<std::size_t>(type) - 4);
  const double place = a + p * (n + 1 - a - b);
  const double below = std::floor(place + kFuzz);
  const double part = place - below;
  return {below, std::abs(part) < kFuzz ? 0 : part};
}

}  // namespace

std::optional<double> quantile(std::vector<double> values, double p, int type) {
  VEKHA_CHECK(p >= 0 && p <= 1 && type >= 1 && type <= 9 && all_finite(values));
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  const auto n = static_cast<double>(values.size());
  const auto [below, part] = standing(n, p, type);
  const auto at = [&](double place) { return values[static_cast<std::size_t>(std::clamp(place, 1.0, n)) - 1]; };
  return std::lerp(at(below), at(below + 1), part);
}

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
