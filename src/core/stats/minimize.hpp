// The minimum of a smooth function of a few parameters whose gradient is known.
#pragma once
#include <functional>
#include <vector>

namespace vekha::stats {

struct Slope {
  double value = 0;
  std::vector<double> gradient;
};
using Smooth = std::function<Slope(const std::vector<double>& at)>;

struct Minimum {
  std::vector<double> at;
  double value = 0;
  bool found = false;  ///< false: the steps ran out before the gradient vanished
};

/// Broyden, Fletcher, Goldfarb, Shanno with an inexact line search (Nocedal and Wright 2006, 6.1). Values that are not
/// finite are walls. Stops when a step can lower the value by less than 1e-13 of a unit.
Minimum minimize(const Smooth& function, std::vector<double> start);

}  // namespace vekha::stats
