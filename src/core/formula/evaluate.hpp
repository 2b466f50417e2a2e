// Values of a program: rows are folded once into mergeable tallies, everything else is made of the tallies.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/formula/rows.hpp"

namespace vekha::formula {

/// Values of the dimensions in their order: {"2026", "17"}.
using Key = std::vector<std::string>;
using Values = std::map<Key, Value>;

/// The program for each group of rows. `dimensions`: names of fields every source it uses has, "year" among them for a
/// lag; a group is there when some source has a row of it. Throws bad_arguments for a dimension that cannot be.
/// Intervals are 95 %: Wilson 1927 of a share, Student 1908 of a mean, of a sum or difference MOVER (Zou and Donner
/// 2008; for two shares Newcombe 1998, method 10) as of independent samples; a number without one has none.
Values evaluated(const Program& program, const Data& data, const std::vector<std::string>& dimensions);

}  // namespace vekha::formula
