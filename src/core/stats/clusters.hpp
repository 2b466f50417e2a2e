// Groups of alike schools found in their figures: three ways to divide, how well divided, and whether it would hold
// again.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vekha::stats {

/// Objects by rows, figures by columns; all finite.
struct Points {
  std::size_t figures = 0;
  std::vector<double> cells;

  std::size_t size() const { return figures == 0 ? 0 : cells.size() / figures; }
  std::span<const double> row(std::size_t object) const { return std::span(cells).subspan(object * figures, figures); }
};

enum class ClusterMethod { kmeans, ward, pam };

struct Clustering {
  std::vector<int> of;  ///< cluster of each object, 0 … k − 1: the largest first, then by the first object
  int k = 0;
  double cost = 0;  ///< k-means and Ward: squares within clusters; PAM: distances to the middle objects
  std::vector<std::size_t> medoids;  ///< PAM: the middle object of each cluster
};

double squared_distance(std::span<const double> a, std::span<const double> b);
std::size_t distinct_objects(const Points& points);

/// Each of these needs 1 ≤ k ≤ distinct objects.
/// Lloyd from k-means++ (Arthur and Vassilvitskii 2007), then single moves, the best of 50 starts; R kmeans(x, k,
/// nstart = 50).
Clustering kmeans(const Points& points, int k, std::uint64_t seed);
/// Ward 1963; R cutree(hclust(dist(x), "ward.D2"), k).
Clustering ward(const Points& points, int k);
/// Partition around medoids (Kaufman and Rousseeuw 1990), build and swap; R cluster::pam(x, k).
Clustering pam(const Points& points, int k);
Clustering divide(const Points& points, int k, ClusterMethod method, std::uint64_t seed);

/// Rousseeuw 1987: of each object −1 … 1, 0 in a cluster of one; R cluster::silhouette. Needs k ≥ 2.
std::vector<double> silhouettes(const Points& points, const Clustering& clustering);
double mean_of(const std::vector<double>& values);

/// Hennig 2007: for each cluster the mean Jaccard likeness to its best match when the objects are drawn again with
/// replacement; below 0.6 it does not hold, from 0.75 it does; R fpc::clusterboot. Reproducible by the seed.
std::vector<double> stability(const Points& points, const Clustering& clustering, ClusterMethod method,
                              std::pair<std::uint64_t, int> seed_and_draws);

/// Mean silhouette for each k of 2 … most, as far as there are enough distinct objects; the best k is the greatest.
struct ChoiceOfK {
  int k = 0;                        ///< 0: nothing to divide
  std::vector<double> silhouettes;  ///< of k = 2, 3 …
};
ChoiceOfK choose_k(const Points& points, int most, ClusterMethod method, std::uint64_t seed);

/// Numbers the clusters as promised above. For the ways of dividing.
Clustering numbered(Clustering clustering);

}  // namespace vekha::stats
