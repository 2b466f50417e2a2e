#include "io/facts/facts.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

namespace vekha::facts {
namespace {

void append_one(const Transaction& change, int work) {
  change.append("task_score", [&](Appender& rows) {
    rows.value(std::int64_t{7}).value(work).value("4К1").value(1).value(3).value(2).value(0).end_row();
    rows.value(std::int64_t{7}).value(work).value("5").value(2).value(0).null().value(1).end_row();
  });
}

TEST(Facts, NothingIsOpenedUntilTheFirstUse) {
  Store store(":memory:");
  EXPECT_FALSE(store.is_open());
  EXPECT_EQ(store.count("SELECT count(*) FROM work"), 0);
  EXPECT_TRUE(store.is_open());
}

TEST(Facts, WhatIsAppendedIsReadBackWithItsTypes) {
  Store store(":memory:");
  store.change([](const Transaction& change) { append_one(change, 1); });
  int rows = 0;
  store.each("SELECT task, score, flag, sum(maximum) OVER () FROM task_score WHERE batch = ? ORDER BY position",
             {std::int64_t{7}}, [&](const Row& row) {
               EXPECT_EQ(row.text(0), ++rows == 1 ? "4К1" : "5");
               EXPECT_EQ(row.maybe_integer(1), rows == 1 ? std::optional<std::int64_t>(2) : std::nullopt);
               EXPECT_EQ(row.integer(3), 3);
             });
  EXPECT_EQ(rows, 2);
}

TEST(Facts, AFailedChangeLeavesNothing) {
  Store store(":memory:");
  const auto half = [](const Transaction& change) {
    append_one(change, 1);
    change.run("DELETE FROM no_such_table");
  };
  EXPECT_THROW(store.change(half), Error);
  EXPECT_EQ(store.count("SELECT count(*) FROM task_score"), 0);
  store.change([](const Transaction& change) { append_one(change, 2); });
  EXPECT_EQ(store.count("SELECT count(*) FROM task_score"), 2);
}

TEST(Facts, AClosedFileOpensAgainWithItsRows) {
  const std::string path = testing::TempDir() + "/vekha_facts_rest.duckdb";
  std::filesystem::remove(path);
  Store store(path);
  store.change([](const Transaction& change) { append_one(change, 1); });
  store.checkpoint();
  store.rest();
  EXPECT_FALSE(store.is_open());
  EXPECT_EQ(store.count("SELECT count(*) FROM task_score"), 2);
  std::filesystem::remove(path);
}

TEST(Facts, ManyThreadsMayAskAtOnce) {
  Store store(":memory:");
  store.change([](const Transaction& change) { append_one(change, 1); });
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] { EXPECT_EQ(store.count("SELECT count(*) FROM task_score"), 2); });
  for (std::thread& thread : threads) thread.join();
}

TEST(Facts, FilesOutsideAreOutOfReach) {
  Store store(":memory:");
  EXPECT_THROW(store.count("SELECT count(*) FROM read_csv('/etc/passwd')"), Error);
}

}  // namespace
}  // namespace vekha::facts
