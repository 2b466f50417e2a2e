#include <gtest/gtest.h>

#include "domain/imports/imports.hpp"

namespace vekha::imports {
namespace {

Unfinished sample() {
  Unfinished out{.id = "a1", .account = 7, .created_at = "2026-11-22T10:00:00Z", .files = {{"папка/а.xlsx", "ab", 12}}};
  out.hints.year = 2024;
  out.hints.same = {{"Лесная", "101"}};
  out.hints.files["папка/а.xlsx"].csv = {"windows-1251", ';', ','};
  out.hints.own_tables = {{"Своя", {{"pupil", "Код"}}}};
  Draft draft;
  draft.preview.files.push_back({.name = "папка/а.xlsx", .headings = {"Код", "Кто"}, .table = {{"1", "Петров Пётр"}}});
  draft.issues.push_back({.code = "x", .place = {.file = "а.xlsx", .row = 3}, .message = "Сообщение"});
  results::Sitting sitting{.exam = {"РПР", 2024, 8, "Физика"}, .tasks = {{"1", 2, "Б"}}};
  sitting.works.push_back({.school = 0, .pupil = "17", .total = results::Score(3), .participated = true});
  sitting.values = {{2, results::Flag::score}};
  draft.load.schools = {{.code = "101"}};
  draft.load.sittings = {sitting};
  draft.load.figures.push_back({.form = "f", .school = 0, .item = "доля", .value = 12.5});
  draft.scales.push_back({.exam = sitting.exam, .from = {3, 5, 7}});
  out.draft = draft;
  return out;
}

TEST(Unfinished, ComesBackAsItWasWrittenDown) {
  const Unfinished back = unpacked(packed(sample()));
  EXPECT_EQ(back.account, 7);
  EXPECT_EQ(back.files.at(0).sha256, "ab");
  EXPECT_EQ(back.hints.year, 2024);
  EXPECT_EQ(back.hints.same.at("Лесная"), "101");
  EXPECT_EQ(back.hints.files.at("папка/а.xlsx").csv.delimiter, ';');
  EXPECT_EQ(back.hints.own_tables.at(0).columns.at(0).second, "Код");
  ASSERT_TRUE(back.draft.has_value());
  const results::Sitting& sitting = back.draft->load.sittings.at(0);
  EXPECT_EQ(sitting.exam, (results::Exam{"РПР", 2024, 8, "Физика"}));
  EXPECT_EQ(sitting.works.at(0).total, results::Score(3));
  EXPECT_EQ(sitting.values.at(0).score, 2);
  EXPECT_EQ(back.draft->load.figures.at(0).value, 12.5);
  EXPECT_EQ(back.draft->scales.at(0).from, (std::array<int, 3>{3, 5, 7}));
  EXPECT_EQ(back.draft->issues.at(0).place.row, 3);
}

TEST(Unfinished, RowsOfUnknownTablesAreNotWrittenDown) {
  EXPECT_EQ(packed(sample()).find("Петров"), std::string::npos);
  EXPECT_TRUE(unpacked(packed(sample())).draft->preview.files.at(0).table.empty());
}

TEST(Unfinished, BrokenBytesAreRefusedWhereverTheyEnd) {
  const std::string whole = packed(sample());
  for (std::size_t length = 0; length < whole.size(); ++length)
    EXPECT_THROW(unpacked(whole.substr(0, length)), Error) << length;
}

TEST(Unfinished, BytesOfAnotherVersionAreRefused) {
  std::string bytes = packed(sample());
  ++bytes[0];
  EXPECT_THROW(unpacked(bytes), Error);
}

}  // namespace
}  // namespace vekha::imports
