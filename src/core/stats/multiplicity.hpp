// Many tests at once: which may be believed, at a known rate of false ones.
#pragma once
#include <optional>
#include <span>
#include <vector>

namespace vekha::stats {

enum class Adjustment {
  bonferroni,
  holm,                ///< Holm 1979: no false one at all with this probability
  benjamini_hochberg,  ///< Benjamini and Hochberg 1995: the share of false ones among the marked
  benjamini_yekutieli  ///< Benjamini and Yekutieli 2001: the same under any dependence
};

/// p-values adjusted for their number, in the order given, as R p.adjust. Requires 0 ≤ p ≤ 1.
std::vector<double> adjusted(std::span<const double> p, Adjustment how);

/// Of each test, the probability that it is of no effect given its p: π₀ / f(p), f the decreasing density of Grenander
/// 1956, π₀ of Storey 2002 at λ = 0.5 (Strimmer 2008). Needs 20 p-values.
struct LocalRates {
  double no_effect = 1;  ///< π₀
  std::vector<double> rates;
};
std::optional<LocalRates> local_false_rates(std::span<const double> p);

}  // namespace vekha::stats
