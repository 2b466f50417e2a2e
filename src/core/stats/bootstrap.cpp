#include "core/stats/bootstrap.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "base/error.hpp"
#include "core/stats/describe.hpp"
#include "core/stats/quantile.hpp"
#include "core/stats/random.hpp"

namespace vekha::stats {
namespace {

double normal_cdf(double z) { return boost::math::cdf(boost::math::normal(), z); }
double normal_quantile(double p) { return boost::math::quantile(boost::math::normal(), p); }

/// Σ d³ / (6 (Σ d²)^1.5) of the influences d of blocks of values.
double acceleration(std::span<const double> values, const Statistic& statistic) {
  constexpr std::size_t kBlocks = 1000;
  const std::size_t blocks = std::min(values.size(), kBlocks);
  std::vector<double> without;
  std::vector<double> rest;
  for (std::size_t block = 0; block < blocks; ++block) {
    rest.clear();
    for (std::size_t i = 0; i < values.size(); ++i)
      if (i % blocks != block) rest.push_back(values[i]);
    without.push_back(statistic(rest));
  }
  const double mean = compensated_sum(without) / static_cast<double>(blocks);
  double squares = 0;
  double cubes = 0;
  for (const double one : without) {
    squares += (mean - one) * (mean - one);
    cubes += (mean - one) * (mean - one) * (mean - one);
  }
  return squares > 0 ? cubes / (6 * std::pow(squares, 1.5)) : 0;
}

}  // namespace

std::optional<Bootstrapped> bootstrap(std::span<const double> values, const Statistic& statistic,
                                      const BootstrapOptions& options) {
  VEKHA_CHECK(options.repeats >= 99 && options.level > 0 && options.level < 1);
  const auto ends = std::minmax_element(values.begin(), values.end());
  if (values.size() < 3 || *ends.first == *ends.second) return std::nullopt;
  Random random(options.seed);
  Bootstrapped out;
  std::vector<double> drawn(values.begin(), values.end());
  out.estimate = statistic(drawn);
  std::vector<double> repeats;
  for (int i = 0; i < options.repeats; ++i) {
    for (double& value : drawn) value = values[random.below(values.size())];
    repeats.push_back(statistic(drawn));
  }
  const Description found = describe(repeats);
  out.bias = *found.mean - out.estimate;
  out.se = *found.sd;
  const double tail = (1 - options.level) / 2;
  const auto cut = [&](double p) { return *quantile(repeats, std::clamp(p, 0.0, 1.0), 6); };
  out.percentile = {cut(tail), cut(1 - tail)};
  const auto below =
      static_cast<double>(std::count_if(repeats.begin(), repeats.end(), [&](double t) { return t < out.estimate; }));
  const double share = below / static_cast<double>(repeats.size());
  if (share <= 0 || share >= 1) return out;
  const double shift = normal_quantile(share);
  const double curve = acceleration(values, statistic);
  const auto moved = [&](double p) {
    const double at = shift + normal_quantile(p);
    return cut(normal_cdf(shift + at / (1 - curve * at)));
  };
  out.bca = Interval{moved(tail), moved(1 - tail)};
  return out;
}

}  // namespace vekha::stats
