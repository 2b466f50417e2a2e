// The name of this installation: with it Message-IDs and UIDs of two installations never meet. Private to the room.
#pragma once
#include <string>

#include "io/db/db.hpp"

namespace vekha::reminders {

/// Made at the first call.
std::string installation(const db::Write& write);
/// Empty before it is made.
std::string known_installation(const db::Read& read);

}  // namespace vekha::reminders
