// The rule at the end of a zoneinfo file, "CET-1CEST,M3.5.0,M10.5.0/3": how clocks go after the last change listed.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace vekha::sys {

/// The `week`-th (5: last) `weekday` (0: Sunday) of a month, at a second of the day as clocks show it before the
/// change.
struct YearDay {
  int month = 1;
  int week = 1;
  int weekday = 0;
  int second = 7200;
};

struct ZoneRule {
  int standard = 0;  ///< seconds east of UTC
  std::optional<int> summer;
  YearDay begin;  ///< of summer time
  YearDay end;
};

/// Nothing when it is not a rule of the kind in use.
std::optional<ZoneRule> parse_zone_rule(std::string_view text);
/// Seconds east of UTC at a moment (seconds since 1970).
int offset_by(const ZoneRule& rule, std::int64_t moment);

}  // namespace vekha::sys
