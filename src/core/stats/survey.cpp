#include "core/stats/survey.hpp"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <cmath>
#include <map>

#include "core/stats/intervals.hpp"

namespace vekha::stats {
namespace {

constexpr int kSteps = 400;  // of the quadrature, even

/// How many of each weight there are.
using Classes = std::map<double, std::size_t>;

/// The law of how many of `n` come, each with chance p, cut after `most`.
std::vector<double> binomial(std::size_t n, double p, std::size_t most) {
  std::vector<double> out(std::min(n, most) + 1, 0.0);
  for (std::size_t k = 0; k < out.size(); ++k) {
    const auto count = static_cast<double>(k);
    const auto all = static_cast<double>(n);
    double log = std::lgamma(all + 1) - std::lgamma(count + 1) - std::lgamma(all - count + 1);
    if (k > 0) log += count * std::log(p);
    if (k < n) log += (all - count) * std::log1p(-p);
    out[k] = std::exp(log);
  }
  return out;
}

std::vector<double> together(const std::vector<double>& a, const std::vector<double>& b, std::size_t most) {
  std::vector<double> out(std::min(a.size() + b.size() - 2, most) + 1, 0.0);
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < b.size() && i + j < out.size(); ++j) out[i + j] += a[i] * b[j];
  return out;
}

/// The chance that fewer than `count` of the others came by the time 1 − e^{−t} = v.
double room_left(const Classes& others, double v, std::size_t count) {
  std::vector<double> law{1.0};
  for (const auto& [weight, members] : others)
    law = together(law, binomial(members, 1 - std::pow(1 - v, weight), count - 1), count - 1);
  double out = 0;
  for (const double p : law) out += p;
  return out;
}

/// ∫ w (1 − v)^{w − 1} P(fewer than count of the others by v) dv over 0 … 1, by Simpson's rule.
double exact_chance(Classes all, double weight, std::size_t count) {
  --all[weight];
  double sum = 0;
  for (int i = 0; i < kSteps; ++i) {  // at v = 1 all have come, and there is no room
    const double v = static_cast<double>(i) / kSteps;
    const double density = weight * std::pow(1 - v, weight - 1);
    const double factor = i == 0 ? 1 : i % 2 == 1 ? 4 : 2;
    sum += factor * density * (i == 0 ? 1 : room_left(all, v, count));
  }
  return sum / (3.0 * kSteps);
}

/// 1 − e^{−w t} with the t at which they sum to `count`.
std::vector<double> first_order(std::span<const double> weights, double count) {
  const auto came = [&](double t) {
    double out = 0;
    for (const double weight : weights) out -= std::expm1(-weight * t);
    return out;
  };
  double low = 0;
  double high = 1;
  while (came(high) < count) high *= 2;
  for (int i = 0; i < 200; ++i) {
    const double middle = (low + high) / 2;
    (came(middle) < count ? low : high) = middle;
  }
  std::vector<double> out;
  for (const double weight : weights) out.push_back(-std::expm1(-weight * high));
  return out;
}

/// Strata as their drawn things make them.
struct Stratum {
  std::int64_t n = 0;
  std::int64_t counted = 0;
  double sum = 0;  ///< of what each adds to the mean
  double squares = 0;
};

double error_of(const Stratum& one, double size) {
  const auto n = static_cast<double>(one.n);
  const double left = std::max(0.0, (size - n) / size);
  if (one.n < 2 || one.counted == 1) return left * (one.n < 2 ? 1 : n / (n - 1)) * one.squares;
  return left * n / (n - 1) * std::max(0.0, one.squares - one.sum * one.sum / n);
}

}  // namespace

std::vector<double> chances_of_drawing(std::span<const double> weights, std::size_t count) {
  if (count == 0) return std::vector<double>(weights.size(), 0.0);
  if (count >= weights.size()) return std::vector<double>(weights.size(), 1.0);
  if (count > kExactDraws) return first_order(weights, static_cast<double>(count));
  Classes classes;
  for (const double weight : weights) ++classes[weight];
  if (classes.size() == 1)
    return std::vector<double>(weights.size(), static_cast<double>(count) / static_cast<double>(weights.size()));
  std::map<double, double> chance;
  for (const auto& [weight, members] : classes) chance[weight] = exact_chance(classes, weight, count);
  double sum = 0;
  for (const double weight : weights) sum += chance[weight];
  std::vector<double> out;
  for (const double weight : weights) out.push_back(std::min(1.0, chance[weight] * static_cast<double>(count) / sum));
  return out;
}

std::optional<SurveyMean> survey_mean(std::span<const Drawn> drawn, std::span<const double> sizes) {
  SurveyMean out;
  double weights = 0;
  double sum = 0;
  for (const Drawn& one : drawn) {
    if (!one.counted) continue;
    ++out.n;
    weights += one.weight;
    sum += one.weight * one.value;
  }
  if (out.n == 0) return std::nullopt;
  out.mean = sum / weights;
  std::vector<Stratum> strata(sizes.size());
  for (const Drawn& one : drawn) {
    Stratum& stratum = strata[one.stratum];
    const double adds = one.counted ? one.weight * (one.value - out.mean) / weights : 0;
    ++stratum.n;
    stratum.counted += one.counted ? 1 : 0;
    stratum.sum += adds;
    stratum.squares += adds * adds;
  }
  double error = 0;
  out.free = out.n;
  out.whole = true;
  for (std::size_t i = 0; i < strata.size(); ++i) {
    if (strata[i].counted == 0) continue;
    --out.free;
    out.whole = out.whole && static_cast<double>(strata[i].n) >= sizes[i];
    error += error_of(strata[i], sizes[i]);
  }
  out.se = std::sqrt(error);
  return out;
}

std::optional<Interval> survey_interval(const SurveyMean& mean) {
  if (mean.whole) return Interval{mean.mean, mean.mean};
  if (mean.free < 1) return std::nullopt;
  const double half = student_factor(mean.free + 1) * mean.se;
  return Interval{mean.mean - half, mean.mean + half};
}

std::optional<Interval> survey_share_interval(const SurveyMean& share) {
  if (share.whole) return Interval{share.mean, share.mean};
  if (share.free < 1) return std::nullopt;
  const double p = std::clamp(share.mean, 0.0, 1.0);
  double works = static_cast<double>(share.n);
  if (share.se > 0 && p > 0 && p < 1) {
    const double ratio = student_factor(share.n) / student_factor(share.free + 1);
    works = p * (1 - p) / (share.se * share.se) * ratio * ratio;
  }
  const auto bound = [&](double quantile, double hits, double misses) {
    return boost::math::quantile(boost::math::beta_distribution<>(hits, misses), quantile);
  };
  constexpr double kTail = (1 - kConfidence) / 2;
  const double low = p > 0 ? bound(kTail, works * p, works * (1 - p) + 1) : 0;
  const double high = p < 1 ? bound(1 - kTail, works * p + 1, works * (1 - p)) : 1;
  return Interval{std::min(low, p), std::max(high, p)};
}

}  // namespace vekha::stats
