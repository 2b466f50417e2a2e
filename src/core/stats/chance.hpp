// What chance alone does to a list: how often a share passes a threshold, how often several signs fire together.
#pragma once
#include <cstdint>
#include <span>

namespace vekha::stats {

/// Chance that of `n` independent people, each with probability `p`, at least the share `threshold` (0–1) is met: the
/// binomial tail, as R pbinom(ceiling(threshold * n) - 1, n, p, lower.tail = FALSE). Needs n ≥ 1, 0 ≤ p ≤ 1.
double share_reaches(double threshold, std::int64_t n, double p);

/// Chance that at least `times` of independent events happen (Poisson binomial law); 1 when times ≤ 0.
double at_least(std::int64_t times, std::span<const double> chances);

}  // namespace vekha::stats
