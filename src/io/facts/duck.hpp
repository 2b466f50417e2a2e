// RAII over the DuckDB C API, for the files of this room only.
#pragma once
#include <duckdb.h>

#include <string>
#include <string_view>

#include "base/error.hpp"
#include "io/facts/facts.hpp"

namespace vekha::facts {

[[noreturn]] void fail(const std::string& doing, const char* why);

/// Owns one prepared statement with its values.
class Statement {
 public:
  Statement(duckdb_connection connection, std::string_view sql, const Binds& binds);
  ~Statement() { duckdb_destroy_prepare(&handle_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  duckdb_prepared_statement get() const { return handle_; }

 private:
  void bind(idx_t index, const db::Value& value);
  duckdb_prepared_statement handle_ = nullptr;
};

/// Owns a result.
class Result {
 public:
  explicit Result(const Statement& statement);
  ~Result() { duckdb_destroy_result(&handle_); }
  Result(const Result&) = delete;
  Result& operator=(const Result&) = delete;
  /// Calls `row` for every row.
  void each(const std::function<void(const Row&)>& row);
  std::int64_t changed() { return static_cast<std::int64_t>(duckdb_rows_changed(&handle_)); }

 private:
  duckdb_result handle_{};
};

/// Runs SQL without values and without interest in the result.
void script(duckdb_connection connection, const char* sql);

}  // namespace vekha::facts
