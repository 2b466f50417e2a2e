// Terms in canonical Russian words.
#pragma once
#include <string>

#include "core/calendar/deadline.hpp"

namespace vekha::calendar {

/// The term in canonical Russian words; reading them gives the same parts. Empty for raw.
std::string print(const Deadline& deadline);

}  // namespace vekha::calendar
