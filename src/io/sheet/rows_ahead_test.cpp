#include "io/sheet/rows_ahead.hpp"

#include <gtest/gtest.h>

#include "io/sheet/fixtures.hpp"

namespace vekha::sheet {
namespace {

using fixtures::Folder;

std::string lines(int count) {
  std::string out = "код;балл\n";
  for (int i = 0; i < count; ++i) out += std::to_string(i) + ";" + std::to_string(i % 7) + "\n";
  return out;
}

TEST(RowsAhead, HandsOverEveryRowInOrder) {
  const Folder folder;
  const auto book = open_workbook(folder.file("t.csv", lines(5000)));
  int next = 1;
  each_row_ahead(*book, 0, [&](const Row& row) {
    EXPECT_EQ(row.number, next++);
    EXPECT_EQ(row.at(0).text, row.number == 1 ? "код" : std::to_string(row.number - 2));
    return true;
  });
  EXPECT_EQ(next, 5002);
}

TEST(RowsAhead, StopsWhenNoMoreIsWanted) {
  const Folder folder;
  const auto book = open_workbook(folder.file("t.csv", lines(100'000)));
  int taken = 0;
  each_row_ahead(*book, 0, [&](const Row&) { return ++taken < 10; });
  EXPECT_EQ(taken, 10);
}

TEST(RowsAhead, TellsAFailureAfterTheRowsBeforeIt) {
  const Folder folder;
  const auto book = open_workbook(folder.file("t.csv", lines(1000) + "\"открытая;1\n"));
  int taken = 0;
  EXPECT_THROW(each_row_ahead(*book, 0, [&](const Row&) { return ++taken > 0; }), Error);
  EXPECT_EQ(taken, 1001);
}

TEST(RowsAhead, PassesOnWhatTheTakerThrows) {
  const Folder folder;
  const auto book = open_workbook(folder.file("t.csv", lines(100'000)));
  EXPECT_THROW(each_row_ahead(*book, 0, [](const Row&) -> bool { throw Error(Code::conflict, "хватит"); }), Error);
}

}  // namespace
}  // namespace vekha::sheet
