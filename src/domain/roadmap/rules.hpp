// What the catalogue says of directions, positions of the cycle and short names everybody knows.
#pragma once
#include <set>
#include <string>

#include "core/roadmap/matrix.hpp"

namespace vekha::roadmap {

/// Read once. Throws bad_input with file and line for a mistake in the catalogue.
const TagRules& tag_rules();
const std::set<std::string>& known_abbreviations();

}  // namespace vekha::roadmap
