#include "core/stats/intervals.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <unordered_map>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

double upper_tail(double level) {
  VEKHA_CHECK(level > 0 && level < 1);
  return (1 + level) / 2;
}

double share_of(Count count) { return static_cast<double>(count.hits) / static_cast<double>(count.n); }

}  // namespace

double normal_factor(double level) {
  const double tail = upper_tail(level);
  if (level <= kConfidence && level >= kConfidence) {  // nearly every call
    static const double usual = boost::math::quantile(boost::math::normal(), tail);
    return usual;
  }
  return boost::math::quantile(boost::math::normal(), tail);
}

double student_factor(std::int64_t n, double level) {
  VEKHA_CHECK(n >= 2);
  // The quantile costs a thousand times a mean; the sizes of classes and schools come again and again.
  thread_local double known_level = 0;
  thread_local std::unordered_map<std::int64_t, double> known;
  constexpr std::size_t kMostKnown = 10'000;
  if (level < known_level || level > known_level || known.size() > kMostKnown) {
    known.clear();
    known_level = level;
  }
  const auto found = known.find(n);
  if (found != known.end()) return found->second;
  const double factor = boost::math::quantile(boost::math::students_t(static_cast<double>(n - 1)), upper_tail(level));
  known.emplace(n, factor);
  return factor;
}

std::optional<Interval> mean_interval(const Moments& moments, double factor) {
  VEKHA_CHECK(std::isfinite(factor) && factor >= 0);
  const auto error = moments.standard_error();
  if (!error) return std::nullopt;
  return Interval{moments.mean - factor * *error, moments.mean + factor * *error};
}

std::optional<Interval> student_interval(const Moments& moments, double level) {
  if (moments.n < 2) return std::nullopt;
  return mean_interval(moments, student_factor(moments.n, level));
}

std::optional<Interval> wilson(Count count, double level) {
  VEKHA_CHECK(count.hits >= 0 && count.hits <= count.n);
  return wilson_of_mean(count.n == 0 ? 0 : share_of(count), count.n, level);
}

std::optional<Interval> wilson_of_mean(double mean, std::int64_t works, double level) {
  VEKHA_CHECK(mean >= 0 && mean <= 1 && works >= 0);
  const double z = normal_factor(level);
  if (works == 0) return std::nullopt;
  const auto n = static_cast<double>(works);
  const double middle = mean + z * z / (2 * n);
  const double half = z * std::sqrt(mean * (1 - mean) / n + z * z / (4 * n * n));
  const double scale = 1 + z * z / n;
  // The ends are exact at 0 and 1; rounding must not push the mean itself out.
  const double lo = mean <= 0 ? 0 : std::clamp((middle - half) / scale, 0.0, mean);
  const double hi = mean >= 1 ? 1 : std::clamp((middle + half) / scale, mean, 1.0);
  return Interval{lo, hi};
}

std::optional<Interval> clopper_pearson(Count count, double level) {
  VEKHA_CHECK(count.hits >= 0 && count.hits <= count.n);
  const double tail = 1 - upper_tail(level);
  if (count.n == 0) return std::nullopt;
  const auto hits = static_cast<double>(count.hits);
  const auto misses = static_cast<double>(count.n - count.hits);
  const double lo = count.hits == 0 ? 0 : boost::math::ibeta_inv(hits, misses + 1, tail);
  const double hi = count.hits == count.n ? 1 : boost::math::ibetac_inv(hits + 1, misses, tail);
  return Interval{lo, hi};
}

std::optional<Interval> newcombe(Count first, Count second, double level) {
  const auto a = wilson(first, level);
  const auto b = wilson(second, level);
  if (!a || !b) return std::nullopt;
  const double p = share_of(first);
  const double q = share_of(second);
  return Interval{p - q - std::hypot(p - a->lo, b->hi - q), p - q + std::hypot(a->hi - p, q - b->lo)};
}

}  // namespace vekha::stats
