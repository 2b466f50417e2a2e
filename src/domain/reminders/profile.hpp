// How a person wants to be reminded: address, letters, digest, steps; and stopping letters by a link in them.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "domain/reminders/ladder.hpp"
#include "io/db/db.hpp"

namespace vekha::reminders {

enum class Digest { none, daily, weekly };
std::string_view digest_name(Digest digest);
std::optional<Digest> digest_from_name(std::string_view name);

struct Profile {
  std::string email;
  bool mail_enabled = true;
  Digest digest = Digest::daily;
  std::vector<Step> steps{30, 7, 1};
};
Profile profile(const db::Read& read, AccountId account);
/// Throws bad_input with every complaint. Letters that wait are stopped when letters are no longer wanted.
void set_profile(const db::Write& write, AccountId account, const Profile& wanted);

/// The secret that stands in the person's letters; made when there is none.
std::string unsubscribe_token(const db::Write& write, AccountId account);
/// Whose letters a token stops: the person's name, or nothing.
std::optional<std::string> subscriber(const db::Read& read, const std::string& token);
/// No more letters to the owner of the token. Throws not_found.
void unsubscribe(const db::Write& write, const std::string& token);

}  // namespace vekha::reminders
