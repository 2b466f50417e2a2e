// One SQLite connection with a cache of prepared statements. Not thread-safe; Database hands it to one thread at a
// time.
#pragma once
#include <sqlite3.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/error.hpp"
#include "io/db/values.hpp"

namespace vekha::db {

class Connection {
 public:
  Connection(const std::string& path, int flags);
  void each(std::string_view sql, const Binds& binds, const std::function<void(const Row&)>& row);
  /// Several statements without values: pragmas and migrations.
  void script(const std::string& sql);
  std::int64_t changes() const { return sqlite3_changes64(handle_.get()); }
  bool in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

  Statement take_prepared(const std::string& sql);
  [[noreturn]] void fail(std::string_view doing) const;
  std::unique_ptr<sqlite3, Close> handle_;
  std::unordered_map<std::string, Statement> idle_;  ///< a statement in use is out of the map, so nesting works
};

}  // namespace vekha::db
