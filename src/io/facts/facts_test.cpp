#include "io/facts/facts.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

namespace vekha::facts {
namespace {

/// Two figures of batch 7.
void append_two(const Transaction& change) {
  change.append("figure", [&](Appender& rows) {
    for (const char* item : {"2", "5"}) {
      rows.value(std::int64_t{7}).value("ф3").value("ВПР").value(2026).value(4).value("Русский язык").value(12);
      rows.value("").value("").value(item);
      if (*item == '2')
        rows.value(5.06).value(0);
      else
        rows.null().value(1);
      rows.value("").end_row();
    }
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
  store.change([](const Transaction& change) { append_two(change); });
  int rows = 0;
  store.each("SELECT item, value, status, sum(node) OVER () FROM figure WHERE batch = ? ORDER BY item",
             {std::int64_t{7}}, [&](const Row& row) {
               EXPECT_EQ(row.text(0), ++rows == 1 ? "2" : "5");
               EXPECT_EQ(row.maybe_real(1), rows == 1 ? std::optional<double>(5.06) : std::nullopt);
               EXPECT_EQ(row.integer(3), 24);
             });
  EXPECT_EQ(rows, 2);
}

/// A work whose scores are as many ones as its number says.
void append_work(Appender& rows, int number) {
  const std::vector<std::int16_t> scores(static_cast<std::size_t>(number % 5), 1);
  rows.value(1).value(number).value(12).value("А").value("40001").value(0).value("1").value(1).value(4).value(-1);
  rows.value(7).value(-2).value(1).value(false).value(false).value(true);
  rows.value(std::span<const std::int16_t>(scores)).end_row();
}

TEST(Facts, ListsOverManyBlocksAreReadBack) {
  constexpr int kRows = 5000;
  Store store(":memory:");
  store.change([](const Transaction& change) {
    change.append("work", [](Appender& rows) {
      for (int number = 1; number <= kRows; ++number) append_work(rows, number);
    });
  });
  int seen = 0;
  store.each("SELECT number, scores, mark FROM work ORDER BY number", {}, [&](const Row& row) {
    EXPECT_EQ(row.integer(0), ++seen);
    EXPECT_EQ(row.integers(1), std::vector<std::int64_t>(static_cast<std::size_t>(seen % 5), 1));
    EXPECT_EQ(row.integer(2), -1);
  });
  EXPECT_EQ(seen, kRows);
}

TEST(Facts, AFailedChangeLeavesNothing) {
  Store store(":memory:");
  const auto half = [](const Transaction& change) {
    append_two(change);
    change.run("DELETE FROM no_such_table");
  };
  EXPECT_THROW(store.change(half), Error);
  EXPECT_EQ(store.count("SELECT count(*) FROM figure"), 0);
  store.change([](const Transaction& change) { append_two(change); });
  EXPECT_EQ(store.count("SELECT count(*) FROM figure"), 2);
}

TEST(Facts, AClosedFileOpensAgainWithItsRows) {
  const std::string path = testing::TempDir() + "/vekha_facts_rest.duckdb";
  std::filesystem::remove(path);
  Store store(path);
  store.change([](const Transaction& change) { append_two(change); });
  store.checkpoint();
  store.rest();
  EXPECT_FALSE(store.is_open());
  EXPECT_EQ(store.count("SELECT count(*) FROM figure"), 2);
  std::filesystem::remove(path);
}

TEST(Facts, ManyThreadsMayAskAtOnce) {
  Store store(":memory:");
  store.change([](const Transaction& change) { append_two(change); });
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back([&] { EXPECT_EQ(store.count("SELECT count(*) FROM figure"), 2); });
  for (std::thread& thread : threads) thread.join();
}

TEST(Facts, FilesOutsideAreOutOfReach) {
  Store store(":memory:");
  EXPECT_THROW(store.count("SELECT count(*) FROM read_csv('/etc/passwd')"), Error);
}

}  // namespace
}  // namespace vekha::facts
