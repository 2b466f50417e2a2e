#include "core/stats/describe.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/error.hpp"
#include "core/stats/intervals.hpp"
#include "core/stats/quantile.hpp"

namespace vekha::stats {
namespace {

/// Σ(x − mean)^power, compensated.
double central_sum(std::span<const double> values, double mean, int power) {
  std::vector<double> terms;
  terms.reserve(values.size());
  for (const double value : values) {
    const double off = value - mean;
    terms.push_back(power == 2 ? off * off : power == 3 ? off * off * off : off * off * off * off);
  }
  return compensated_sum(terms);
}

void tell_order(Description& out, std::span<const double> values) {
  const std::vector<double> all(values.begin(), values.end());
  out.min = quantile(all, 0);
  out.q25 = quantile(all, 0.25);
  out.median = quantile(all, 0.5);
  out.q75 = quantile(all, 0.75);
  out.max = quantile(all, 1);
  std::vector<double> away;
  away.reserve(all.size());
  for (const double value : all) away.push_back(std::abs(value - *out.median));
  out.mad = 1.4826 * *quantile(std::move(away), 0.5);
}

}  // namespace

double compensated_sum(std::span<const double> values) {
  double sum = 0;
  double lost = 0;
  for (const double value : values) {
    const double next = sum + value;
    lost += std::abs(sum) >= std::abs(value) ? (sum - next) + value : (value - next) + sum;
    sum = next;
  }
  return sum + lost;
}

Description describe(std::span<const double> values) {
  VEKHA_CHECK(std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); }));
  Description out;
  out.n = static_cast<std::int64_t>(values.size());
  if (values.empty()) return out;
  const auto n = static_cast<double>(out.n);
  out.sum = compensated_sum(values);
  out.mean = out.sum / n;
  tell_order(out, values);
  if (out.n < 2) return out;
  const double m2 = out.min == out.max ? 0 : central_sum(values, *out.mean, 2);
  out.variance = m2 / (n - 1);
  out.sd = std::sqrt(*out.variance);
  out.se = *out.sd / std::sqrt(n);
  out.interval = student_interval({out.n, *out.mean, m2});
  if (m2 <= 0) return out;
  out.skewness = central_sum(values, *out.mean, 3) / n / (*out.sd * *out.variance);
  out.kurtosis = central_sum(values, *out.mean, 4) / n / (*out.variance * *out.variance) - 3;
  return out;
}

}  // namespace vekha::stats
