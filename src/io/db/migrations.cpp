#include "io/db/migrations.hpp"

#include "base/text.hpp"
#include "io/db/connection.hpp"
#include "io/sys/clock.hpp"
#include "io/sys/embedded.hpp"

namespace vekha::db {
namespace {

constexpr std::string_view kFolder = "migrations/";

int version_of(std::string_view path) {
  return static_cast<int>(parse_integer(path.substr(kFolder.size(), 4)).value_or(0));
}

int current_version(Connection& connection) {
  connection.script(
      "CREATE TABLE IF NOT EXISTS schema_migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT "
      "NOT NULL)");
  int version = 0;
  connection.each("SELECT coalesce(max(version), 0) FROM schema_migration", {},
                  [&](const Row& row) { version = static_cast<int>(row.integer(0)); });
  return version;
}

void apply(Connection& connection, const sys::EmbeddedFile& file) {
  connection.script("BEGIN IMMEDIATE");
  try {
    connection.script(std::string(file.content));
    connection.each("INSERT INTO schema_migration (version, name, applied_at) VALUES (?, ?, ?)",
                    {version_of(file.path), file.path.substr(kFolder.size()), sys::now_iso()}, {});
    connection.script("COMMIT");
  } catch (...) {
    connection.script("ROLLBACK");
    throw;
  }
}

}  // namespace

void migrate(Connection& connection) {
  const int current = current_version(connection);
  int newest = 0;
  for (const sys::EmbeddedFile& file : sys::embedded_under(kFolder)) {
    newest = std::max(newest, version_of(file.path));
    if (version_of(file.path) > current) apply(connection, file);
  }
  if (current > newest)
    throw Error(Code::storage, "Папка данных создана более новой версией программы (схема " + std::to_string(current) +
                                   ", программа знает " + std::to_string(newest) + "). Обновите программу.");
}

}  // namespace vekha::db
