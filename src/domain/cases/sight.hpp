// Who is shown the signs of a school when: itself and the organiser at once, others after its case is open for work, or
// after a term of silence where nobody asked the school. Included by the door of the room.
#pragma once
#include <optional>
#include <string>

#include "base/date.hpp"
#include "domain/objectivity/objectivity.hpp"
#include "io/db/db.hpp"

namespace vekha::cases {

struct Who;

/// Working days after the last results of a year were loaded, in which the organiser decides whom to ask. [DESIGN]
inline constexpr int kQuietDays = 20;

/// The first day signs of the year that nobody asked about are shown to others; nothing when there are no results.
std::optional<Date> quiet_until(const db::Read& read, int year);
objectivity::Sight sight(const db::Read& read, const Who& who, Date today);
/// What everybody of the municipality may know, whoever asks.
objectivity::Sight sight_of_others(const db::Read& read, Date today);
/// The rule as it concerns the person and the year, in a sentence or two.
std::string sight_words(const db::Read& read, const Who& who, int year);

}  // namespace vekha::cases
