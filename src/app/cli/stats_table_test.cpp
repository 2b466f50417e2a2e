// Tables of a person's own: what is read, what is missing and how problems are told.
#include "app/cli/stats_table.hpp"

#include <cmath>

#include "app/cli/folder_test.hpp"
#include "base/error.hpp"

namespace vekha::cli {
namespace {

class StatsTables : public CommandsInFolder {
 protected:
  std::string file(const std::string& bytes) {
    std::ofstream(folder / "t.csv") << bytes;
    return (folder / "t.csv").string();
  }
};

TEST_F(StatsTables, NumbersLabelsAndMissingValuesAreReadFromAnyDelimiter) {
  const StatsTable table =
      read_table(file("школа;балл;год\n10;1,5;2024\n9;;2024\n10;-2e1;NA\n\n"), {{"балл"}, {"школа", "год"}});
  EXPECT_EQ(table.rows, 3U);
  EXPECT_DOUBLE_EQ(table.number("балл")[0], 1.5);
  EXPECT_TRUE(std::isnan(table.number("балл")[1]));
  EXPECT_DOUBLE_EQ(table.number("балл")[2], -20);
  EXPECT_EQ(table.label("школа").values, (std::vector<std::string>{"9", "10"}));
  EXPECT_EQ(table.label("школа").codes, (std::vector<std::uint32_t>{1, 0, 1}));
  EXPECT_EQ(table.label("год").codes[2], Labels::kMissing);
}

TEST_F(StatsTables, OtherEncodingsAreReadAfterTheBeginningLookedLikeUtf8) {
  std::string bytes = "school;y\n";
  for (int i = 0; i < 40000; ++i) bytes += "first one;1\n";
  bytes += "\xD8\xEA\xEE\xEB\xE0;2\n";  // «Школа» in windows-1251
  const StatsTable table = read_table(file(bytes), {{"y"}, {"school"}});
  EXPECT_EQ(table.rows, 40001U);
  EXPECT_EQ(table.label("school").values, (std::vector<std::string>{"first one", "Школа"}));
  EXPECT_EQ(table_columns(file("\xD8\xEA\xEE\xEB\xE0;y\n")).front(), "Школа");
}

TEST_F(StatsTables, NumbersAreReadToTheLastDigit) {
  const StatsTable table =
      read_table(file("y;z\n0.1;-12345678.9012345\n-.5;123456789012345678\n1e3;+7\n5.;0\n"), {{"y", "z"}, {}});
  EXPECT_EQ(table.number("y"), (std::vector<double>{0.1, -0.5, 1000, 5}));
  EXPECT_EQ(table.number("z"), (std::vector<double>{-12345678.9012345, 123456789012345678.0, 7, 0}));
}

TEST_F(StatsTables, LevelsThatAreNotAllNumbersStandByText) {
  const StatsTable table = read_table(file("f\nb\n10\n9\na\n"), {{}, {"f"}});
  EXPECT_EQ(table.label("f").values, (std::vector<std::string>{"10", "9", "a", "b"}));
}

TEST_F(StatsTables, OnlyCompleteRowsAreKeptAndUnusedLabelsForgotten) {
  const StatsTable table = complete(read_table(file("g,y\na,1\nb,\n,3\nc,4\n"), {{"y"}, {"g"}}));
  EXPECT_EQ(table.rows, 2U);
  EXPECT_EQ(table.dropped, 2U);
  EXPECT_EQ(table.label("g").values, (std::vector<std::string>{"a", "c"}));
  EXPECT_EQ(table.label("g").codes, (std::vector<std::uint32_t>{0, 1}));
}

TEST_F(StatsTables, EveryProblemIsToldWithItsPlace) {
  const std::string path = file("g,y,y2\na,1,2\nb,два,3,4\n");
  try {
    read_table(path, {{"y", "x"}, {"класс"}});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Code::bad_input);
    ASSERT_EQ(error.issues().size(), 4U);
    EXPECT_NE(issue_text(error.issues()[0]).find("«x»"), std::string::npos);
    EXPECT_NE(issue_text(error.issues()[1]).find("«класс»"), std::string::npos);
    EXPECT_EQ(error.issues()[2].code, "too_wide");
    EXPECT_EQ(error.issues()[3].place.row, 3);
    EXPECT_EQ(error.issues()[3].found, "два");
  }
  EXPECT_EQ(table_columns(path), (std::vector<std::string>{"g", "y", "y2"}));
  EXPECT_THROW(read_table((folder / "нет.csv").string(), {}), Error);
  EXPECT_THROW(read_table(file(""), {}), Error);
}

TEST_F(StatsTables, WhatCannotBeReckonedWithIsRefused) {
  file("g,y,x\na,1e300,2\nb,2,3\n");
  EXPECT_EQ(run_in_folder({"stats", "bootstrap", "--csv", "t.csv", "--column", "y"}), 2);
  EXPECT_NE(said.str().find("1e300"), std::string::npos) << said.str();
  for (const std::vector<std::string>& twice :
       {std::vector<std::string>{"regression", "--y", "y", "--x", "x", "--x", "x"},
        {"mixed", "--y", "x", "--group", "g", "--group", "g"},
        {"did", "--before", "x", "--after", "y", "--treated", "x", "--like", "x"}}) {
    std::vector<std::string> asked = {"stats", "--csv", "t.csv"};
    asked.insert(asked.begin() + 1, twice.begin(), twice.begin() + 1);
    asked.insert(asked.end(), twice.begin() + 1, twice.end());
    said.str("");
    EXPECT_EQ(run_in_folder(asked), 1) << said.str();
    EXPECT_NE(said.str().find("дважды"), std::string::npos) << said.str();
  }
}

TEST_F(StatsTables, DescribeTellsFiguresOfAColumnByGroups) {
  file("g,y\na,1\na,2\nb,7\n");
  EXPECT_EQ(run_in_folder({"stats", "describe", "--csv", "t.csv", "--column", "y", "--by", "g", "--json"}), 0);
  EXPECT_NE(said.str().find("{\"columns\":{\"y\":{\"a\":{\"n\":2,\"missing\":0,\"sum\":3,\"mean\":1.5"),
            std::string::npos)
      << said.str();
  EXPECT_NE(said.str().find("\"b\":{\"n\":1,\"missing\":0,\"sum\":7,\"mean\":7,\"sd\":null"), std::string::npos)
      << said.str();
}

}  // namespace
}  // namespace vekha::cli
