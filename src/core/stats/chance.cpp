#include "core/stats/chance.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <vector>

#include "base/error.hpp"

namespace vekha::stats {

double share_reaches(double threshold, std::int64_t n, double p) {
  VEKHA_CHECK(n >= 1 && p >= 0 && p <= 1);
  constexpr double kRounding = 1e-9;  // 0.3 · 10 is a little more than 3
  const double least = std::ceil(threshold * static_cast<double>(n) - kRounding);
  if (least <= 0) return 1;
  if (least > static_cast<double>(n)) return 0;
  return cdf(complement(boost::math::binomial_distribution<double>(static_cast<double>(n), p), least - 1));
}

double at_least(std::int64_t times, std::span<const double> chances) {
  if (times <= 0) return 1;
  std::vector<double> law{1};  // chance of exactly i events
  for (const double chance : chances) {
    law.push_back(0);
    for (std::size_t i = law.size(); i-- > 0;) law[i] = law[i] * (1 - chance) + (i > 0 ? law[i - 1] * chance : 0);
  }
  double out = 0;
  for (auto i = static_cast<std::size_t>(times); i < law.size(); ++i) out += law[i];
  return std::min(out, 1.0);
}

}  // namespace vekha::stats
