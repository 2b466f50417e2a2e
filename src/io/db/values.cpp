#include "io/db/values.hpp"

#include <sqlite3.h>

namespace vekha::db {
namespace {

sqlite3_stmt* raw(void* statement) { return static_cast<sqlite3_stmt*>(statement); }

}  // namespace

bool Row::is_null(int column) const { return sqlite3_column_type(raw(statement_), column) == SQLITE_NULL; }
std::int64_t Row::integer(int column) const { return sqlite3_column_int64(raw(statement_), column); }
double Row::real(int column) const { return sqlite3_column_double(raw(statement_), column); }

std::string Row::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(raw(statement_), column));
  return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(raw(statement_), column)))
               : std::string();
}

std::optional<std::int64_t> Row::maybe_integer(int column) const {
  return is_null(column) ? std::nullopt : std::optional(integer(column));
}
std::optional<double> Row::maybe_real(int column) const {
  return is_null(column) ? std::nullopt : std::optional(real(column));
}
std::optional<std::string> Row::maybe_text(int column) const {
  return is_null(column) ? std::nullopt : std::optional(text(column));
}

}  // namespace vekha::db
