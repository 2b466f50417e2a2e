#include "domain/reminders/installation.hpp"

#include "domain/reminders/reminders.sql.hpp"
#include "io/sys/tokens.hpp"

namespace vekha::reminders {

std::string known_installation(const db::Read& read) {
  return read.first(sql::state, {"installation"}, [](const db::Row& row) { return row.text(0); }).value_or("");
}

std::string installation(const db::Write& write) {
  std::string known = known_installation(write);
  if (!known.empty()) return known;
  const std::string made = sys::random_token(8);
  write.run(sql::put_state, {"installation", made});
  return made;
}

}  // namespace vekha::reminders
