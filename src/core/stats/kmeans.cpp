// k-means: Lloyd's rounds from several k-means++ starts.
#include <algorithm>
#include <limits>

#include "core/stats/clusters.hpp"
#include "core/stats/random.hpp"

namespace vekha::stats {
namespace {

constexpr int kStarts = 50;
constexpr int kRounds = 300;

/// Each next centre is an object drawn by its squared distance to the nearest centre so far.
Points spread_centres(const Points& points, int k, Random& random) {
  Points centres{points.figures, {}};
  std::vector<double> nearest(points.size(), std::numeric_limits<double>::max());
  std::size_t chosen = random.below(points.size());
  for (int c = 0; c < k; ++c) {
    const auto row = points.row(chosen);
    centres.cells.insert(centres.cells.end(), row.begin(), row.end());
    double total = 0;
    for (std::size_t i = 0; i < points.size(); ++i)
      total += nearest[i] = std::min(nearest[i], squared_distance(points.row(i), row));
    double left = random.uniform() * total;
    for (chosen = 0; chosen + 1 < points.size() && left >= nearest[chosen]; ++chosen) left -= nearest[chosen];
    while (chosen > 0 && !(nearest[chosen] > 0)) --chosen;  // rounding may end on a centre
  }
  return centres;
}

/// Puts each object to the nearest centre; true when somebody moved.
bool assign(const Points& points, const Points& centres, Clustering& clustering) {
  bool moved = false;
  clustering.cost = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    int best = 0;
    double least = std::numeric_limits<double>::max();
    for (int c = 0; c < clustering.k; ++c) {
      const double distance = squared_distance(points.row(i), centres.row(static_cast<std::size_t>(c)));
      if (distance < least) least = distance, best = c;
    }
    moved = moved || clustering.of[i] != best;
    clustering.of[i] = best;
    clustering.cost += least;
  }
  return moved;
}

/// Means of the clusters; an empty one takes the object farthest from its centre.
Points means_of(const Points& points, const Points& centres, Clustering& clustering) {
  Points means{points.figures, std::vector<double>(centres.cells.size(), 0.0)};
  std::vector<double> sizes(centres.size(), 0);
  for (const int of : clustering.of) ++sizes[static_cast<std::size_t>(of)];
  for (std::size_t c = 0; c < sizes.size(); ++c) {
    if (sizes[c] > 0) continue;
    std::size_t farthest = 0;
    double most = -1;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const auto of = static_cast<std::size_t>(clustering.of[i]);
      const double distance = squared_distance(points.row(i), centres.row(of));
      if (sizes[of] > 1 && distance > most) most = distance, farthest = i;
    }
    --sizes[static_cast<std::size_t>(clustering.of[farthest])];
    clustering.of[farthest] = static_cast<int>(c);
    sizes[c] = 1;
  }
  for (std::size_t i = 0; i < points.size(); ++i)
    for (std::size_t f = 0; f < points.figures; ++f)
      means.cells[static_cast<std::size_t>(clustering.of[i]) * points.figures + f] += points.row(i)[f];
  for (std::size_t c = 0; c < sizes.size(); ++c)
    for (std::size_t f = 0; f < points.figures; ++f) means.cells[c * points.figures + f] /= sizes[c];
  return means;
}

/// Squares around the means.
double squares_within(const Points& points, const Points& means, const Clustering& clustering) {
  double sum = 0;
  for (std::size_t i = 0; i < points.size(); ++i)
    sum += squared_distance(points.row(i), means.row(static_cast<std::size_t>(clustering.of[i])));
  return sum;
}

/// Moves single objects while that brings the squares down (Hartigan and Wong 1979): Lloyd stops earlier.
void move_singles(const Points& points, Points& centres, Clustering& clustering) {
  std::vector<double> sizes(centres.size(), 0);
  for (const int of : clustering.of) ++sizes[static_cast<std::size_t>(of)];
  const auto pull = [&](std::size_t object, std::size_t from, std::size_t into) {
    for (std::size_t f = 0; f < points.figures; ++f) {
      double& loses = centres.cells[from * points.figures + f];
      double& gains = centres.cells[into * points.figures + f];
      loses += (loses - points.row(object)[f]) / (sizes[from] - 1);
      gains += (points.row(object)[f] - gains) / (sizes[into] + 1);
    }
    --sizes[from];
    ++sizes[into];
    clustering.of[object] = static_cast<int>(into);
  };
  bool moved = true;
  for (int round = 0; round < kRounds && moved; ++round) {
    moved = false;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const auto own = static_cast<std::size_t>(clustering.of[i]);
      if (sizes[own] < 2) continue;
      const double leaving = sizes[own] / (sizes[own] - 1) * squared_distance(points.row(i), centres.row(own));
      std::size_t best = own;
      double least = leaving * (1 - 1e-12);
      for (std::size_t c = 0; c < sizes.size(); ++c) {
        const double joining = sizes[c] / (sizes[c] + 1) * squared_distance(points.row(i), centres.row(c));
        if (c != own && joining < least) least = joining, best = c;
      }
      if (best == own) continue;
      pull(i, own, best);
      moved = true;
    }
  }
}

}  // namespace

Clustering kmeans(const Points& points, int k, std::uint64_t seed) {
  Clustering best;
  for (int start = 0; start < kStarts; ++start) {
    Random random(seed, static_cast<std::uint64_t>(start));
    Clustering here{std::vector<int>(points.size(), -1), k, 0, {}};
    Points centres = spread_centres(points, k, random);
    for (int round = 0; round < kRounds && assign(points, centres, here); ++round)
      centres = means_of(points, centres, here);
    move_singles(points, centres, here);
    here.cost = squares_within(points, centres, here);
    if (best.of.empty() || here.cost < best.cost * (1 - 1e-12)) best = here;
  }
  return numbered(std::move(best));
}

}  // namespace vekha::stats
