// Documents made in the background, kept until their person fetches them.
#pragma once
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>

namespace vekha::api {

/// Thread-safe; holds a bounded number of files, the oldest go first. All go when the server starts anew.
class Exports {
 public:
  /// The folder is private to the owner of the data and emptied at start.
  explicit Exports(std::string folder) : folder_(std::move(folder)) {}

  struct Ready {
    std::string id;
    std::int64_t owner = 0;  ///< account
    std::string name;        ///< for people
    std::string path;
  };
  /// Returns the id it is fetched by.
  std::string keep(std::int64_t owner, const std::string& name, const std::string& bytes);
  /// Throws not_found for an unknown, forgotten or another account's file.
  Ready find(std::int64_t owner, const std::string& id) const;

 private:
  std::string folder_;
  mutable std::mutex mutex_;
  std::deque<Ready> ready_;
};

}  // namespace vekha::api
