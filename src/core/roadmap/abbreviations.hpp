// Short names a text gives: «… государственных образовательных стандартов (далее – ФГОС)» → ФГОС and the words it
// means.
#pragma once
#include <string_view>
#include <vector>

#include "core/roadmap/compiled.hpp"

namespace vekha::roadmap {

/// In the order of the text; a short name whose words are not found has an empty full name.
std::vector<Abbreviation> abbreviations_in(std::string_view text);

}  // namespace vekha::roadmap
