// The columnar store of results (DuckDB): millions of works, opened only when somebody asks.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/db/db.hpp"

namespace vekha::facts {

using Bind = db::Bind;
using Binds = db::Binds;

/// The current row of a result; columns count from 0. Valid only inside the callback.
class Row {
 public:
  struct Cursor;
  explicit Row(const Cursor& cursor) : cursor_(cursor) {}
  bool is_null(int column) const;
  std::int64_t integer(int column) const;                ///< any integer or boolean column; 0 for NULL
  double real(int column) const;                         ///< any numeric column; 0 for NULL
  std::string text(int column) const;                    ///< a text column; empty for NULL
  std::vector<std::int64_t> integers(int column) const;  ///< a list of numbers; empty for NULL
  std::vector<std::string> texts(int column) const;      ///< a list of texts; empty for NULL
  bool truth(int column) const { return integer(column) != 0; }
  std::optional<std::int64_t> maybe_integer(int column) const;
  std::optional<double> maybe_real(int column) const;
  template <class IdType>
  IdType id(int column) const {
    return IdType{integer(column)};
  }

 private:
  const Cursor& cursor_;
};

/// Fills a table, values in the order of its columns; written in blocks of columns, as the store keeps them. Throws
/// storage.
class Appender {
 public:
  struct Block;
  Appender& null();
  Appender& value(std::int64_t number);
  Appender& value(int number) { return value(static_cast<std::int64_t>(number)); }
  Appender& value(double number);
  Appender& value(bool truth) { return value(static_cast<std::int64_t>(truth)); }
  Appender& value(std::string_view text);
  Appender& value(const std::string& text) { return value(std::string_view(text)); }
  Appender& value(const char* text) { return value(std::string_view(text)); }
  /// A list of small numbers.
  Appender& value(std::span<const std::int16_t> numbers);
  /// A list of texts.
  Appender& value(const std::vector<std::string>& texts);
  template <class Tag>
  Appender& value(Id<Tag> id) {
    return value(id.value);
  }
  template <class T>
  Appender& value(const std::optional<T>& maybe) {
    return maybe ? value(*maybe) : null();
  }
  void end_row();

 private:
  friend class Transaction;
  explicit Appender(Block& block) : block_(block) {}
  Block& block_;
};

/// Several changes that become visible together, or not at all.
class Transaction {
 public:
  explicit Transaction(void* connection) : connection_(connection) {}
  /// Returns how many rows changed. Throws storage.
  std::int64_t run(std::string_view sql, const Binds& binds = {}) const;
  /// Bulk-loads one table.
  void append(const std::string& table, const std::function<void(Appender&)>& fill) const;

 private:
  void* connection_;
};

/// Thread-safe. Nothing is opened until the first use; the tables of schema.hpp exist from then on.
class Store {
 public:
  /// path: the file, or ":memory:" for tests.
  explicit Store(std::string path);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  /// Calls `row` for each row of the result. Throws storage.
  void each(std::string_view sql, const Binds& binds, const std::function<void(const Row&)>& row);
  template <class Make>
  auto all(std::string_view sql, const Binds& binds, Make make) {
    std::vector<decltype(make(std::declval<const Row&>()))> out;
    each(sql, binds, [&](const Row& row) { out.push_back(make(row)); });
    return out;
  }
  std::int64_t count(std::string_view sql, const Binds& binds = {});
  /// Runs the work in one transaction, rolled back when it throws.
  void change(const std::function<void(const Transaction&)>& work);
  /// Writes everything committed into the main file, so that it survives a crash without replay.
  void checkpoint();
  /// Writes the file anew with what is in its tables and nothing else, so that no byte of what was deleted is left in
  /// it; the file as it was stays until the new one is whole. Throws conflict while somebody reads, storage.
  void compact();
  bool is_open() const;
  /// Closes the file and gives its memory back when nobody is using it; the next use opens it again.
  void rest();

 private:
  struct State;
  struct Lease;
  std::unique_ptr<State> state_;
};

}  // namespace vekha::facts
