// Mergeable states of a mean and a variance: parts counted anywhere (a class, a school, a shard) add up to the whole.
#pragma once
#include <cstdint>
#include <optional>

namespace vekha::stats {

/// n, mean and m2 = Σ(x − mean)² of real values; updated and merged without cancellation (Chan, Golub, LeVeque 1979).
struct Moments {
  std::int64_t n = 0;
  double mean = 0;  ///< meaningless while n is 0
  double m2 = 0;

  /// Takes `value` `count` times. A value that is not finite or a negative count is a programmer's mistake.
  void add(double value, std::int64_t count = 1);
  void merge(const Moments& other);

  std::optional<double> average() const;         ///< needs n ≥ 1
  std::optional<double> variance() const;        ///< m2 / (n − 1); needs n ≥ 2
  std::optional<double> sd() const;              ///< √variance; needs n ≥ 2
  std::optional<double> standard_error() const;  ///< sd / √n; needs n ≥ 2
};

/// n, Σx and Σx² of whole scores: exact, so the order of merging cannot change a single digit.
struct ScoreSums {
  std::int64_t n = 0;
  std::int64_t sum = 0;
  std::int64_t sum2 = 0;
  int unit = 1;  ///< the sums are of points times this: 2 where half points were met

  /// Takes a score of whole points `count` times. An overflow or a negative count is a programmer's mistake.
  void add(std::int64_t score, std::int64_t count = 1);
  /// The same of a score counted in parts of a point: 2 for halves, 10 for tenths.
  void add_parts(std::int64_t score, int parts, std::int64_t count);
  void merge(const ScoreSums& other);
  /// Of points: mean and m2, each rounded once.
  Moments moments() const;
  double points() const { return static_cast<double>(sum) / unit; }  ///< their sum
  bool operator==(const ScoreSums&) const = default;

 private:
  void count_in(int parts);
};

}  // namespace vekha::stats
