// The records store (SQLite now): values always bound, one writer at a time, every change signed in the journal.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "io/db/values.hpp"

namespace vekha::db {

class Connection;

/// A consistent view for reading. Created by Database::read.
class Read {
 public:
  explicit Read(Connection& connection) : connection_(connection) {}
  /// Calls `row` for each row of the result. Throws storage on an SQL mistake or a damaged store.
  void each(std::string_view sql, const Binds& binds, const std::function<void(const Row&)>& row) const;
  /// The rows made into values.
  template <class Make>
  auto all(std::string_view sql, const Binds& binds, Make make) const {
    std::vector<decltype(make(std::declval<const Row&>()))> out;
    each(sql, binds, [&](const Row& row) { out.push_back(make(row)); });
    return out;
  }
  /// The first row made into a value, or nothing.
  template <class Make>
  auto first(std::string_view sql, const Binds& binds, Make make) const {
    std::optional<decltype(make(std::declval<const Row&>()))> out;
    each(sql, binds, [&](const Row& row) {
      if (!out) out = make(row);
    });
    return out;
  }
  std::int64_t count(std::string_view sql, const Binds& binds = {}) const;

 protected:
  Connection& connection_;
};

/// Who changes something.
struct Actor {
  AccountId account;  ///< 0: the command line of the owner of the data folder
  std::string name;
};

/// A transaction that may change the store; committed when the callback of Database::write returns, else rolled back.
class Write : public Read {
 public:
  Write(Connection& connection, Actor actor, std::string reason);
  /// Runs one statement; returns how many rows changed.
  std::int64_t run(std::string_view sql, const Binds& binds = {}) const;
  /// Runs INSERT … RETURNING id.
  std::int64_t insert(std::string_view sql, const Binds& binds) const;
  const Actor& actor() const { return actor_; }
  const std::string& reason() const { return reason_; }

 private:
  Actor actor_;
  std::string reason_;
};

/// One store. Thread-safe: readers run beside the single writer.
class Database {
 public:
  /// Opens or creates the file and applies the migrations it lacks. Throws storage.
  static std::unique_ptr<Database> open(const std::string& path);
  /// A store in memory with all migrations applied: for tests.
  static std::unique_ptr<Database> open_memory();
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  template <class Work>
  auto read(Work work) {
    const Lease lease = lease_reader();
    Read view(*lease.connection);
    return work(static_cast<const Read&>(view));
  }

  /// Runs `work(const Write&)` in one transaction and writes one row of the journal: who, when, why.
  template <class Work>
  auto write(const Actor& actor, const std::string& reason, Work work) {
    const Transaction transaction = begin(actor, reason);
    if constexpr (std::is_void_v<decltype(work(*transaction.write))>) {
      work(*transaction.write);
      commit(transaction);
    } else {
      auto result = work(*transaction.write);
      commit(transaction);
      return result;
    }
  }

 private:
  struct State;
  struct Lease {
    Connection* connection = nullptr;
    std::function<void()> give_back;
    ~Lease() {
      if (give_back) give_back();
    }
  };
  struct Transaction {
    std::unique_ptr<Write> write;
    std::function<void()> finish;  ///< rolls back unless committed, frees the writer
    ~Transaction() {
      if (finish) finish();
    }
  };
  explicit Database(std::unique_ptr<State> state);
  Lease lease_reader();
  Transaction begin(const Actor& actor, const std::string& reason);
  void commit(const Transaction& transaction);
  std::unique_ptr<State> state_;
};

}  // namespace vekha::db
