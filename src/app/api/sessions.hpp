// Live sessions: the store knows which exist, this knows when each was used last, so that reading writes nothing.
#pragma once
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "domain/people/people.hpp"

namespace vekha::api {

/// Thread-safe.
class Sessions {
 public:
  Sessions(db::Database& records, const people::Policy& policy);

  /// Opens a session and ends the one the browser had. Throws as people::sign_in.
  people::OpenedSession sign_in(const people::Attempt& attempt, const std::string& old_token);
  /// The viewer of the token, unless it is unknown, idle for too long or too old; notes the use.
  std::optional<people::Viewer> find(const std::string& token, std::int64_t now);
  void sign_out(const people::Viewer& viewer);
  /// Writes down when sessions were used, so that they outlive a restart; forgets ended ones.
  void save(std::int64_t now);

 private:
  std::int64_t last_use(const people::LiveSession& live, std::int64_t now);
  db::Database& records_;
  people::Policy policy_;
  std::mutex mutex_;
  std::unordered_map<std::string, std::int64_t> seen_;  ///< digest of the token → seconds since 1970
};

}  // namespace vekha::api
