#include "io/sheet/csv_text.hpp"

#include <gtest/gtest.h>

namespace vekha::sheet {
namespace {

TEST(CsvText, ExcelGetsCommasInNumbersAndNoFormulas) {
  EXPECT_EQ(csv_line({{.number = 1234.56, .decimals = 1}, {.text = "=1+1"}, {.text = "а;б"}}, CsvDialect::excel_ru),
            "1234,6;'=1+1;\"а;б\"\r\n");
  EXPECT_EQ(csv_beginning(CsvDialect::excel_ru), "\xEF\xBB\xBF");
}

TEST(CsvText, MachinesGetTextsAsTheyAre) {
  EXPECT_EQ(csv_line({{.number = -0.5, .decimals = 1}, {.text = "=1+1"}, {.text = "а\"б"}, {.text = "а;б"}},
                     CsvDialect::rfc4180),
            "-0.5,=1+1,\"а\"\"б\",а;б\r\n");
  EXPECT_EQ(csv_beginning(CsvDialect::rfc4180), "");
}

TEST(CsvText, ANumberWrittenAsTextIsNotTakenForAFormula) {
  EXPECT_EQ(csv_line({{.text = "-5"}, {.text = "-"}}, CsvDialect::excel_ru), "-5;'-\r\n");
}

}  // namespace
}  // namespace vekha::sheet
