#include "io/db/db.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace vekha::db {
namespace {

const Actor kTester{{}, "проверка"};

std::int64_t nodes(Database& database) {
  return database.read([](const Read& read) { return read.count("SELECT count(*) FROM node"); });
}

void add_node(const Write& write, const std::string& code) {
  write.insert("INSERT INTO node (path, kind, code, name) VALUES ('/', 'school', ?, ?) RETURNING id", {code, "Школа"});
}

TEST(Database, CommitsAndSignsEveryChange) {
  const auto database = Database::open_memory();
  database->write(kTester, "добавление школы", [](const Write& write) { add_node(write, "1"); });
  EXPECT_EQ(nodes(*database), 1);
  const auto reason = database->read([](const Read& read) {
    return read.first("SELECT actor || ': ' || reason FROM journal", {}, [](const Row& row) { return row.text(0); });
  });
  EXPECT_EQ(reason, "проверка: добавление школы");
}

TEST(Database, TakesBackWhatAFailedChangeDid) {
  const auto database = Database::open_memory();
  const auto work = [](const Write& write) {
    add_node(write, "1");
    throw Error(Code::bad_input, "нет");
  };
  EXPECT_THROW(database->write(kTester, "сбой", work), Error);
  EXPECT_EQ(nodes(*database), 0);
}

TEST(Database, BindsHostileTextAsText) {
  const auto database = Database::open_memory();
  database->write(kTester, "x", [](const Write& write) { add_node(write, "'); DROP TABLE node; --"); });
  EXPECT_EQ(nodes(*database), 1);
}

TEST(Database, NestedReadsOfOneStatementDoNotDisturbEachOther) {
  const auto database = Database::open_memory();
  database->write(kTester, "x", [](const Write& write) {
    add_node(write, "1");
    add_node(write, "2");
  });
  int pairs = 0;
  database->read([&](const Read& read) {
    const auto sql = "SELECT id FROM node ORDER BY id";
    read.each(sql, {}, [&](const Row&) { read.each(sql, {}, [&](const Row&) { ++pairs; }); });
    return 0;
  });
  EXPECT_EQ(pairs, 4);
}

TEST(Database, WrongSqlIsAStorageError) {
  const auto database = Database::open_memory();
  EXPECT_THROW(database->read([](const Read& read) { return read.count("SELECT nothing"); }), Error);
}

}  // namespace
}  // namespace vekha::db
