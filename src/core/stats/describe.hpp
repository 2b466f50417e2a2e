// A column of numbers in a few figures, its sums compensated so that a long column loses no digits.
#pragma once
#include <cstdint>
#include <optional>
#include <span>

#include "base/estimate.hpp"

namespace vekha::stats {

/// Σ of values by Neumaier 1974: the error does not grow with their number.
double compensated_sum(std::span<const double> values);

/// Each figure is there from the number of values it needs: mean 1, sd 2; skewness and kurtosis need a spread, too.
struct Description {
  std::int64_t n = 0;
  double sum = 0;
  std::optional<double> mean;
  std::optional<double> variance;  ///< of n − 1
  std::optional<double> sd;
  std::optional<double> se;                          ///< sd / √n
  std::optional<double> skewness;                    ///< Σ(x − mean)³ / n / sd³, as psych::describe of R (type 3)
  std::optional<double> kurtosis;                    ///< Σ(x − mean)⁴ / n / sd⁴ − 3
  std::optional<double> min, q25, median, q75, max;  ///< quantiles of type 7
  std::optional<double> mad;                         ///< 1.4826 · median |x − median|, as R mad(x)
  std::optional<Interval> interval;                  ///< Student's of the mean, 95 %
};

/// Values that are not finite are a programmer's mistake.
Description describe(std::span<const double> values);

}  // namespace vekha::stats
