#include "io/facts/duck.hpp"

namespace vekha::facts {
namespace {

duckdb_appender as_appender(void* handle) { return static_cast<duckdb_appender>(handle); }

struct Destroy {
  duckdb_appender appender = nullptr;
  ~Destroy() { duckdb_appender_destroy(&appender); }
};

}  // namespace

void Appender::check(int state) const {
  if (state == DuckDBError) fail("не записана строка", duckdb_appender_error(as_appender(handle_)));
}

Appender& Appender::null() {
  check(duckdb_append_null(as_appender(handle_)));
  return *this;
}
Appender& Appender::value(std::int64_t number) {
  check(duckdb_append_int64(as_appender(handle_), number));
  return *this;
}
Appender& Appender::value(double number) {
  check(duckdb_append_double(as_appender(handle_), number));
  return *this;
}
Appender& Appender::value(bool truth) {
  check(duckdb_append_bool(as_appender(handle_), truth));
  return *this;
}
Appender& Appender::value(std::string_view text) {
  check(duckdb_append_varchar_length(as_appender(handle_), text.data(), text.size()));
  return *this;
}
void Appender::end_row() { check(duckdb_appender_end_row(as_appender(handle_))); }

void Transaction::append(const std::string& table, const std::function<void(Appender&)>& fill) const {
  Destroy owner;
  if (duckdb_appender_create(static_cast<duckdb_connection>(connection_), nullptr, table.c_str(), &owner.appender) ==
      DuckDBError)
    fail("нет таблицы " + table, duckdb_appender_error(owner.appender));
  Appender appender(owner.appender);
  fill(appender);
  appender.check(duckdb_appender_close(owner.appender));
}

}  // namespace vekha::facts
