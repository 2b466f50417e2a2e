#include "core/stats/robust.hpp"

#include <algorithm>
#include <array>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>

#include "base/error.hpp"
#include "core/stats/describe.hpp"
#include "core/stats/quantile.hpp"

namespace vekha::stats {
namespace {

constexpr std::size_t kMostPairs = 5000;

std::vector<double> sorted(std::span<const double> values) {
  std::vector<double> out(values.begin(), values.end());
  std::sort(out.begin(), out.end());
  return out;
}

double median_of(std::vector<double> values) { return *quantile(std::move(values), 0.5); }

/// The value of a rank counted from 1.
double ranked(std::vector<double>& values, std::size_t rank) {
  const auto place = values.begin() + static_cast<std::ptrdiff_t>(rank) - 1;
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

double sn_correction(std::size_t n) {
  constexpr std::array<double, 8> kFew = {0.743, 1.851, 0.954, 1.351, 0.993, 1.198, 1.005, 1.131};
  if (n <= 9) return kFew.at(n - 2);
  return n % 2 == 1 ? static_cast<double>(n) / (static_cast<double>(n) - 0.9) : 1;
}

double qn_correction(std::size_t n) {
  constexpr std::array<double, 8> kFew = {0.399, 0.994, 0.512, 0.844, 0.611, 0.857, 0.669, 0.872};
  if (n <= 9) return kFew.at(n - 2);
  return static_cast<double>(n) / (static_cast<double>(n) + (n % 2 == 1 ? 1.4 : 3.8));
}

/// P of Grubbs' statistic of n values, two-sided, by Bonferroni's bound.
double grubbs_p(double statistic, double n) {
  const double rest = (n - 1) * (n - 1) - n * statistic * statistic;
  if (rest <= 0) return 0;
  const double t = std::sqrt(n * (n - 2) * statistic * statistic / rest);
  return std::min(1.0, 2 * n * boost::math::cdf(boost::math::complement(boost::math::students_t(n - 2), t)));
}

double critical_value(double n, double level) {
  const double t = boost::math::quantile(boost::math::complement(boost::math::students_t(n - 2), level / (2 * n)));
  return (n - 1) * t / std::sqrt(n * (n - 2 + t * t));
}

}  // namespace

std::optional<double> trimmed_mean(std::span<const double> values, double trim) {
  VEKHA_CHECK(trim >= 0 && trim < 0.5);
  if (values.empty()) return std::nullopt;
  const std::vector<double> all = sorted(values);
  const auto cut = static_cast<std::size_t>(std::floor(static_cast<double>(all.size()) * trim));
  const std::span<const double> kept = std::span(all).subspan(cut, all.size() - 2 * cut);
  return compensated_sum(kept) / static_cast<double>(kept.size());
}

std::optional<double> huber(std::span<const double> values, double k) {
  VEKHA_CHECK(k > 0);
  const Description found = describe(values);
  if (!found.mad || *found.mad <= 0) return std::nullopt;
  double middle = *found.median;
  const double reach = k * *found.mad;
  for (int step = 0; step < 1000; ++step) {
    double sum = 0;
    for (const double value : values) sum += std::clamp(value, middle - reach, middle + reach);
    const double next = sum / static_cast<double>(values.size());
    const bool done = std::abs(next - middle) < 1e-13 * *found.mad;
    middle = next;
    if (done) break;
  }
  return middle;
}

std::optional<double> hodges_lehmann(std::span<const double> values) {
  if (values.empty() || values.size() > kMostPairs) return std::nullopt;
  std::vector<double> means;
  means.reserve(values.size() * (values.size() + 1) / 2);
  for (std::size_t i = 0; i < values.size(); ++i)
    for (std::size_t j = i; j < values.size(); ++j) means.push_back((values[i] + values[j]) / 2);
  return median_of(std::move(means));
}

std::optional<double> sn(std::span<const double> values) {
  if (values.size() < 2 || values.size() > kMostPairs) return std::nullopt;
  const std::size_t n = values.size();
  std::vector<double> middles;
  std::vector<double> away(n);
  for (const double value : values) {
    for (std::size_t j = 0; j < n; ++j) away[j] = std::abs(value - values[j]);
    middles.push_back(ranked(away, n / 2 + 1));  // the high median
  }
  return 1.1926 * sn_correction(n) * ranked(middles, (n + 1) / 2);  // the low median
}

std::optional<double> qn(std::span<const double> values) {
  if (values.size() < 2 || values.size() > kMostPairs) return std::nullopt;
  const std::size_t n = values.size();
  std::vector<double> away;
  away.reserve(n * (n - 1) / 2);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < i; ++j) away.push_back(std::abs(values[i] - values[j]));
  const std::size_t half = n / 2 + 1;
  return 2.2219 * qn_correction(n) * ranked(away, half * (half - 1) / 2);
}

Extremes extremes(std::span<const double> values, std::size_t most, double level) {
  VEKHA_CHECK(level > 0 && level < 1);
  Extremes out;
  std::vector<std::size_t> left(values.size());
  std::iota(left.begin(), left.end(), std::size_t{0});
  for (std::size_t step = 0; step < most && left.size() >= 3; ++step) {
    std::vector<double> now;
    for (const std::size_t i : left) now.push_back(values[i]);
    const Description found = describe(now);
    if (*found.sd <= 0) break;
    const auto far = std::max_element(left.begin(), left.end(), [&](std::size_t a, std::size_t b) {
      return std::abs(values[a] - *found.mean) < std::abs(values[b] - *found.mean);
    });
    const double statistic = std::abs(values[*far] - *found.mean) / *found.sd;
    const auto n = static_cast<double>(left.size());
    out.steps.push_back({*far, statistic, critical_value(n, level), grubbs_p(statistic, n)});
    if (statistic > out.steps.back().critical) out.found = step + 1;
    left.erase(far);
  }
  return out;
}

std::optional<std::vector<double>> modified_z(std::span<const double> values) {
  const Description found = describe(values);
  if (!found.min || *found.min >= *found.max) return std::nullopt;
  double scale = *found.mad / 1.4826 / 0.6745;
  if (scale <= 0) {
    for (const double value : values) scale += std::abs(value - *found.median);
    scale *= 1.253314 / static_cast<double>(values.size());
  }
  std::vector<double> out;
  for (const double value : values) out.push_back((value - *found.median) / scale);
  return out;
}

}  // namespace vekha::stats
