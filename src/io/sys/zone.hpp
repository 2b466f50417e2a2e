// Time zones: which day and hour it is in the municipality at a moment, and the moment of an hour of its day. Read from
// the zoneinfo files of the system; the zones of Russia are known without them.
#pragma once
#include <cstdint>
#include <memory>
#include <string>

#include "base/date.hpp"

namespace vekha::sys {

inline constexpr auto kStandardZone = "Europe/Moscow";

/// A moment as clocks on the wall show it.
struct LocalTime {
  Date day;
  int second = 0;  ///< of the day
  int hour() const { return second / 3600; }
};

/// Never changes once made, so any thread may use it.
class Zone {
 public:
  /// Throws bad_input when no zone has this name.
  explicit Zone(const std::string& name);
  const std::string& name() const;
  /// Seconds east of UTC at a moment (seconds since 1970).
  int offset(std::int64_t moment) const;
  LocalTime local(std::int64_t moment) const;
  /// The first moment at which clocks show this second of the day, or would have shown it where an hour is left out.
  std::int64_t moment(Date day, int second) const;

 private:
  struct Rules;
  std::string name_;
  std::shared_ptr<const Rules> rules_;
};

bool zone_exists(const std::string& name);

}  // namespace vekha::sys
