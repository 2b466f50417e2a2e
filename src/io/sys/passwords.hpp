// Password hashing (argon2id): slow on purpose, so only a few run at once.
#pragma once
#include <string>
#include <string_view>

namespace vekha::sys {

/// A self-describing argon2id hash with a random salt. Waits while too many are being made; throws too_many when the
/// queue is long.
std::string hash_password(std::string_view password);
/// Whether the hash was made of the password. An empty hash costs the same time and is never right.
bool password_matches(std::string_view password, const std::string& hash);

}  // namespace vekha::sys
