#include "core/stats/power.hpp"

#include <algorithm>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

double design_effect(const PowerQuestion& question) {
  VEKHA_CHECK(question.level > 0 && question.level < 1 && question.power > question.level && question.power < 1);
  VEKHA_CHECK(question.cluster >= 1 && question.icc >= 0 && question.icc <= 1);
  return 1 + (question.cluster - 1) * question.icc;
}

double normal_quantile(double p) { return boost::math::quantile(boost::math::normal(), p); }

/// The power of a one-sided test against the larger share.
double share_power(double n, double share, double other, const PowerQuestion& question) {
  const double z = normal_quantile(1 - question.level / 2);
  const double away = std::abs(other - share);
  double argument = 0;
  if (question.other > 0) {
    const double both = (share + other) / 2;
    argument = (std::sqrt(n) * away - z * std::sqrt(2 * both * (1 - both))) /
               std::sqrt(share * (1 - share) + other * (1 - other));
  } else {
    argument = (std::sqrt(n) * away - z * std::sqrt(share * (1 - share))) / std::sqrt(other * (1 - other));
  }
  return boost::math::cdf(boost::math::normal(), std::clamp(argument, -40.0, 40.0));
}

/// The share nearest to `share` on the way to `end` that is told with the power asked.
std::optional<double> told_share(double n, double share, double end, const PowerQuestion& question) {
  const double inside = end > share ? end - 1e-12 : end + 1e-12;
  if (std::abs(end - share) < 1e-9 || share_power(n, share, inside, question) < question.power) return std::nullopt;
  double near = share;
  double far = inside;
  for (int i = 0; i < 60; ++i) {
    const double middle = (near + far) / 2;
    (share_power(n, share, middle, question) < question.power ? near : far) = middle;
  }
  return far;
}

}  // namespace

std::optional<double> least_mean_difference(const PowerQuestion& question, double sd) {
  VEKHA_CHECK(sd > 0 && question.n >= 0 && question.other >= 0);
  const double effect = design_effect(question);
  const double n = static_cast<double>(question.n) / effect;
  const double other = static_cast<double>(question.other) / effect;
  if (n < 2 || (question.other > 0 && other < 2)) return std::nullopt;
  const bool two = question.other > 0;
  const double degrees = two ? n + other - 2 : n - 1;
  const double error = sd * std::sqrt(two ? 1 / n + 1 / other : 1 / n);
  const double critical =
      boost::math::quantile(boost::math::complement(boost::math::students_t(degrees), question.level / 2));
  double low = 0;
  double high = critical + 40;
  for (int i = 0; i < 80; ++i) {
    const double middle = (low + high) / 2;
    const double power =
        boost::math::cdf(boost::math::complement(boost::math::non_central_t(degrees, middle), critical));
    (power < question.power ? low : high) = middle;
  }
  return high * error;
}

ShareChange least_share_change(const PowerQuestion& question, double share) {
  VEKHA_CHECK(share >= 0 && share <= 1 && question.n >= 0 && question.other >= 0);
  const std::int64_t least = question.other > 0 ? std::min(question.n, question.other) : question.n;
  const double n = static_cast<double>(least) / design_effect(question);
  if (n < 2) return {};
  return {told_share(n, share, 1, question), told_share(n, share, 0, question)};
}

}  // namespace vekha::stats
