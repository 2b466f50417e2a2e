#include "core/stats/clusters.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>

#include "core/stats/random.hpp"

namespace vekha::stats {
namespace {

/// USArrests of R, standardised as scale(USArrests).
Points arrests() {
  const double raw[][4] = {
      {13.2, 236, 58, 21.2}, {10, 263, 48, 44.5},   {8.1, 294, 80, 31},    {8.8, 190, 50, 19.5},  {9, 276, 91, 40.6},
      {7.9, 204, 78, 38.7},  {3.3, 110, 77, 11.1},  {5.9, 238, 72, 15.8},  {15.4, 335, 80, 31.9}, {17.4, 211, 60, 25.8},
      {5.3, 46, 83, 20.2},   {2.6, 120, 54, 14.2},  {10.4, 249, 83, 24},   {7.2, 113, 65, 21},    {2.2, 56, 57, 11.3},
      {6, 115, 66, 18},      {9.7, 109, 52, 16.3},  {15.4, 249, 66, 22.2}, {2.1, 83, 51, 7.8},    {11.3, 300, 67, 27.8},
      {4.4, 149, 85, 16.3},  {12.1, 255, 74, 35.1}, {2.7, 72, 66, 14.9},   {16.1, 259, 44, 17.1}, {9, 178, 70, 28.2},
      {6, 109, 53, 16.4},    {4.3, 102, 62, 16.5},  {12.2, 252, 81, 46},   {2.1, 57, 56, 9.5},    {7.4, 159, 89, 18.8},
      {11.4, 285, 70, 32.1}, {11.1, 254, 86, 26.1}, {13, 337, 45, 16.1},   {0.8, 45, 44, 7.3},    {7.3, 120, 75, 21.4},
      {6.6, 151, 68, 20},    {4.9, 159, 67, 29.3},  {6.3, 106, 72, 14.9},  {3.4, 174, 87, 8.3},   {14.4, 279, 48, 22.5},
      {3.8, 86, 45, 12.8},   {13.2, 188, 59, 26.9}, {12.7, 201, 80, 25.5}, {3.2, 120, 80, 22.9},  {2.2, 48, 32, 11.2},
      {8.5, 156, 63, 20.7},  {4, 145, 73, 26.2},    {5.7, 81, 39, 9.3},    {2.6, 53, 66, 10.8},   {6.8, 161, 60, 15.6}};
  Points points{4, {}};
  double mean[4] = {};
  double square[4] = {};
  for (const auto& row : raw)
    for (int f = 0; f < 4; ++f) mean[f] += row[f] / 50;
  for (const auto& row : raw)
    for (int f = 0; f < 4; ++f) square[f] += (row[f] - mean[f]) * (row[f] - mean[f]) / 49;
  for (const auto& row : raw)
    for (int f = 0; f < 4; ++f) points.cells.push_back((row[f] - mean[f]) / std::sqrt(square[f]));
  return points;
}

std::vector<int> sizes_of(const Clustering& clustering) {
  std::vector<int> sizes(static_cast<std::size_t>(clustering.k), 0);
  for (const int of : clustering.of) ++sizes[static_cast<std::size_t>(of)];
  return sizes;
}

// R: x <- scale(USArrests); kmeans(x, k, nstart = 200)$tot.withinss; silhouette(...)
TEST(StatsClusters, SquaresOfKMeansAgreeWithR) {
  const double costs[] = {102.862400494, 78.323268971, 56.4031734583, 48.9442031898};
  const double widths[] = {0.408489032622, 0.309431247424, 0.339688914333, 0.303078070756};
  for (int k = 2; k <= 5; ++k) {
    const Clustering found = kmeans(arrests(), k, 7);
    EXPECT_NEAR(found.cost, costs[k - 2], 1e-8);
    EXPECT_NEAR(mean_of(silhouettes(arrests(), found)), widths[k - 2], 1e-9);
  }
}

// R: cutree(hclust(dist(x), "ward.D2"), k)
TEST(StatsClusters, WardAgreesWithR) {
  const double costs[] = {104.655596359, 78.8205633188, 57.9427043643, 50.9708951614};
  for (int k = 2; k <= 5; ++k) EXPECT_NEAR(ward(arrests(), k).cost, costs[k - 2], 1e-8);
  EXPECT_EQ(sizes_of(ward(arrests(), 4)), (std::vector<int>{19, 12, 12, 7}));
}

// R: cluster::pam(x, k)$objective[2] * 50; $id.med
TEST(StatsClusters, MedoidsAgreeWithR) {
  const double costs[] = {68.4484742169, 59.0358427513, 51.3550976464, 47.141985262};
  for (int k = 2; k <= 5; ++k) EXPECT_NEAR(pam(arrests(), k).cost, costs[k - 2], 1e-8);
  auto medoids = pam(arrests(), 4).medoids;
  std::sort(medoids.begin(), medoids.end());
  EXPECT_EQ(medoids, (std::vector<std::size_t>{0, 21, 28, 35}));
}

/// Three clouds far from each other, or one cloud.
Points clouds(double apart) {
  Random random(5);
  Points points{2, {}};
  for (int i = 0; i < 90; ++i) {
    const double centre = apart * (i % 3);
    points.cells.push_back(centre + random.normal());
    points.cells.push_back(centre * (i % 3 == 1 ? -1 : 1) + random.normal());
  }
  return points;
}

TEST(StatsClusters, CloudsFarApartAreFoundAndHold) {
  for (const ClusterMethod method : {ClusterMethod::kmeans, ClusterMethod::ward, ClusterMethod::pam}) {
    EXPECT_EQ(choose_k(clouds(12), 6, method, 1).k, 3);
    const Clustering found = divide(clouds(12), 3, method, 1);
    for (std::size_t i = 3; i < 90; ++i) EXPECT_EQ(found.of[i], found.of[i % 3]);
    for (const double likeness : stability(clouds(12), found, method, {1, 20})) EXPECT_GT(likeness, 0.95);
  }
}

TEST(StatsClusters, PiecesOfOneCloudDoNotHold) {
  const Clustering found = kmeans(clouds(0), 5, 1);
  const auto held = stability(clouds(0), found, ClusterMethod::kmeans, {1, 30});
  EXPECT_LT(*std::min_element(held.begin(), held.end()), 0.75);
  EXPECT_LT(mean_of(silhouettes(clouds(0), found)), 0.45);
}

TEST(StatsClusters, TheSameSeedGivesTheSameDivision) {
  EXPECT_EQ(kmeans(clouds(1), 4, 3).of, kmeans(clouds(1), 4, 3).of);
  const Clustering found = kmeans(clouds(1), 4, 3);
  EXPECT_EQ(stability(clouds(1), found, ClusterMethod::kmeans, {9, 10}),
            stability(clouds(1), found, ClusterMethod::kmeans, {9, 10}));
}

TEST(StatsClusters, EqualObjectsAreNotDivided) {
  const Points equal{1, {2, 2, 2, 2}};
  EXPECT_EQ(distinct_objects(equal), 1U);
  EXPECT_EQ(choose_k(equal, 5, ClusterMethod::kmeans, 1).k, 0);
  EXPECT_EQ(choose_k({1, {}}, 5, ClusterMethod::ward, 1).k, 0);
}

TEST(StatsClusters, EveryWayDividesAnyObjectsIntoAsManyClustersAsAsked) {
  EXPECT_TRUE(rc::check([] {
    Points points{2, {}};
    const auto n = *rc::gen::inRange(1, 25);
    for (int i = 0; i < 2 * n; ++i) points.cells.push_back(*rc::gen::inRange(0, 6));
    const auto distinct = static_cast<int>(distinct_objects(points));
    const int k = *rc::gen::inRange(1, distinct + 1);
    for (const ClusterMethod method : {ClusterMethod::kmeans, ClusterMethod::ward, ClusterMethod::pam}) {
      const Clustering found = divide(points, k, method, 11);
      const auto sizes = sizes_of(found);
      RC_ASSERT(std::is_sorted(sizes.rbegin(), sizes.rend()) && sizes.back() > 0);
      RC_ASSERT(std::isfinite(found.cost));
    }
  }));
}

}  // namespace
}  // namespace vekha::stats
