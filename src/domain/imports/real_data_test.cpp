// The counts of real protocols of a region against counts made by another program.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "base/text.hpp"
#include "domain/imports/imports.hpp"

namespace vekha::imports {
namespace {

namespace fs = std::filesystem;
const fs::path kLot = VEKHA_SOURCE_DIR "/../shared/data/altai-vpr";
using Values = std::map<std::string, std::string>;  // column → value

std::vector<Values> table(const fs::path& path) {
  std::ifstream in(path);
  std::string line;
  std::getline(in, line);
  const std::vector<std::string> header = split(trimmed(line), ';');
  std::vector<Values> out;
  while (std::getline(in, line)) {
    const std::vector<std::string> cells = split(trimmed(line), ';');
    Values row;
    for (std::size_t i = 0; i < std::min(header.size(), cells.size()); ++i) row[header[i]] = cells[i];
    out.push_back(row);
  }
  return out;
}

Values counted_as(const Quality& quality) {
  const std::map<std::string, std::int64_t> numbers{{"rows", quality.rows},
                                                    {"absent", quality.absent},
                                                    {"participants", quality.participants},
                                                    {"total_not_numeric", quality.total_not_numeric},
                                                    {"total_ne_sum", quality.total_ne_sum},
                                                    {"X_latin", quality.x_latin},
                                                    {"x_latin_lower", quality.x_latin_lower},
                                                    {"X_cyrillic", quality.x_cyrillic},
                                                    {"не пройд.", quality.not_taught},
                                                    {"blank_item", quality.blank_item},
                                                    {"other_token", quality.other_token},
                                                    {"sex_bad", quality.sex_bad},
                                                    {"journal_mark_missing_or_bad", quality.journal_mark_bad}};
  Values out;
  for (const auto& [name, number] : numbers) out[name] = std::to_string(number);
  return out;
}

TEST(ImportsOfRealData, CountsEqualTheReferenceInEveryColumn) {
  if (!fs::exists(kLot)) GTEST_SKIP() << "no real data in " << kLot;
  const auto records = db::Database::open_memory();
  const catalog::Catalog catalog = catalog::built_in();
  for (Values expected : table(kLot / "reference_import_quality.csv")) {
    const fs::path file = kLot / "xlsx" / expected["year"] / expected["grade"] / (expected["file"] + ".xlsx");
    const Draft draft = records->read(
        [&](const db::Read& view) { return read(view, catalog, {{file.string(), file.string()}}, Hints{}); });
    ASSERT_EQ(draft.preview.sheets.size(), 1U) << file;
    EXPECT_FALSE(draft.blocked) << file;
    EXPECT_EQ(std::to_string(draft.preview.sheets[0].exam.year), expected["year"]);
    EXPECT_EQ(std::to_string(draft.preview.sheets[0].exam.grade), expected["grade"]);
    for (const char* key : {"year", "grade", "file"}) expected.erase(key);
    EXPECT_EQ(counted_as(draft.preview.sheets[0].quality), expected) << file;
  }
}

}  // namespace
}  // namespace vekha::imports
