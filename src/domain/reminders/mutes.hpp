// Mutes: what a person asked not to be reminded of, why and until when. Others are still reminded.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "domain/people/people.hpp"
#include "io/db/db.hpp"

namespace vekha::reminders {

struct Mute {
  std::int64_t id = 0;
  AccountId account;
  std::string object;  ///< "task", "measure", "roadmap"
  std::int64_t object_id = 0;
  std::string title;  ///< of the object, for people; empty when it is gone
  std::string reason;
  std::optional<Date> until;  ///< last muted day; nothing: for good
  std::string created_at;
};
/// Those that hold, the newest first.
std::vector<Mute> mutes(const db::Read& read, AccountId account, Date today);
/// Throws bad_input with every complaint, not_found for an object outside the scope.
std::int64_t add_mute(const db::Write& write, const org::Scope& scope, const Mute& fresh, Date today);
/// Ends a mute of the person's own. Throws not_found.
void remove_mute(const db::Write& write, AccountId account, std::int64_t id);

}  // namespace vekha::reminders
