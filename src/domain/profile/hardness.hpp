// Hard conditions and who does well in them all the same.
#pragma once
#include <map>
#include <set>
#include <string>

#include "domain/profile/profile.hpp"

namespace vekha::profile {

struct Hardness {
  std::map<std::string, double> index;  ///< by code: mean standard score of the conditions that make work harder
  std::set<std::string> hardest;        ///< the quarter where conditions are hardest
  std::set<std::string> resilient;      ///< of them, above the median of results two years running
  std::size_t conditions = 0;           ///< that the index is made of
};
/// Needs eight schools and two hard conditions known of them; otherwise empty.
Hardness hardness(const indicators::Ground& ground, const indicators::Library& library,
                  const ProfileQuestion& question);

}  // namespace vekha::profile
