// The clock, in one place: nothing else asks what time it is. Days are those of the municipality's time zone.
#pragma once
#include <cstdint>
#include <string>

#include "base/date.hpp"
#include "io/sys/zone.hpp"

namespace vekha::sys {

/// UTC with seconds: "2026-11-22T10:15:00Z".
std::string now_iso();
/// Seconds since 1970.
std::int64_t now_seconds();
/// Another moment in the same spelling.
std::string iso_moment(std::int64_t seconds);
/// "2026-11-22T10:15:00Z", "2026-11-22T13:15:00+03:00"; without an offset it is a time of `zone`, without a time its
/// midnight. Nothing when it is no moment.
std::optional<std::int64_t> parse_moment(std::string_view text, const Zone& zone);

/// The zone of the municipality this process works for: kStandardZone until the settings of its data folder are read.
Zone zone();
/// Called once the settings are known. Throws bad_input for an unknown name; an empty one means kStandardZone.
void use_zone(const std::string& name);
/// Today in zone().
Date today();

}  // namespace vekha::sys
