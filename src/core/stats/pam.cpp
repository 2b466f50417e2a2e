// Partition around medoids: the middle of a cluster is one of its objects, so a far one pulls less.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/stats/clusters.hpp"

namespace vekha::stats {
namespace {

/// Distances of objects and the nearest two medoids of each.
class Partition {
 public:
  Partition(const Points& points, int k) : size_(points.size()), distances_(size_ * size_) {
    for (std::size_t i = 0; i < size_; ++i)
      for (std::size_t j = 0; j < i; ++j)
        distances_[i * size_ + j] = distances_[j * size_ + i] =
            std::sqrt(squared_distance(points.row(i), points.row(j)));
    while (medoids_.size() < static_cast<std::size_t>(k)) build();
    while (swap()) {}
  }

  Clustering told() const {
    Clustering found{{}, static_cast<int>(medoids_.size()), 0, medoids_};
    for (std::size_t i = 0; i < size_; ++i) {
      found.of.push_back(static_cast<int>(nearest_[i].medoid));
      found.cost += nearest_[i].distance;
    }
    return found;
  }

 private:
  struct Near {
    std::size_t medoid = 0;
    double distance = std::numeric_limits<double>::max();
    double second = std::numeric_limits<double>::max();
  };

  double distance(std::size_t a, std::size_t b) const { return distances_[a * size_ + b]; }
  bool is_medoid(std::size_t object) const {
    return std::find(medoids_.begin(), medoids_.end(), object) != medoids_.end();
  }
  void refresh() {
    nearest_.assign(size_, {});
    for (std::size_t i = 0; i < size_; ++i)
      for (std::size_t m = 0; m < medoids_.size(); ++m) {
        const double here = distance(i, medoids_[m]);
        Near& near = nearest_[i];
        if (here < near.distance)
          near = {m, here, near.distance};
        else
          near.second = std::min(near.second, here);
      }
  }
  /// The object that brings the distances down most becomes a medoid.
  void build() {
    std::size_t best = 0;
    double least = std::numeric_limits<double>::max();
    for (std::size_t h = 0; h < size_; ++h) {
      if (is_medoid(h)) continue;
      double cost = 0;
      for (std::size_t i = 0; i < size_; ++i)
        cost += medoids_.empty() ? distance(i, h) : std::min(nearest_[i].distance, distance(i, h));
      if (cost < least - 1e-12) least = cost, best = h;
    }
    medoids_.push_back(best);
    refresh();
  }
  /// The best exchange of a medoid for another object; false when none helps.
  bool swap() {
    std::size_t best_in = 0, best_out = 0;
    double least = -1e-10;
    for (std::size_t h = 0; h < size_; ++h) {
      if (is_medoid(h)) continue;
      const std::vector<double> change = changes(h);
      const auto lowest = std::min_element(change.begin(), change.end());
      if (*lowest < least) least = *lowest, best_in = h, best_out = static_cast<std::size_t>(lowest - change.begin());
    }
    if (least > -1e-9) return false;
    medoids_[best_out] = best_in;
    refresh();
    return true;
  }
  /// What the cost changes by when `in` takes the place of each medoid (Schubert and Rousseeuw 2019).
  std::vector<double> changes(std::size_t in) const {
    std::vector<double> found(medoids_.size(), 0);
    double always = 0;
    for (std::size_t i = 0; i < size_; ++i) {
      const Near& near = nearest_[i];
      const double here = distance(i, in);
      const double gain = std::min(0.0, here - near.distance);
      always += gain;
      found[near.medoid] += std::min(here, near.second) - near.distance - gain;
    }
    for (double& change : found) change += always;
    return found;
  }

  std::size_t size_;
  std::vector<double> distances_;
  std::vector<std::size_t> medoids_;
  std::vector<Near> nearest_;
};

}  // namespace

Clustering pam(const Points& points, int k) { return numbered(Partition(points, k).told()); }

}  // namespace vekha::stats
