#include "io/facts/duck.hpp"

namespace vekha::facts {

void fail(const std::string& doing, const char* why) {
  throw Error(Code::storage,
              "Хранилище результатов: " + doing + ": " + (why != nullptr ? why : "причина неизвестна") + ".");
}

void script(duckdb_connection connection, const char* sql) {
  duckdb_result result{};
  const bool failed = duckdb_query(connection, sql, &result) == DuckDBError;
  const std::string why = failed && duckdb_result_error(&result) != nullptr ? duckdb_result_error(&result) : "";
  duckdb_destroy_result(&result);
  if (failed) fail("не выполнена команда", why.c_str());
}

Statement::Statement(duckdb_connection connection, std::string_view sql, const Binds& binds) {
  if (duckdb_prepare(connection, std::string(sql).c_str(), &handle_) == DuckDBError) {
    const std::string why = duckdb_prepare_error(handle_) != nullptr ? duckdb_prepare_error(handle_) : "";
    duckdb_destroy_prepare(&handle_);
    fail("не разобран запрос", why.c_str());
  }
  VEKHA_CHECK(duckdb_nparams(handle_) == binds.size());
  for (idx_t i = 0; i < binds.size(); ++i) bind(i + 1, binds[i].value);
}

void Statement::bind(idx_t index, const db::Value& value) {
  struct Binder {
    duckdb_prepared_statement statement;
    idx_t index;
    void operator()(std::monostate) const { duckdb_bind_null(statement, index); }
    void operator()(std::int64_t number) const { duckdb_bind_int64(statement, index, number); }
    void operator()(double number) const { duckdb_bind_double(statement, index, number); }
    void operator()(const std::string& text) const {
      duckdb_bind_varchar_length(statement, index, text.data(), text.size());
    }
  };
  std::visit(Binder{handle_, index}, value);
}

Result::Result(const Statement& statement) {
  if (duckdb_execute_prepared(statement.get(), &handle_) != DuckDBError) return;
  const std::string why = duckdb_result_error(&handle_) != nullptr ? duckdb_result_error(&handle_) : "";
  duckdb_destroy_result(&handle_);
  fail("не выполнен запрос", why.c_str());
}

}  // namespace vekha::facts
