// The schools that are divided with their conditions, and how a group of them is told in plain words.
#pragma once
#include "domain/clusters/clusters.hpp"

namespace vekha::clusters {

struct World {
  std::vector<org::Node> schools;
  std::vector<context::Condition> conditions;
  std::optional<double> value(std::size_t condition, std::size_t school) const;
};
World world_of(const indicators::Ground& ground, const org::Scope& scope, int year);

using Places = std::vector<std::size_t>;  ///< of schools
/// Members, means and words of a group.
Cluster told(const World& world, const Places& places);
/// By a rule: a group with a part of fewer than five schools is not divided further.
void divide_by(const World& world, const Rule& rule, Answer& answer);
/// By looking for groups in the figures.
void explore(const World& world, const Question& question, Answer& answer);

}  // namespace vekha::clusters
