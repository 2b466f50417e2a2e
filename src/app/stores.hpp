// The open data folder: both stores and the lock that makes this process its one owner.
#pragma once
#include <memory>
#include <string>

#include "io/db/db.hpp"
#include "io/facts/facts.hpp"

namespace vekha::results {
class Pupils;
}

namespace vekha::app {

/// Owns a data folder while alive.
class Stores {
 public:
  /// Opens the folder (made when absent), brings the roles up to the catalogue and removes left-over uploads. Throws
  /// busy when another process owns it.
  explicit Stores(const std::string& folder);
  ~Stores();
  Stores(const Stores&) = delete;
  Stores& operator=(const Stores&) = delete;

  db::Database& records() const { return *records_; }
  facts::Store& facts() const { return *facts_; }
  /// Makes keys of persons with the secret of this folder; readers of files take it.
  const results::Pupils& pupils() const { return *pupils_; }
  const std::string& folder() const { return folder_; }
  /// Where uploads wait while they are read; private to the owner.
  std::string incoming() const { return folder_ + "/incoming"; }

 private:
  /// The lock of the folder, given back at the end.
  struct Lock {
    int file = -1;
    ~Lock();
  };
  std::string folder_;
  Lock lock_;
  std::unique_ptr<db::Database> records_;
  std::unique_ptr<facts::Store> facts_;
  std::unique_ptr<results::Pupils> pupils_;
};

}  // namespace vekha::app
