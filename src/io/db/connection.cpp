#include "io/db/connection.hpp"

#include <utility>

namespace vekha::db {
namespace {

struct Binder {
  sqlite3_stmt* statement;
  int index;
  int operator()(std::monostate) const { return sqlite3_bind_null(statement, index); }
  int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, index, number); }
  int operator()(double number) const { return sqlite3_bind_double(statement, index, number); }
  int operator()(const std::string& text) const {
    return sqlite3_bind_text64(statement, index, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
};

}  // namespace

Connection::Connection(const std::string& path, int flags) {
  sqlite3* handle = nullptr;
  const int status = sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_URI, nullptr);
  handle_.reset(handle);
  if (status != SQLITE_OK) fail("открытие хранилища");
  sqlite3_busy_timeout(handle, 10'000);
  sqlite3_extended_result_codes(handle, 1);
}

void Connection::fail(std::string_view doing) const {
  throw Error(Code::storage, "Хранилище записей: " + std::string(doing) + " не удалось (" +
                                 (handle_ ? sqlite3_errmsg(handle_.get()) : "нет памяти") + ").");
}

Connection::Statement Connection::take_prepared(const std::string& sql) {
  if (const auto found = idle_.find(sql); found != idle_.end() && found->second) return std::move(found->second);
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement,
                         nullptr) != SQLITE_OK)
    fail("разбор запроса");
  return Statement(statement);
}

void Connection::each(std::string_view sql, const Binds& binds, const std::function<void(const Row&)>& row) {
  const std::string key(sql);
  Statement statement = take_prepared(key);
  VEKHA_CHECK(sqlite3_bind_parameter_count(statement.get()) == static_cast<int>(binds.size()));
  for (std::size_t i = 0; i < binds.size(); ++i)
    if (std::visit(Binder{statement.get(), static_cast<int>(i) + 1}, binds[i].value) != SQLITE_OK)
      fail("привязка значений");
  int status = SQLITE_ROW;
  while ((status = sqlite3_step(statement.get())) == SQLITE_ROW)
    if (row) row(Row(statement.get()));
  if (status != SQLITE_DONE) fail("выполнение запроса");
  sqlite3_reset(statement.get());
  sqlite3_clear_bindings(statement.get());
  idle_[key] = std::move(statement);
}

void Connection::script(const std::string& sql) {
  if (sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail("выполнение сценария");
}

}  // namespace vekha::db
