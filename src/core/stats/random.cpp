#include "core/stats/random.hpp"

#include <bit>
#include <cmath>
#include <numbers>
#include <numeric>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

/// Steele, Lea, Flood 2014.
std::uint64_t splitmix(std::uint64_t& state) {
  std::uint64_t z = state += 0x9E3779B97F4A7C15;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  return z ^ (z >> 31);
}

}  // namespace

Random::Random(std::uint64_t seed, std::uint64_t stream) {
  std::uint64_t mix = seed;
  mix = splitmix(mix) ^ (stream * 0xD1342543DE82EF95);
  for (std::uint64_t& word : state_) word = splitmix(mix);
}

std::uint64_t Random::bits() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

double Random::uniform() { return (static_cast<double>(bits() >> 11) + 0.5) * 0x1p-53; }

std::uint64_t Random::below(std::uint64_t count) {
  VEKHA_CHECK(count >= 1);
  const std::uint64_t unfair = (0 - count) % count;  // so many of 2⁶⁴ would favour the first
  std::uint64_t drawn = bits();
  while (drawn < unfair) drawn = bits();
  return drawn % count;
}

double Random::normal() {
  if (second_) return *std::exchange(second_, std::nullopt);
  const double radius = std::sqrt(-2 * std::log(uniform()));
  const double angle = 2 * std::numbers::pi * uniform();
  second_ = radius * std::sin(angle);
  return radius * std::cos(angle);
}

bool Random::chance(double probability) { return uniform() < probability; }

std::int64_t Random::binomial(std::int64_t trials, double probability) {
  VEKHA_CHECK(trials >= 0 && probability >= 0 && probability <= 1);
  constexpr std::int64_t kFew = 24;
  if (probability <= 0) return 0;
  if (probability >= 1) return trials;
  if (trials > kFew) return binomial_by_mode(trials, probability);
  std::int64_t hits = 0;
  for (std::int64_t i = 0; i < trials; ++i) hits += chance(probability) ? 1 : 0;
  return hits;
}

/// The probabilities are gone through from the mode outwards, above and below by turns, until they reach u.
std::int64_t Random::binomial_by_mode(std::int64_t trials, double probability) {
  const auto n = static_cast<double>(trials);
  const double odds = probability / (1 - probability);
  std::int64_t low = static_cast<std::int64_t>((n + 1) * probability);
  low = std::min(low, trials);
  const auto mode = static_cast<double>(low);
  const double at_mode = std::exp(std::lgamma(n + 1) - std::lgamma(mode + 1) - std::lgamma(n - mode + 1) +
                                  mode * std::log(probability) + (n - mode) * std::log1p(-probability));
  double left = uniform() - at_mode;
  std::int64_t high = low;
  double at_low = at_mode;
  double at_high = at_mode;
  std::int64_t last = low;
  while (left > 0 && (low > 0 || high < trials)) {
    if (high < trials) {
      at_high *= odds * (n - static_cast<double>(high)) / static_cast<double>(high + 1);
      left -= at_high;
      last = ++high;
    }
    if (left <= 0 || low == 0) continue;
    at_low *= static_cast<double>(low) / (odds * (n - static_cast<double>(low) + 1));
    left -= at_low;
    last = --low;
  }
  return last;
}

std::vector<std::size_t> Random::sample(std::size_t size, std::size_t count) {
  VEKHA_CHECK(count <= size);
  std::vector<std::size_t> all(size);
  std::iota(all.begin(), all.end(), std::size_t{0});
  for (std::size_t i = 0; i < count; ++i) std::swap(all[i], all[i + below(size - i)]);
  all.resize(count);
  return all;
}

}  // namespace vekha::stats
