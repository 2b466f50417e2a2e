#include "io/db/migrations.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "base/text.hpp"
#include "io/db/connection.hpp"
#include "io/sys/embedded.hpp"

namespace vekha::db {
namespace {

constexpr int kFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY;

std::string upper_words(std::string_view sql) {
  std::string text = squeezed(std::regex_replace(std::string(sql), std::regex("--[^\n]*"), ""));
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

TEST(Migrations, OnlyAdd) {
  const std::regex forbidden(R"(\b(DROP|RENAME|DELETE FROM|TRUNCATE|REPLACE INTO|ALTER COLUMN)\b)");
  for (const sys::EmbeddedFile& file : sys::embedded_under("migrations/")) {
    std::smatch found;
    const std::string sql = upper_words(file.content);
    EXPECT_FALSE(std::regex_search(sql, found, forbidden)) << file.path << ": " << found.str();
  }
}

TEST(Migrations, AreNumberedWithoutTwins) {
  std::int64_t last = 0;
  for (const sys::EmbeddedFile& file : sys::embedded_under("migrations/")) {
    const std::int64_t number = parse_integer(file.path.substr(11, 4)).value_or(0);
    EXPECT_GT(number, last) << file.path;
    last = number;
  }
}

TEST(Migrations, RunOnceEach) {
  Connection connection(":memory:", kFlags);
  migrate(connection);
  migrate(connection);
  std::int64_t rows = 0;
  connection.each("SELECT count(*) FROM schema_migration", {}, [&](const Row& row) { rows = row.integer(0); });
  EXPECT_EQ(static_cast<std::size_t>(rows), sys::embedded_under("migrations/").size());
}

/// A store as the program of migration `last` left it.
void migrate_up_to(Connection& connection, std::int64_t last) {
  connection.script("CREATE TABLE schema_migration (version INTEGER PRIMARY KEY, name TEXT, applied_at TEXT)");
  for (const sys::EmbeddedFile& file : sys::embedded_under("migrations/")) {
    const std::int64_t number = parse_integer(file.path.substr(11, 4)).value_or(0);
    if (number > last) continue;
    connection.script(std::string(file.content));
    connection.each("INSERT INTO schema_migration VALUES (?, ?, '')", {number, file.path}, {});
  }
}

std::string one_text(Connection& connection, std::string_view sql) {
  std::string found;
  connection.each(sql, {}, [&](const Row& row) { found = row.text(0); });
  return found;
}

TEST(Migrations, MakeAPlanOfBeforeVersionsTheFirstDraftOfItself) {
  Connection connection(":memory:", kFlags);
  migrate_up_to(connection, 4);
  connection.script(
      "INSERT INTO node VALUES (1, NULL, '/1/', 'municipality', 'own', 'Район', '', '', '{}');"
      "INSERT INTO roadmap VALUES (7, 1, 'План', NULL, NULL, 'план.docx', 'ab', '2024-01-01', NULL, 'Петрова');"
      "INSERT INTO roadmap_measure VALUES (9, 7, 0, -1, '1', 'Сбор', 'май 2024', 'fixed_month', '', 0, '', '');"
      "INSERT INTO roadmap_occurrence VALUES (11, 9, '2024-05-01', '2024-05-31', 'done', 'приказ');");
  migrate(connection);
  EXPECT_EQ(one_text(connection, "SELECT plan_id || ' ' || version || ' ' || state FROM roadmap"), "7 1 draft");
  EXPECT_EQ(one_text(connection, "SELECT origin_id || ' ' || row_version FROM roadmap_measure"), "9 1");
  EXPECT_EQ(one_text(connection, "SELECT baseline_due || ' ' || status FROM roadmap_occurrence"), "2024-05-31 done");
  EXPECT_EQ(one_text(connection, "SELECT id FROM running_roadmap"), "7");
}

TEST(Migrations, RefuseAStoreOfANewerProgram) {
  Connection connection(":memory:", kFlags);
  migrate(connection);
  connection.script("INSERT INTO schema_migration VALUES (9999, 'from_the_future', '2099-01-01')");
  EXPECT_THROW(migrate(connection), Error);
}

}  // namespace
}  // namespace vekha::db
