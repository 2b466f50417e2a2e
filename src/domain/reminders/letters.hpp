// Which letters a round puts: for whoever waits for one, once a day, once a week or at once. Private to the room.
#pragma once
#include "domain/reminders/round.hpp"
#include "domain/reminders/work.hpp"

namespace vekha::reminders {

/// Does anybody wait for a letter that may be put now?
bool letters_needed(const db::Read& read, const Round& round);
/// Puts them; returns how many.
int put_letters(const db::Write& write, const Round& round, const People& people);

}  // namespace vekha::reminders
