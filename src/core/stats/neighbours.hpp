// Things like one another: the nearest by standardised features, where some features of some things are not known.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace vekha::stats {

/// A feature of all things, nothing where it is not known.
struct Feature {
  std::vector<std::optional<double>> values;
  double weight = 1;
};
struct Neighbour {
  std::size_t thing = 0;
  double distance = 0;  ///< 1: a standard deviation away in every feature on average
  double known = 0;     ///< share of the weight both have features for
};
/// The `count` things nearest to thing `of`, nearest first: the root of the weighted mean of squared differences of
/// standard scores over the features both have (Gower 1971, for squared differences). A feature that does not vary says
/// nothing and is left out; things that share less than `least` of the weight with `of` are not compared.
std::vector<Neighbour> nearest(std::span<const Feature> features, std::size_t of, std::size_t count,
                               double least = 0.5);

}  // namespace vekha::stats
