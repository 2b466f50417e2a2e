#include "core/stats/person_fit.hpp"

#include <boost/math/distributions/normal.hpp>
#include <cmath>

namespace vekha::stats {
namespace {

constexpr int kFewestItems = 3;

/// Sums over the answered tasks. w_k = log P_k, r_k = slope_k − mean slope = P′_k / P_k.
struct Sums {
  double gap = 0;       ///< Σ log P of the answer − its expectation
  double variance = 0;  ///< of log P
  double crossed = 0;   ///< Σ cov(log P, r)
  double spread = 0;    ///< Σ var r: information
  double third = 0;
  int items = 0;
};

void add(Sums& sums, const LatentItem& item, std::size_t category, double ability) {
  const std::vector<double> logs = log_probabilities(item, ability);
  const SlopeMoments slopes = slope_moments(item, ability);
  double mean = 0;
  for (const double log : logs) mean += std::exp(log) * log;
  sums.gap += logs[category] - mean;
  for (std::size_t k = 0; k < logs.size(); ++k) {
    const double gap = logs[k] - mean;
    sums.variance += std::exp(logs[k]) * gap * gap;
    sums.crossed += std::exp(logs[k]) * gap * (item.categories[k].slope - slopes.mean);
  }
  sums.spread += slopes.variance;
  sums.third += slopes.third;
  ++sums.items;
}

}  // namespace

PersonFit person_fit(const AbilityScale& scale, AnswerRow row) { return person_fit(scale, row, scale.weighted(row)); }

PersonFit person_fit(const AbilityScale& scale, AnswerRow row, const Parameter& ability) {
  const std::vector<LatentItem>& items = scale.items();
  PersonFit fit;
  fit.ability = ability;
  fit.absence = fit.ability.absence;
  if (!fit.ability.value) return fit;
  Sums sums;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (const auto category = category_of(items[i], row[i])) add(sums, items[i], *category, *fit.ability.value);
  fit.items = sums.items;
  fit.absence = Absence::too_few;
  if (sums.items < kFewestItems) return fit;
  fit.absence = Absence::no_variance;
  if (!(sums.variance > 1e-12) || !(sums.spread > 1e-12)) return fit;
  fit.lz = sums.gap / std::sqrt(sums.variance);
  const double c = sums.crossed / sums.spread;
  const double corrected = sums.variance - c * sums.crossed;  // var of log P − c·r
  if (!(corrected > 1e-9 * sums.variance)) return fit;
  const double r0 = sums.third / (2 * sums.spread);
  fit.lz_star = (sums.gap + c * r0) / std::sqrt(corrected);
  fit.p = boost::math::cdf(boost::math::normal(), *fit.lz_star);
  return fit;
}

}  // namespace vekha::stats
