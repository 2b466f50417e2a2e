// Drawing works and dealing them out: the same seed gives the same works and the same hands. Private to the room.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/ids.hpp"

namespace vekha::cases {

/// A work that may be drawn.
struct Candidate {
  std::int64_t stratum = 0;
  double weight = 1;  ///< the chance of a work of weight 2 is about twice that of one of weight 1
};
/// Indices of `count` of them in order: strata by their sizes, inside a stratum by weight without putting back
/// (Efraimidis and Spirakis 2006).
std::vector<std::size_t> drawn(std::span<const Candidate> all, std::size_t count, std::int64_t seed);

/// A work to be given out.
struct Dealt {
  NodeId school;
  std::optional<std::size_t> marked_by;  ///< an expert who may not have it again
};
/// For each work the index of an expert who teaches in another school, alike many to each as far as schools allow;
/// nothing for a work nobody may have. `schools`: where experts teach, 0 nowhere here.
std::vector<std::optional<std::size_t>> dealt(std::span<const Dealt> works, std::span<const NodeId> schools,
                                              std::int64_t seed);

}  // namespace vekha::cases
