// A value of an indicator in words.
#pragma once
#include <string>

#include "domain/indicators/definition.hpp"

namespace vekha::indicators {

/// «70,0 % (57,5–80,1)», or the reason why there is no number.
std::string value_text(const Definition& definition, const Estimate& estimate);

}  // namespace vekha::indicators
