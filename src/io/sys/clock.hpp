// The clock, in one place: nothing else asks what time it is.
#pragma once
#include <cstdint>
#include <string>

#include "base/date.hpp"

namespace vekha::sys {

/// UTC with seconds: "2026-11-22T10:15:00Z".
std::string now_iso();
/// Seconds since 1970.
std::int64_t now_seconds();
/// Today by the local time zone of the machine.
Date today();

}  // namespace vekha::sys
