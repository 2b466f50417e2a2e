// Whose signs somebody is shown: a school answers before anybody but its organiser reads of it, so every list that
// names schools is cut by this first. Included by the door of the room.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/ids.hpp"

namespace vekha::objectivity {

struct Signs;
struct Standout;
struct YearSigns;
struct OwnSigns;
struct MethodSigns;

struct Sight {
  /// A school, the year of its results, the method that marks it.
  using Mark = std::tuple<NodeId, int, std::string>;
  bool everything = false;
  std::set<Mark> open;       ///< shown whatever the year says
  std::set<Mark> kept;       ///< between the school and its organiser
  std::set<int> open_years;  ///< whose term of silence is over
  bool shows(NodeId school, int year, std::string_view method) const;
  std::string key() const;  ///< the same for those who are shown the same
};

/// Takes away what is not shown. Schools that have nothing to show go with them: who is left out tells nothing.
void withhold(YearSigns& signs, const Sight& sight);
void withhold(OwnSigns& signs, int year, const Sight& sight);
void withhold(MethodSigns& signs, const Sight& sight);
void withhold(Signs& signs, const Sight& sight);  ///< its counts go on counting all
/// Here schools stay, as results stand out without being a sign; only the word goes.
void withhold(std::vector<Standout>& all, const Sight& sight);

}  // namespace vekha::objectivity
