// Random numbers that repeat: whoever simulates takes a seed and says it, the same seed gives the same answer.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace vekha::stats {

/// xoshiro256** of Blackman and Vigna 2018, its state filled by splitmix64. Cheap to make: one a task, by `stream`.
class Random {
 public:
  /// Streams of one seed are independent for all practical purposes.
  explicit Random(std::uint64_t seed, std::uint64_t stream = 0);

  std::uint64_t bits();
  double uniform();                          ///< 53 bits, 0 < u < 1: never an end
  std::uint64_t below(std::uint64_t count);  ///< 0 … count − 1, each alike; count ≥ 1
  double normal();                           ///< mean 0, sd 1 (Box and Muller 1958)
  bool chance(double probability);           ///< true with this probability
  /// Successes of `trials` with this probability each: by inversion from the mode, exact to rounding. trials ≥ 0.
  std::int64_t binomial(std::int64_t trials, double probability);
  /// `count` different numbers of 0 … size − 1 in random order; count ≤ size.
  std::vector<std::size_t> sample(std::size_t size, std::size_t count);

  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t left = items.size(); left > 1; --left) std::swap(items[left - 1], items[below(left)]);
  }

 private:
  std::int64_t binomial_by_mode(std::int64_t trials, double probability);

  std::array<std::uint64_t, 4> state_{};
  std::optional<double> second_;  ///< normal numbers are made in pairs
};

}  // namespace vekha::stats
