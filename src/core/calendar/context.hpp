// What terms are read against and laid into dates with: the plan, the settings of the municipality, events that happen.
#pragma once
#include <optional>
#include <string>

#include "core/calendar/deadline.hpp"
#include "core/calendar/production.hpp"

namespace vekha::calendar {

/// What the municipality settles about its terms. The defaults are the rules of docs/terms.md.
struct Settings {
  enum class Until { exclusive, inclusive };
  enum class YearEnd { calendar, academic };
  Until until_month = Until::exclusive;     ///< «до июня»: by 31 May, or by 30 June
  YearEnd yearly_ends = YearEnd::calendar;  ///< «ежегодно» alone: by 31 December, or by 31 August
  int days_after_event = 30;                ///< to act in after an event when the term does not say how long
  std::string time_zone = "Europe/Moscow";  ///< of the 23:59 a window ends at
};

/// What a term is read against.
struct Context {
  std::optional<Period> period;                  ///< of the plan
  std::optional<Date> approved;                  ///< day of the act that approved the plan
  const ProductionCalendar* calendar = nullptr;  ///< none: weekends and holidays of article 112 only
  Settings settings = {};
};

/// Something that happened or is scheduled; terms that hang on it get their dates from it.
struct Event {
  std::string kind;  ///< a key of anchors: "procedure.start"
  Date from;
  Date to;            ///< the last day; equal to `from` for one day
  std::string title;  ///< Russian; tells events of kind "other" apart
};

/// A window and where it came from.
struct Dated {
  Window window;
  int term = 0;    ///< index into Deadline::terms
  int event = -1;  ///< index into the events given, -1 when the window needs none
  auto operator<=>(const Dated&) const = default;
};

}  // namespace vekha::calendar
