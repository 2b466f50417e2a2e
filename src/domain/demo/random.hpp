// Randomness that is the same on every machine: integers inside, only + − × ÷ on doubles, no library distributions.
#pragma once
#include <array>
#include <cstdint>
#include <initializer_list>

namespace vekha::demo {

/// A number that depends on all the given parts: the seed of a stream of its own for each school, class or pupil.
std::uint64_t mixed(std::initializer_list<std::uint64_t> parts);

/// xoshiro256**; each stream is independent of how many numbers others took.
class Random {
 public:
  explicit Random(std::uint64_t seed);
  std::uint64_t bits();
  /// 0 … count−1.
  std::uint32_t below(std::uint32_t count);
  /// 0 ≤ x < 1, a multiple of 2⁻³².
  double unit();
  bool chance(double probability) { return unit() < probability; }
  /// Mean 0, deviation 1: a sum of twelve uniform numbers, so never beyond ±6.
  double normal();

 private:
  std::array<std::uint64_t, 4> state_;
};

/// eˣ for |x| ≤ 40 by halving and a power series: equal to the last bit wherever doubles are IEEE.
double exponential(double x);
/// 1 / (1 + e⁻ˣ), from a table with linear interpolation.
double logistic(double x);

}  // namespace vekha::demo
