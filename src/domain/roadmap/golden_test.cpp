// Every measure of the five real plans against files written by hand from reading them: tests/golden/roadmaps.
// Long sentences stand there as a digest, their number of words and the first two of these.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/text.hpp"
#include "core/roadmap/roadmap.hpp"
#include "io/sheet/workbook.hpp"
#include "io/sys/digest.hpp"

namespace vekha::roadmap {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

/// The source whose file name begins so; empty when it is not there.
std::string source(const std::string& start) {
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator(VEKHA_SOURCE_DIR "/../shared/sources", missing))
    if (entry.path().filename().string().starts_with(start)) return entry.path().string();
  return "";
}

/// White space squeezed, marks of lists and dashes that begin a word taken out.
std::string plain(const std::string& text) {
  Names words;
  for (const std::string& word : split(squeezed(replaced(text, "•", " ")), ' ')) {
    std::string_view rest = word;
    for (bool cut = true; std::exchange(cut, false);)
      for (const std::string_view dash : {"-", "–", "—"})
        if (rest.starts_with(dash)) {
          rest.remove_prefix(dash.size());
          cut = true;
        }
    if (!rest.empty()) words.emplace_back(rest);
  }
  return joined(words, " ");
}

/// «1a2b3c4d5e6f7081 12 Разработка и», as the golden files have it.
std::string fingerprint(const std::string& text) {
  const std::string line = plain(text);
  if (line.empty()) return "-";
  const Names words = split(line, ' ');
  return sys::text_sha256(line).substr(0, 16) + " " + std::to_string(words.size()) + " " + words[0] +
         (words.size() > 1 ? " " + words[1] : "");
}

std::string or_dash(const std::string& text) { return text.empty() ? "-" : text; }

std::string line_of(const CompiledMeasure& measure) {
  return joined({measure.number, or_dash(measure.section), squeezed(measure.deadline.raw),
                 or_dash(lower(joined(measure.responsible, "; "))), or_dash(lower(joined(measure.documents, "; "))),
                 fingerprint(measure.text), fingerprint(measure.result)},
                "\t");
}

/// The lines of a golden file; names in small letters, for the plans write them both ways.
Names golden(const std::string& name) {
  std::ifstream file(VEKHA_SOURCE_DIR "/tests/golden/roadmaps/" + name);
  Names out;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    Names fields = split(line, '\t');
    for (const std::size_t column : {3U, 4U}) fields[column] = lower(fields[column]);
    out.push_back(joined(fields, "\t"));
  }
  return out;
}

class Golden : public testing::TestWithParam<int> {};

TEST_P(Golden, EveryMeasureIsReadAsAPersonReadsIt) {
  const std::string path = source("00" + std::to_string(GetParam()));
  if (path.empty()) GTEST_SKIP() << "нет исходных планов рядом с проектом";
  const Names expected = golden("S" + std::to_string(GetParam()) + ".tsv");
  Names read;
  for (const CompiledMeasure& measure : compile(sheet::read_document(path)).measures) read.push_back(line_of(measure));
  ASSERT_EQ(read.size(), expected.size());
  for (std::size_t i = 0; i < read.size(); ++i) EXPECT_EQ(read[i], expected[i]);
}

INSTANTIATE_TEST_SUITE_P(Plans, Golden, testing::Range(0, 5));

TEST(GoldenFiles, HoldAll253Measures) {
  std::size_t total = 0;
  for (int plan = 0; plan < 5; ++plan) total += golden("S" + std::to_string(plan) + ".tsv").size();
  EXPECT_EQ(total, 253U);
}

}  // namespace
}  // namespace vekha::roadmap
