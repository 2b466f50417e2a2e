#include "core/stats/correlation.hpp"

#include <algorithm>
#include <array>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>

#include "base/error.hpp"
#include "core/stats/describe.hpp"
#include "core/stats/intervals.hpp"

namespace vekha::stats {
namespace {

bool varies(std::span<const double> values) {
  const auto ends = std::minmax_element(values.begin(), values.end());
  return values.size() >= 2 && *ends.first < *ends.second;
}

std::vector<double> centred(std::span<const double> values) {
  const double mean = compensated_sum(values) / static_cast<double>(values.size());
  std::vector<double> out(values.begin(), values.end());
  for (double& value : out) value -= mean;
  return out;
}

double product_moment(std::span<const double> x, std::span<const double> y) {
  const std::vector<double> a = centred(x);
  const std::vector<double> b = centred(y);
  const auto dot = [](const std::vector<double>& u, const std::vector<double>& v) {
    return std::inner_product(u.begin(), u.end(), v.begin(), 0.0);
  };
  return std::clamp(dot(a, b) / std::sqrt(dot(a, a) * dot(b, b)), -1.0, 1.0);
}

double two_sided_t(double t, double degrees) {
  if (!std::isfinite(t)) return 0;
  return 2 * boost::math::cdf(boost::math::complement(boost::math::students_t(degrees), std::abs(t)));
}

double upper_normal(double z) { return boost::math::cdf(boost::math::complement(boost::math::normal(), z)); }

/// P(S ≥ sum) of Σd² of n pairs, by all orders below ten pairs, else by an Edgeworth series (algorithm AS 89).
double upper_square_sum(double sum, int n) {
  const double cubic = static_cast<double>(n) * (static_cast<double>(n) * n - 1) / 3;
  if (sum <= 0) return 1;
  if (sum > cubic) return 0;
  if (n <= 9) {
    std::vector<int> order(static_cast<std::size_t>(n));
    std::iota(order.begin(), order.end(), 0);
    double met = 0;
    double all = 0;
    do {
      double squares = 0;
      for (int i = 0; i < n; ++i) squares += std::pow(i - order[static_cast<std::size_t>(i)], 2);
      met += squares >= sum ? 1 : 0;
      ++all;
    } while (std::next_permutation(order.begin(), order.end()));
    return met / all;
  }
  const double b = 1 / static_cast<double>(n);
  const double x = (6 * (sum - 1) * b / (static_cast<double>(n) * n - 1) - 1) * std::sqrt(1 / b - 1);
  const double y = x * x;
  const double series =
      x * b *
      (0.2274 + b * (0.2531 + 0.1745 * b) +
       y * (-0.0758 + b * (0.1033 + 0.3932 * b) -
            y * b * (0.0879 + 0.0151 * b - y * (0.0072 - 0.0831 * b + y * b * (0.0131 - 4.6e-4 * y)))));
  return std::clamp(series / std::exp(y / 2) + upper_normal(x), 0.0, 1.0);
}

bool has_ties(std::span<const double> values) {
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  return std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
}

/// Σ over groups of equal values of t(t − 1), t(t − 1)(t − 2), t(t − 1)(2t + 5).
struct Ties {
  double pairs = 0;
  double triples = 0;
  double spread = 0;
};

template <class Same>
Ties ties_of(std::size_t size, const Same& same) {
  Ties out;
  for (std::size_t from = 0; from < size;) {
    std::size_t end = from + 1;
    while (end < size && same(end - 1, end)) ++end;
    const auto t = static_cast<double>(end - from);
    out.pairs += t * (t - 1);
    out.triples += t * (t - 1) * (t - 2);
    out.spread += t * (t - 1) * (2 * t + 5);
    from = end;
  }
  return out;
}

/// Swaps a merge sort of the values makes.
double swaps(std::vector<double>& values, std::size_t begin, std::size_t end) {
  if (end - begin < 2) return 0;
  const std::size_t middle = begin + (end - begin) / 2;
  double count = swaps(values, begin, middle) + swaps(values, middle, end);
  std::vector<double> merged;
  merged.reserve(end - begin);
  std::size_t left = begin;
  std::size_t right = middle;
  while (left < middle || right < end) {
    const bool from_right = right < end && (left == middle || values[right] < values[left]);
    if (from_right) count += static_cast<double>(middle - left);
    merged.push_back(from_right ? values[right++] : values[left++]);
  }
  std::copy(merged.begin(), merged.end(), values.begin() + static_cast<std::ptrdiff_t>(begin));
  return count;
}

/// P(T ≤ concordant) of n pairs without ties, by the counts of orders with so many inversions.
double lower_concordant(double concordant, int n) {
  std::vector<double> share = {1};
  for (int i = 2; i <= n; ++i) {
    std::vector<double> next(share.size() + static_cast<std::size_t>(i) - 1, 0);
    for (std::size_t k = 0; k < share.size(); ++k)
      for (std::size_t j = 0; j < static_cast<std::size_t>(i); ++j) next[k + j] += share[k] / i;
    share = std::move(next);
  }
  double sum = 0;
  for (std::size_t k = 0; k < share.size() && static_cast<double>(k) <= concordant; ++k) sum += share[k];
  return std::min(sum, 1.0);
}

/// Pairs, sorted by x and then y.
struct Sorted {
  std::vector<double> x;
  std::vector<double> y;
};

Sorted sorted(std::span<const double> x, std::span<const double> y) {
  std::vector<std::pair<double, double>> both;
  for (std::size_t i = 0; i < x.size(); ++i) both.emplace_back(x[i], y[i]);
  std::sort(both.begin(), both.end());
  Sorted out;
  for (const auto& [a, b] : both) {
    out.x.push_back(a);
    out.y.push_back(b);
  }
  return out;
}

}  // namespace

std::vector<double> ranks(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> out(values.size());
  for (std::size_t from = 0; from < order.size();) {
    std::size_t end = from;
    while (end < order.size() && values[order[end]] <= values[order[from]]) ++end;
    for (std::size_t i = from; i < end; ++i) out[order[i]] = static_cast<double>(from + end + 1) / 2;
    from = end;
  }
  return out;
}

std::optional<Correlation> pearson(std::span<const double> x, std::span<const double> y) {
  VEKHA_CHECK(x.size() == y.size());
  if (!varies(x) || !varies(y)) return std::nullopt;
  Correlation out{.n = static_cast<std::int64_t>(x.size()), .value = product_moment(x, y)};
  const auto n = static_cast<double>(out.n);
  if (out.n < 3) return out;
  out.statistic = std::sqrt(n - 2) * out.value / std::sqrt((1 - out.value) * (1 + out.value));
  out.p = two_sided_t(*out.statistic, n - 2);
  if (out.n < 4 || std::abs(out.value) >= 1) return out;
  const double half = normal_factor() / std::sqrt(n - 3);
  out.interval = Interval{std::tanh(std::atanh(out.value) - half), std::tanh(std::atanh(out.value) + half)};
  return out;
}

std::optional<Correlation> rank_correlation(std::span<const double> x, std::span<const double> y) {
  VEKHA_CHECK(x.size() == y.size());
  if (!varies(x) || !varies(y)) return std::nullopt;
  Correlation out{.n = static_cast<std::int64_t>(x.size()), .value = product_moment(ranks(x), ranks(y))};
  if (out.n < 3) return out;
  const auto n = static_cast<double>(out.n);
  const double sum = (n * n * n - n) * (1 - out.value) / 6;
  out.statistic = sum;
  constexpr std::int64_t kMostForRanks = 1290;
  out.exact = out.n <= kMostForRanks && !has_ties(x) && !has_ties(y);
  if (!out.exact) {
    out.p = two_sided_t(out.value / std::sqrt((1 - out.value * out.value) / (n - 2)), n - 2);
    return out;
  }
  const double whole = std::round(sum);
  const auto size = static_cast<int>(out.n);
  const bool above = sum > (n * n * n - n) / 6;
  const double tail = above ? upper_square_sum(std::round(sum - 1), size) : 1 - upper_square_sum(whole + 2, size);
  out.p = std::min(2 * tail, 1.0);
  return out;
}

std::optional<Correlation> kendall(std::span<const double> x, std::span<const double> y) {
  VEKHA_CHECK(x.size() == y.size());
  if (!varies(x) || !varies(y)) return std::nullopt;
  Sorted pairs = sorted(x, y);
  const auto& [a, b] = pairs;
  const Ties of_x = ties_of(a.size(), [&](std::size_t i, std::size_t j) { return a[i] == a[j]; });
  const Ties of_both = ties_of(a.size(), [&](std::size_t i, std::size_t j) { return a[i] == a[j] && b[i] == b[j]; });
  const double discordant = swaps(pairs.y, 0, pairs.y.size());
  const Ties of_y = ties_of(b.size(), [&](std::size_t i, std::size_t j) { return b[i] == b[j]; });
  Correlation out{.n = static_cast<std::int64_t>(x.size())};
  const auto n = static_cast<double>(out.n);
  const double all = n * (n - 1) / 2;
  const double balance = all - of_x.pairs / 2 - of_y.pairs / 2 + of_both.pairs / 2 - 2 * discordant;
  out.value = balance / std::sqrt(all - of_x.pairs / 2) / std::sqrt(all - of_y.pairs / 2);
  if (out.n < 3) return out;
  constexpr std::int64_t kExactBelow = 50;
  out.exact = out.n < kExactBelow && of_x.pairs <= 0 && of_y.pairs <= 0;
  if (out.exact) {
    const double concordant = std::round((out.value + 1) * all / 2);
    out.statistic = concordant;
    const auto size = static_cast<int>(out.n);
    const double below = lower_concordant(concordant, size);
    const double above = 1 - lower_concordant(concordant - 1, size);
    out.p = std::min(1.0, 2 * std::min(below, above));
    return out;
  }
  const double variance = (n * (n - 1) * (2 * n + 5) - of_x.spread - of_y.spread) / 18 +
                          of_x.pairs * of_y.pairs / (2 * n * (n - 1)) +
                          of_x.triples * of_y.triples / (9 * n * (n - 1) * (n - 2));
  out.statistic = balance / std::sqrt(variance);
  out.p = 2 * upper_normal(std::abs(*out.statistic));
  return out;
}

}  // namespace vekha::stats
