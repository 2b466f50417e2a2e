#include "core/stats/neighbours.hpp"

#include <algorithm>
#include <cmath>

#include "core/stats/moments.hpp"

namespace vekha::stats {
namespace {

/// Standard scores; nothing at all for a feature that does not vary.
std::vector<Feature> standard(std::span<const Feature> features) {
  std::vector<Feature> out;
  for (const Feature& one : features) {
    Moments moments;
    for (const auto& value : one.values)
      if (value) moments.add(*value);
    const auto sd = moments.sd();
    if (!sd || !(*sd > 1e-9 * std::abs(moments.mean)) || !(one.weight > 0)) continue;
    out.push_back(one);
    for (auto& value : out.back().values)
      if (value) value = (*value - moments.mean) / *sd;
  }
  return out;
}

}  // namespace

std::vector<Neighbour> nearest(std::span<const Feature> features, std::size_t of, std::size_t count, double least) {
  const std::vector<Feature> scores = standard(features);
  double whole = 0;
  for (const Feature& one : scores) whole += one.weight;
  std::vector<Neighbour> out;
  const std::size_t things = scores.empty() ? 0 : scores[0].values.size();
  for (std::size_t thing = 0; thing < things; ++thing) {
    if (thing == of) continue;
    double sum = 0;
    double shared = 0;
    for (const Feature& one : scores)
      if (one.values[of] && one.values[thing]) {
        const double difference = *one.values[of] - *one.values[thing];
        sum += one.weight * difference * difference;
        shared += one.weight;
      }
    if (shared > 0 && shared >= least * whole) out.push_back({thing, std::sqrt(sum / shared), shared / whole});
  }
  std::ranges::stable_sort(out, {}, &Neighbour::distance);
  if (out.size() > count) out.resize(count);
  return out;
}

}  // namespace vekha::stats
