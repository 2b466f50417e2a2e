// The preamble of a plan as the records keep it: one JSON object, of the shape the contract shows.
#pragma once
#include <string>

#include "core/roadmap/roadmap.hpp"

namespace vekha::roadmap {

std::string preamble_text(const Preamble& preamble);
/// Unknown and missing entries are passed over.
Preamble preamble_from(const std::string& text);

}  // namespace vekha::roadmap
