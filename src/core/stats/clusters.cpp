#include "core/stats/clusters.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "base/error.hpp"
#include "core/stats/random.hpp"

namespace vekha::stats {

double squared_distance(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}

std::size_t distinct_objects(const Points& points) {
  std::set<std::vector<double>> rows;
  for (std::size_t i = 0; i < points.size(); ++i) rows.insert({points.row(i).begin(), points.row(i).end()});
  return rows.size();
}

Clustering numbered(Clustering clustering) {
  const auto k = static_cast<std::size_t>(clustering.k);
  std::vector<std::size_t> sizes(k, 0);
  std::vector<std::size_t> first(k, clustering.of.size());
  for (std::size_t i = clustering.of.size(); i-- > 0;) {
    const auto of = static_cast<std::size_t>(clustering.of[i]);
    ++sizes[of];
    first[of] = i;
  }
  std::vector<std::size_t> order(k);
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return sizes[a] != sizes[b] ? sizes[a] > sizes[b] : first[a] < first[b];
  });
  std::vector<int> place(k);
  for (std::size_t i = 0; i < k; ++i) place[order[i]] = static_cast<int>(i);
  for (int& of : clustering.of) of = place[static_cast<std::size_t>(of)];
  if (!clustering.medoids.empty()) {
    std::vector<std::size_t> medoids;
    for (const std::size_t old : order) medoids.push_back(clustering.medoids[old]);
    clustering.medoids = medoids;
  }
  return clustering;
}

Clustering divide(const Points& points, int k, ClusterMethod method, std::uint64_t seed) {
  VEKHA_CHECK(k >= 1 && static_cast<std::size_t>(k) <= points.size());
  if (method == ClusterMethod::ward) return ward(points, k);
  return method == ClusterMethod::pam ? pam(points, k) : kmeans(points, k, seed);
}

std::vector<double> silhouettes(const Points& points, const Clustering& clustering) {
  VEKHA_CHECK(clustering.k >= 2);
  const auto k = static_cast<std::size_t>(clustering.k);
  std::vector<double> sizes(k, 0);
  for (const int of : clustering.of) ++sizes[static_cast<std::size_t>(of)];
  std::vector<double> found;
  for (std::size_t i = 0; i < points.size(); ++i) {
    std::vector<double> sums(k, 0);
    for (std::size_t j = 0; j < points.size(); ++j)
      sums[static_cast<std::size_t>(clustering.of[j])] += std::sqrt(squared_distance(points.row(i), points.row(j)));
    const auto own = static_cast<std::size_t>(clustering.of[i]);
    double nearest = -1;
    for (std::size_t c = 0; c < k; ++c)
      if (c != own && (nearest < 0 || sums[c] / sizes[c] < nearest)) nearest = sums[c] / sizes[c];
    const double inside = sizes[own] > 1 ? sums[own] / (sizes[own] - 1) : 0;
    const double greater = std::max(inside, nearest);
    found.push_back(sizes[own] > 1 && greater > 0 ? (nearest - inside) / greater : 0);
  }
  return found;
}

double mean_of(const std::vector<double>& values) {
  return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

namespace {

/// One draw: the objects met in it and the clusters they fall into there.
std::map<std::size_t, int> drawn_again(const Points& points, const Clustering& clustering, ClusterMethod method,
                                       Random& random) {
  Points drawn{points.figures, {}};
  std::vector<std::size_t> objects;
  for (std::size_t i = 0; i < points.size(); ++i) {
    objects.push_back(random.below(points.size()));
    const auto row = points.row(objects.back());
    drawn.cells.insert(drawn.cells.end(), row.begin(), row.end());
  }
  const int k = std::min(clustering.k, static_cast<int>(distinct_objects(drawn)));
  const Clustering again = divide(drawn, k, method, random.bits());
  std::map<std::size_t, int> found;
  for (std::size_t i = 0; i < objects.size(); ++i) found[objects[i]] = again.of[i];
  return found;
}

/// The greatest share of common objects between a cluster (as far as drawn) and those of the draw; −1: none drawn.
double best_match(const Clustering& clustering, int cluster, const std::map<std::size_t, int>& drawn) {
  std::map<int, std::pair<double, double>> of_other;  // cluster of the draw → {common objects, all}
  double own = 0;
  for (const auto& [object, other] : drawn) {
    const bool inside = clustering.of[object] == cluster;
    own += inside ? 1 : 0;
    of_other[other].first += inside ? 1 : 0;
    of_other[other].second += 1;
  }
  if (own < 1) return -1;
  double best = 0;
  for (const auto& [other, sums] : of_other) best = std::max(best, sums.first / (own + sums.second - sums.first));
  return best;
}

}  // namespace

std::vector<double> stability(const Points& points, const Clustering& clustering, ClusterMethod method,
                              std::pair<std::uint64_t, int> seed_and_draws) {
  const auto k = static_cast<std::size_t>(clustering.k);
  std::vector<double> sums(k, 0);
  std::vector<double> draws(k, 0);
  for (int draw = 0; draw < seed_and_draws.second; ++draw) {
    Random random(seed_and_draws.first, static_cast<std::uint64_t>(draw) + 1);
    const auto drawn = drawn_again(points, clustering, method, random);
    for (std::size_t c = 0; c < k; ++c) {
      const double likeness = best_match(clustering, static_cast<int>(c), drawn);
      if (likeness < 0) continue;
      sums[c] += likeness;
      ++draws[c];
    }
  }
  for (std::size_t c = 0; c < k; ++c) sums[c] = draws[c] > 0 ? sums[c] / draws[c] : 0;
  return sums;
}

ChoiceOfK choose_k(const Points& points, int most, ClusterMethod method, std::uint64_t seed) {
  const auto distinct = static_cast<int>(distinct_objects(points));
  ChoiceOfK choice;
  for (int k = 2; k <= std::min(most, distinct - 1); ++k) {
    choice.silhouettes.push_back(mean_of(silhouettes(points, divide(points, k, method, seed))));
    const double best = choice.k == 0 ? -2 : choice.silhouettes[static_cast<std::size_t>(choice.k) - 2];
    if (choice.silhouettes.back() > best + 1e-12) choice.k = k;
  }
  return choice;
}

}  // namespace vekha::stats
