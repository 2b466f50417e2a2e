// Calendars and settings of terms as the records keep them: rooms read terms against what is in force without knowing
// where the catalogue stands.
#pragma once
#include "core/calendar/context.hpp"
#include "io/db/db.hpp"

namespace vekha::catalog {

/// How the municipality understands terms and counts its working days.
struct TermSettings {
  calendar::WeekLength week = calendar::WeekLength::five;
  calendar::Settings terms;
};

struct TermGround {
  calendar::ProductionCalendar calendar;
  calendar::Settings settings;
};
/// What was kept last; the rules of the law and the usual settings while nothing was.
TermGround term_ground(const db::Read& read);
/// Keeps what the catalogue says now; writes nothing when it says the same.
void keep_term_ground(db::Database& records, const TermSettings& settings,
                      const std::vector<calendar::CalendarYear>& calendars);

}  // namespace vekha::catalog
