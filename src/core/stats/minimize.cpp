#include "core/stats/minimize.hpp"

#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace vekha::stats {
namespace {

using Point = std::vector<double>;

constexpr int kSteps = 200;
constexpr double kNothing = 1e-13;

double dot(const Point& a, const Point& b) { return std::inner_product(a.begin(), a.end(), b.begin(), 0.0); }

Point moved(const Point& from, const Point& direction, double step) {
  Point out = from;
  for (std::size_t i = 0; i < out.size(); ++i) out[i] += step * direction[i];
  return out;
}

/// The inverse of the curvature as it is known so far.
class Curvature {
 public:
  explicit Curvature(std::size_t size) : size_(size) { reset(); }

  void reset() {
    inverse_.assign(size_ * size_, 0);
    for (std::size_t i = 0; i < size_; ++i) inverse_[i * size_ + i] = 1;
    fresh_ = true;
  }
  bool fresh() const { return fresh_; }

  Point times(const Point& vector) const {
    Point out(size_);
    for (std::size_t i = 0; i < size_; ++i)
      for (std::size_t j = 0; j < size_; ++j) out[i] += inverse_[i * size_ + j] * vector[j];
    return out;
  }

  /// Learns that the gradient changed by `change` over `step`.
  void learn(const Point& step, const Point& change) {
    const double along = dot(step, change);
    if (along <= 0) return;
    if (fresh_)
      for (double& cell : inverse_) cell *= along / dot(change, change);
    fresh_ = false;
    const Point seen = times(change);
    const double scale = (1 + dot(change, seen) / along) / along;
    for (std::size_t i = 0; i < size_; ++i)
      for (std::size_t j = 0; j < size_; ++j)
        inverse_[i * size_ + j] += scale * step[i] * step[j] - (seen[i] * step[j] + step[i] * seen[j]) / along;
  }

 private:
  std::size_t size_;
  std::vector<double> inverse_;
  bool fresh_ = true;
};

struct Reached {
  double step = 0;
  Point at;
  Slope slope;
};

/// A step along `direction` that lowers the value enough and leaves less slope; nothing when none does.
std::optional<Reached> search(const Smooth& function, const Point& from, const Slope& here, const Point& direction) {
  const double slope = dot(here.gradient, direction);
  const double noise = 1e-14 * std::abs(here.value);
  double low = 0;
  double high = std::numeric_limits<double>::infinity();
  double step = 1;
  std::optional<Reached> best;
  for (int i = 0; i < 40; ++i) {
    Reached next{step, moved(from, direction, step), {}};
    next.slope = function(next.at);
    if (!std::isfinite(next.slope.value) || next.slope.value > here.value + 1e-4 * step * slope + noise) {
      high = step;
    } else {
      best = next;
      if (dot(next.slope.gradient, direction) >= 0.9 * slope) return best;
      low = step;
    }
    step = std::isfinite(high) ? (low + high) / 2 : 2.5 * step;
    if (high - low < 1e-12) break;
  }
  return best;
}

}  // namespace

Minimum minimize(const Smooth& function, std::vector<double> start) {
  Slope here = function(start);
  Curvature curvature(start.size());
  // The first step is as long as the parameters are, whatever the units of the value.
  for (int i = 0; i < kSteps; ++i) {
    Point direction = curvature.times(here.gradient);
    double shrink = -1;
    if (curvature.fresh()) shrink = -0.3 / (1e-300 + std::sqrt(dot(direction, direction)));
    for (double& part : direction) part *= shrink;
    const double slope = dot(here.gradient, direction);
    if (dot(here.gradient, here.gradient) < kNothing * kNothing || (!curvature.fresh() && -slope < kNothing))
      return {start, here.value, true};
    const auto next = search(function, start, here, direction);
    if (!next && curvature.fresh()) return {start, here.value, -slope < 1e-6};
    if (!next) {
      curvature.reset();
      continue;
    }
    Point step = direction;
    for (double& part : step) part *= next->step;
    Point change = next->slope.gradient;
    for (std::size_t j = 0; j < change.size(); ++j) change[j] -= here.gradient[j];
    curvature.learn(step, change);
    start = next->at;
    here = next->slope;
  }
  return {start, here.value, false};
}

}  // namespace vekha::stats
