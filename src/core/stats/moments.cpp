#include "core/stats/moments.hpp"

#include <cmath>

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

void ScoreSums::add(std::int64_t score, std::int64_t count) {
  VEKHA_CHECK(count >= 0);
  const std::int64_t part = product_of(score, count);
  merge({count, part, product_of(part, score)});
}

void ScoreSums::merge(const ScoreSums& other) {
  n = sum_of(n, other.n);
  sum = sum_of(sum, other.sum);
  sum2 = sum_of(sum2, other.sum2);
}

Moments ScoreSums::moments() const {
  if (n == 0) return {};
  const Wide scaled = static_cast<Wide>(n) * sum2 - static_cast<Wide>(sum) * sum;
  const auto works = static_cast<long double>(n);
  return {n, static_cast<double>(static_cast<long double>(sum) / works),
          static_cast<double>(static_cast<long double>(scaled) / works)};
}

}  // namespace vekha::stats
