// Ward's hierarchy: the two clusters whose union adds least to the squares within are joined, again and again.
#include <algorithm>
#include <limits>
#include <numeric>

#include "core/stats/clusters.hpp"

namespace vekha::stats {
namespace {

struct Union {
  std::size_t a = 0;  ///< any object of each
  std::size_t b = 0;
  double height = 0;  ///< squares added
};

/// Clusters named by one of their objects, with their centres and sizes.
class Hierarchy {
 public:
  explicit Hierarchy(const Points& points)
      : centres_(points), sizes_(points.size(), 1.0), alive_(points.size(), true) {}

  /// All unions, found by chains of nearest neighbours: each is one of the hierarchy, though not in the order of
  /// heights.
  std::vector<Union> unions() {
    std::vector<Union> found;
    std::vector<std::size_t> chain;
    while (found.size() + 1 < sizes_.size()) {
      if (chain.empty()) chain.push_back(first_alive());
      const std::size_t here = chain.back();
      const std::size_t before = chain.size() > 1 ? chain[chain.size() - 2] : here;
      const std::size_t nearest = nearest_of(here, before);
      if (chain.size() > 1 && nearest == before) {
        chain.resize(chain.size() - 2);
        found.push_back({before, here, added(before, here)});
        join(before, here);
      } else {
        chain.push_back(nearest);
      }
    }
    return found;
  }

 private:
  double added(std::size_t a, std::size_t b) const {
    return squared_distance(centres_.row(a), centres_.row(b)) * sizes_[a] * sizes_[b] / (sizes_[a] + sizes_[b]);
  }
  std::size_t first_alive() const {
    return static_cast<std::size_t>(std::find(alive_.begin(), alive_.end(), true) - alive_.begin());
  }
  /// The one before in the chain wins a tie, so that chains end.
  std::size_t nearest_of(std::size_t here, std::size_t before) const {
    std::size_t best = before;
    double least = before != here ? added(here, before) : std::numeric_limits<double>::max();
    for (std::size_t other = 0; other < sizes_.size(); ++other) {
      if (!alive_[other] || other == here || other == before) continue;
      if (const double height = added(here, other); height < least) least = height, best = other;
    }
    return best;
  }
  void join(std::size_t into, std::size_t from) {
    const double size = sizes_[into] + sizes_[from];
    for (std::size_t f = 0; f < centres_.figures; ++f) {
      double& mine = centres_.cells[into * centres_.figures + f];
      mine = (mine * sizes_[into] + centres_.row(from)[f] * sizes_[from]) / size;
    }
    sizes_[into] = size;
    alive_[from] = false;
  }

  Points centres_;
  std::vector<double> sizes_;
  std::vector<bool> alive_;
};

std::size_t root_of(std::vector<std::size_t>& parents, std::size_t object) {
  while (parents[object] != object) object = parents[object] = parents[parents[object]];
  return object;
}

}  // namespace

Clustering ward(const Points& points, int k) {
  std::vector<Union> unions = Hierarchy(points).unions();
  std::stable_sort(unions.begin(), unions.end(), [](const Union& a, const Union& b) { return a.height < b.height; });
  std::vector<std::size_t> parents(points.size());
  std::iota(parents.begin(), parents.end(), 0U);
  Clustering found{std::vector<int>(points.size(), 0), k, 0, {}};
  for (std::size_t i = 0; i + static_cast<std::size_t>(k) < points.size(); ++i) {
    parents[root_of(parents, unions[i].b)] = root_of(parents, unions[i].a);
    found.cost += unions[i].height;
  }
  std::vector<std::size_t> roots;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::size_t root = root_of(parents, i);
    const auto known = std::find(roots.begin(), roots.end(), root);
    found.of[i] = static_cast<int>(known - roots.begin());
    if (known == roots.end()) roots.push_back(root);
  }
  return numbered(std::move(found));
}

}  // namespace vekha::stats
