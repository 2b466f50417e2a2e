#include "domain/listing/listing.hpp"

namespace vekha::listing {

Names::Names(const Source& source) {
  for (const auto& [id, placed] : org::placed_schools(source.read, {}))
    schools_[id] = {placed.school.code, placed.school.name, placed.municipality_name};
  for (const org::Node& node : org::list(source.read, {}, org::Kind::municipality))
    schools_[node.id] = {node.code, node.name, node.name};
  for (const org::Node& node : org::gone(source.read)) {
    const auto above = schools_.find(node.parent);
    schools_.try_emplace(node.id,
                         School{node.code, node.name, above == schools_.end() ? "" : above->second.municipality});
  }
  if (!source.filter.structure) return;
  const org::Structure structure = org::structure_on(source.read, *source.filter.structure, source.filter.as_known_on);
  for (const auto& [id, name] : structure.names) schools_[id].name = name;
}

const Names::School& Names::of(NodeId node) const {
  const auto found = schools_.find(node);
  return found == schools_.end() ? nobody_ : found->second;
}

}  // namespace vekha::listing
