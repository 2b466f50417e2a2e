#include "core/stats/crowd.hpp"

#include <algorithm>
#include <array>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

constexpr double kChiMedian = 0.454936423119572;    // of χ² with one degree of freedom
constexpr double kMedianLoss = 1.5707963267948966;  // variance of a median by that of a mean
constexpr double kFreedomShare = 0.3;               // of a robust spread by that of the usual one, a little careful
constexpr double kLeastP = 1e-300;

using Weighted = std::vector<std::pair<double, double>>;  ///< value, weight

double median(Weighted values) {
  std::sort(values.begin(), values.end());
  double whole = 0;
  for (const auto& [value, weight] : values) whole += weight;
  double below = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    below += values[i].second;
    if (below > whole / 2 * (1 + 1e-12)) return values[i].first;
    if (below >= whole / 2 * (1 - 1e-12) && i + 1 < values.size()) return (values[i].first + values[i + 1].first) / 2;
  }
  return values.back().first;
}

/// Exact readings say more: of a middle, and of how much the members differ.
double weight_of(const Reading& reading, double variance) {
  return 1 / std::sqrt(reading.error * reading.error + variance + 1e-12);
}

double centre_of(const std::vector<Reading>& readings, double variance) {
  Weighted values;
  for (const Reading& reading : readings) values.emplace_back(reading.value, weight_of(reading, variance));
  return median(std::move(values));
}

double chi_median(const std::vector<Reading>& readings, double centre, double variance) {
  Weighted squares;
  for (const Reading& reading : readings)
    squares.emplace_back(
        (reading.value - centre) * (reading.value - centre) / (reading.error * reading.error + variance + 1e-300),
        weight_of(reading, variance));
  return median(std::move(squares));
}

/// τ² for a centre; 0 when the errors alone explain the differences.
double variance_of(const std::vector<Reading>& readings, double centre) {
  double high = 1e-12;
  for (const Reading& reading : readings)
    high = std::max(high, (reading.value - centre) * (reading.value - centre) / kChiMedian);
  if (chi_median(readings, centre, 0) <= kChiMedian) return 0;
  double low = 0;
  constexpr int kHalvings = 60;
  for (int i = 0; i < kHalvings; ++i) {
    const double middle = (low + high) / 2;
    (chi_median(readings, centre, middle) > kChiMedian ? low : high) = middle;
  }
  return (low + high) / 2;
}

double normal_density(double distance, double variance) {
  return std::exp(-distance * distance / variance / 2) / std::sqrt(variance);
}

/// Density believed beforehand of a spread in deviations of the prior.
double believed(double spread, const SpreadPrior& prior) {
  const double far = spread / prior.times_wider;
  return (1 - prior.wider) * std::exp(-spread * spread / 2) +
         prior.wider / prior.times_wider * std::exp(-far * far / 2);
}

/// Likelihood of all readings at one centre and spread, as a logarithm.
double log_likelihood(const std::vector<Reading>& readings, double centre, double spread, const SpreadPrior& prior) {
  constexpr double kApart = 1.0 / 6;  // of the readings
  double out = 0;
  for (const Reading& reading : readings) {
    const double variance = reading.error * reading.error + spread * spread + 1e-12;
    const double wide = variance + prior.above_spread * prior.above_spread;
    out += std::log((1 - kApart) * normal_density(reading.value - centre, variance) +
                    kApart * normal_density(reading.value - centre - prior.above, wide) + 1e-300);
  }
  return out;
}

}  // namespace

double Crowd::distance(const Reading& reading) const {
  return (reading.value - centre) / std::sqrt(reading.error * reading.error + spread * spread + doubt * doubt + 1e-300);
}

double Crowd::above(const Reading& reading) const {
  const double guessed = spread * spread + doubt * doubt;
  const double whole = guessed + reading.error * reading.error;
  const double share = whole > 0 ? guessed / whole : 0;
  const double t = distance(reading);
  const double degrees = share > 0 ? freedom / (share * share) : 1e9;
  if (degrees > 1e5) return normal_above(t);
  return std::max(kLeastP, boost::math::cdf(boost::math::complement(boost::math::students_t(degrees), t)));
}

std::optional<Crowd> crowd(const std::vector<Reading>& readings, double least_spread) {
  if (readings.size() < kLeastCrowd) return std::nullopt;
  double variance = 0;
  double centre = 0;
  constexpr int kRounds = 4;  // centre and spread settle quickly
  for (int round = 0; round < kRounds; ++round) {
    centre = centre_of(readings, variance);
    variance = std::max(variance_of(readings, centre), least_spread * least_spread);
  }
  double information = 0;
  for (const Reading& reading : readings) information += 1 / (reading.error * reading.error + variance + 1e-12);
  return Crowd{centre, std::sqrt(variance), std::sqrt(kMedianLoss / information),
               std::max(2.0, kFreedomShare * static_cast<double>(readings.size() - 1))};
}

std::vector<SpreadBelief> spread_beliefs(const std::vector<Reading>& readings, const SpreadPrior& prior) {
  constexpr std::array kSpreads{0., 0.25, 0.5, 0.75, 1.,  1.5, 2.,
                                3., 4.,   6.,  9.,   14., 20.};  // in deviations of the prior
  constexpr std::array kWidths{.125, .25, .25, .25, .375, .5, .75,
                               1.,   1.5, 2.5, 4.,  5.5,  6.};  // of the grid around them
  constexpr int kCentres = 12;                                  // to each side
  const double step = (prior.above + prior.above_spread) / 2 / kCentres;
  std::vector<double> logs;
  for (const double spread : kSpreads)
    for (int centre = -kCentres; centre <= kCentres; ++centre)
      logs.push_back(log_likelihood(readings, centre * step, spread * prior.prior, prior));
  const double highest = *std::max_element(logs.begin(), logs.end());
  std::vector<SpreadBelief> out;
  double whole = 0;
  for (std::size_t i = 0, cell = 0; i < kSpreads.size(); ++i) {
    SpreadBelief one{kSpreads.at(i) * prior.prior, 0};
    for (int centre = -kCentres; centre <= kCentres; ++centre, ++cell)
      one.probability += std::exp(logs[cell] - highest);
    one.probability *= kWidths.at(i) * believed(kSpreads.at(i), prior);
    whole += one.probability;
    out.push_back(one);
  }
  for (SpreadBelief& one : out) one.probability /= whole;
  return out;
}

double combined(const std::vector<WeightedP>& parts) {
  double sum = 0;
  double weights = 0;
  constexpr double kPi = 3.141592653589793;
  for (const WeightedP& part : parts) {
    VEKHA_CHECK(part.p >= 0 && part.p <= 1 && part.weight >= 0);
    const double p = std::clamp(part.p, kLeastP, 0.5);  // silence of one kind does not drown another
    sum += part.weight * (p < 1e-15 ? 1 / (kPi * p) : std::tan((0.5 - p) * kPi));
    weights += part.weight;
  }
  VEKHA_CHECK(weights > 0);
  const double mean = sum / weights;
  return mean > 1e15 ? std::max(kLeastP, 1 / (kPi * mean)) : 0.5 - std::atan(mean) / kPi;
}

double normal_above(double z) { return std::max(kLeastP, 0.5 * std::erfc(z / std::sqrt(2.0))); }

double normal_quantile_above(double p) {
  return boost::math::quantile(boost::math::complement(boost::math::normal(), std::clamp(p, kLeastP, 1 - 1e-15)));
}

double chi_square_above(double z, double freedom) {
  const double value = freedom + z * std::sqrt(2 * freedom);
  if (value <= 0) return 1;
  return std::max(kLeastP, boost::math::cdf(boost::math::complement(boost::math::chi_squared(freedom), value)));
}

}  // namespace vekha::stats
