// Intervals of means and shares. Each says which definition it follows and how many works it needs.
#pragma once
#include <cstdint>
#include <optional>

#include "base/estimate.hpp"
#include "core/stats/moments.hpp"

namespace vekha::stats {

inline constexpr double kConfidence = 0.95;

/// Quantile of the standard normal law that leaves (1 − level) / 2 above: 1.959964 for 0.95. 0 < level < 1.
double normal_factor(double level = kConfidence);
/// The same of Student's law with n − 1 degrees of freedom; n ≥ 2.
double student_factor(std::int64_t n, double level = kConfidence);

/// mean ± factor · s / √n, the factor given by a method (ФИОКО 2019: 1.96). Needs n ≥ 2; of zero width when s = 0.
std::optional<Interval> mean_interval(const Moments& moments, double factor);
/// mean ± t(n − 1) · s / √n: Student 1908, as R t.test(x)$conf.int. Needs n ≥ 2.
std::optional<Interval> student_interval(const Moments& moments, double level = kConfidence);

/// A share: `hits` of `n`.
struct Count {
  std::int64_t hits = 0;
  std::int64_t n = 0;
};

/// Wilson 1927 score interval of a share, 0–1, without continuity correction, as R prop.test(k, n, correct=FALSE).
/// Needs n ≥ 1; always holds hits / n. Requires 0 ≤ hits ≤ n.
std::optional<Interval> wilson(Count count, double level = kConfidence);
/// The same interval around the mean of values of 0–1 that are not all 0 or 1. It is wide enough: their variance is at
/// most mean · (1 − mean), that of a share (Bhatia and Davis 2000). Needs n ≥ 1. Requires 0 ≤ mean ≤ 1.
std::optional<Interval> wilson_of_mean(double mean, std::int64_t n, double level = kConfidence);
/// Clopper and Pearson 1934 exact interval of a share, as R binom.test(k, n)$conf.int. Needs n ≥ 1.
std::optional<Interval> clopper_pearson(Count count, double level = kConfidence);
/// Newcombe 1998 method 10 interval of the difference first − second of independent shares. Needs both n ≥ 1.
std::optional<Interval> newcombe(Count first, Count second, double level = kConfidence);

}  // namespace vekha::stats
