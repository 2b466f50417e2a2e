// Calendars other programs subscribe to, written by RFC 5545. Pure: the same calendar gives the same bytes.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "io/sys/zone.hpp"

namespace vekha::ical {

/// Events lie in the calendar on their last day; tasks stand in the list of things to do with both days.
enum class Form { events, tasks };
enum class State { planned, in_work, done, cancelled };

struct Entry {
  std::string uid;      ///< never changes
  std::string summary;  ///< Russian
  std::string description;
  std::string url;  ///< of the page; may be empty
  std::vector<std::string> categories;
  Date from;
  Date due;
  State state = State::planned;
  int percent = 0;
  int sequence = 0;             ///< grows when the days change or it is taken off
  std::int64_t modified = 0;    ///< seconds since 1970
  std::vector<int> alarm_days;  ///< days before the last one, at nine in the morning; of open entries only
};

struct Calendar {
  std::string name;
  std::string description;
  Form form = Form::events;
  sys::Zone zone{sys::kStandardZone};
  std::vector<Entry> entries;
};

/// UTF-8, lines ended by CRLF and folded at 75 bytes between characters.
std::string write(const Calendar& calendar);

/// One content line folded: no piece is over 75 bytes and none begins inside a character.
std::string folded_line(std::string_view line);
/// A TEXT value: backslash, semicolon, comma and line breaks escaped, other control characters left out.
std::string text_value(std::string_view text);

}  // namespace vekha::ical
