#include "core/stats/value_added.hpp"

#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "base/error.hpp"
#include "core/stats/intervals.hpp"
#include "core/stats/multiplicity.hpp"

namespace vekha::stats {
namespace {

double foretold(const MixedRows& rows, const MixedFit& fit, std::size_t row) {
  double out = *fit.beta[0].estimate;
  for (std::size_t j = 0; j < rows.x.size(); ++j) out += fit.beta[j + 1].estimate.value_or(0) * rows.x[j][row];
  return out;
}

void tell_group(AddedValue& group, const MixedEffect& effect, double between) {
  const double half = normal_factor() * effect.se;
  group.value = effect.estimate;
  group.se = effect.se;
  group.interval = {group.value - half, group.value + half};
  if (group.interval.lo > 0) group.standing = Standing::above;
  if (group.interval.hi < 0) group.standing = Standing::below;
  if (between <= 0) return;
  group.reliability = std::max(0.0, 1 - effect.se * effect.se / between);
  if (group.se > 0)
    group.p = 2 * boost::math::cdf(boost::math::complement(boost::math::normal(), std::abs(group.value) / group.se));
}

}  // namespace

ValueAdded value_added(const MixedRows& rows) {
  VEKHA_CHECK(rows.slope.empty() && !rows.groupings.empty());
  ValueAdded out{fit_mixed(rows, {}), {}};
  const MixedTerm& term = out.fit.terms[0];
  if (!term.variance.value || term.effects.empty()) return out;
  out.groups.resize(rows.groupings[0].levels);
  std::vector<double> weights(out.groups.size(), 0);
  for (std::size_t i = 0; i < rows.y.size(); ++i) {
    const double weight = rows.weights.empty() ? 1 : rows.weights[i];
    if (weight <= 0) continue;
    const std::uint32_t code = rows.groupings[0].codes[i];
    ++out.groups[code].n;
    weights[code] += weight;
    out.groups[code].raw += weight * (rows.y[i] - foretold(rows, out.fit, i));
  }
  std::vector<double> p;
  for (std::size_t i = 0; i < out.groups.size(); ++i) {
    if (weights[i] > 0) out.groups[i].raw /= weights[i];
    tell_group(out.groups[i], term.effects[i], *term.variance.value);
    p.push_back(out.groups[i].p);
  }
  const std::vector<double> together = adjusted(p, Adjustment::benjamini_hochberg);
  for (std::size_t i = 0; i < out.groups.size(); ++i) out.groups[i].adjusted_p = together[i];
  return out;
}

}  // namespace vekha::stats
