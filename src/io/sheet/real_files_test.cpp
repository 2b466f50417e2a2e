// The shipped real files, where they are at hand: every sheet is read and the counts are those other programs give.
#include <gtest/gtest.h>

#include <algorithm>

#include "io/sheet/fixtures.hpp"

namespace vekha::sheet {
namespace {

namespace fs = std::filesystem;

std::string shared() {
  const char* const given = std::getenv("VEKHA_SHARED");
  return given != nullptr ? given : VEKHA_SOURCE_DIR "/../shared";
}

class RealFiles : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::is_directory(shared() + "/data")) GTEST_SKIP() << "no shared data beside the sources";
  }
  static std::string data(const std::string& name) { return shared() + "/data/" + name; }
};

struct Size {
  int rows = 0;
  std::size_t cells = 0;
};

Size size_of(const std::string& path) {
  Size size;
  const auto book = open_workbook(path);
  for (std::size_t sheet = 0; sheet < book->sheets().size(); ++sheet) {
    book->each_row(sheet, [&](const Row& row) {
      ++size.rows;
      size.cells += static_cast<std::size_t>(
          std::count_if(row.cells.begin(), row.cells.end(), [](const Cell& c) { return !c.text.empty(); }));
      return true;
    });
  }
  return size;
}

TEST_F(RealFiles, EveryTableIsRead) {
  for (const auto& entry : fs::recursive_directory_iterator(data(""))) {
    const std::string kind = entry.path().extension().string();
    if (kind != ".xlsx" && kind != ".csv") continue;
    EXPECT_GT(size_of(entry.path().string()).rows, 1) << entry.path();
  }
}

TEST_F(RealFiles, EveryDocumentIsRead) {
  for (const auto& entry : fs::recursive_directory_iterator(data(""))) {
    if (entry.path().extension() != ".docx") continue;
    const Document document = read_document(entry.path().string());
    const auto tables = std::count_if(document.blocks.begin(), document.blocks.end(),
                                      [](const Block& b) { return b.kind == Block::Kind::table; });
    EXPECT_GT(tables, 0) << entry.path();
  }
}

TEST_F(RealFiles, TheSameProtocolHasTheSameRowsAsBookAndAsCsv) {
  EXPECT_EQ(size_of(data("altai-vpr/xlsx/2020/4/Математика.xlsx")).rows,
            size_of(data("altai-vpr/csv/2020_4_Математика.csv")).rows);
}

TEST_F(RealFiles, CellsAreAsManyAsInOtherPrograms) {
  EXPECT_EQ(size_of(data("altai-vpr/xlsx/2020/4/Математика.xlsx")).cells, 251'110U);
}

TEST_F(RealFiles, AnEndingBlankOfASheetNameIsKept) {
  const auto book = open_workbook(data("dagestan-bias-markers/bias_2023_2024.xlsx"));
  ASSERT_FALSE(book->sheets().empty());
  EXPECT_TRUE(book->sheets()[0].ends_with(' '));
}

TEST_F(RealFiles, FormulasOfTheOfficialFormCarryTheirValues) {
  bool any = false;
  open_workbook(data("vpr-form-2025/base_form.xlsx"))->each_row(0, [&](const Row& row) {
    for (const Cell& cell : row.cells) any = any || (cell.formula && cell.number);
    return true;
  });
  EXPECT_TRUE(any);
}

}  // namespace
}  // namespace vekha::sheet
