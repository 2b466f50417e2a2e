// Groups of schools that work in like conditions, for methods that compare a school with its like; inside the room.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "domain/objectivity/finding_sources.hpp"

namespace vekha::objectivity {

inline constexpr std::size_t kLeastGroup = 5;  ///< schools; fewer have no place among each other

/// A school and how many sat the exam there.
struct SizedSchool {
  NodeId school;
  std::int64_t sat = 0;
};

/// The parts of a cluster's name, from the widest: «сельские», «до 9 класса».
using Kindred = std::map<NodeId, std::vector<std::string>>;

/// Schools by the conditions they work in; empty where conditions are not known well enough to divide them.
struct Divided {
  Kindred kindred;
  std::string title;  ///< of the rule
};
Divided divided(const FindingSources& sources, int year);

/// Groups of schools: by conditions, where a group of fewer than five joins those it shares most of its name with; or
/// by size, in thirds where there are enough.
std::vector<std::vector<NodeId>> like_schools(const Kindred& kindred, std::vector<SizedSchool> schools);

}  // namespace vekha::objectivity
