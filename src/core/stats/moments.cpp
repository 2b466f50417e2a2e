#include "core/stats/moments.hpp"

#include <cmath>
#include <numeric>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

__extension__ typedef __int128 Wide;

std::int64_t sum_of(std::int64_t a, std::int64_t b) {
  std::int64_t out = 0;
  VEKHA_CHECK(!__builtin_add_overflow(a, b, &out));
  return out;
}

std::int64_t product_of(std::int64_t a, std::int64_t b) {
  std::int64_t out = 0;
  VEKHA_CHECK(!__builtin_mul_overflow(a, b, &out));
  return out;
}

}  // namespace

void Moments::add(double value, std::int64_t count) {
  VEKHA_CHECK(std::isfinite(value) && count >= 0);
  merge({count, value, 0});
}

void Moments::merge(const Moments& other) {
  if (other.n == 0) return;
  if (n == 0) {
    *this = other;
    return;
  }
  const auto here = static_cast<double>(n);
  const auto there = static_cast<double>(other.n);
  const double delta = other.mean - mean;
  n = sum_of(n, other.n);
  mean += delta * (there / (here + there));
  m2 += other.m2 + delta * delta * (here * there / (here + there));
}

std::optional<double> Moments::average() const {
  if (n < 1) return std::nullopt;
  return mean;
}

std::optional<double> Moments::variance() const {
  if (n < 2) return std::nullopt;
  return m2 / static_cast<double>(n - 1);
}

std::optional<double> Moments::sd() const {
  if (n < 2) return std::nullopt;
  return std::sqrt(*variance());
}

std::optional<double> Moments::standard_error() const {
  if (n < 2) return std::nullopt;
  return *sd() / std::sqrt(static_cast<double>(n));
}

void ScoreSums::add(std::int64_t score, std::int64_t count) { add_parts(score, 1, count); }

void ScoreSums::add_parts(std::int64_t score, int parts, std::int64_t count) {
  VEKHA_CHECK(count >= 0 && parts > 0);
  count_in(parts);
  score = product_of(score, unit / parts);
  const std::int64_t part = product_of(score, count);
  n = sum_of(n, count);
  sum = sum_of(sum, part);
  sum2 = sum_of(sum2, product_of(part, score));
}

void ScoreSums::merge(const ScoreSums& other) {
  count_in(other.unit);
  const std::int64_t factor = unit / other.unit;
  n = sum_of(n, other.n);
  sum = sum_of(sum, product_of(other.sum, factor));
  sum2 = sum_of(sum2, product_of(product_of(other.sum2, factor), factor));
}

/// Sums in a unit both the former and the given one fit into.
void ScoreSums::count_in(int parts) {
  const int common = std::lcm(unit, parts);
  const std::int64_t factor = common / unit;
  sum = product_of(sum, factor);
  sum2 = product_of(product_of(sum2, factor), factor);
  unit = common;
}

Moments ScoreSums::moments() const {
  if (n == 0) return {};
  const Wide scaled = static_cast<Wide>(n) * sum2 - static_cast<Wide>(sum) * sum;
  const auto works = static_cast<long double>(n);
  const auto parts = static_cast<long double>(unit);
  return {n, static_cast<double>(static_cast<long double>(sum) / works / parts),
          static_cast<double>(static_cast<long double>(scaled) / works / (parts * parts))};
}

}  // namespace vekha::stats
