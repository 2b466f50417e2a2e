// Every fault a person found in the five sources is found, and nothing else: tests/golden/lint names them.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/text.hpp"
#include "core/roadmap/lint.hpp"
#include "core/roadmap/roadmap.hpp"
#include "domain/roadmap/roadmap.hpp"
#include "domain/roadmap/rules.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::roadmap {
namespace {

using Lines = std::vector<std::string>;

struct Source {
  std::string name;
  std::string file;
};
const std::vector<Source> kSources{{"S0", "000_678971ba19f141ab.txt"},
                                   {"S1", "001_ce5dd571ad579f2b.txt"},
                                   {"S2", "002_dbbde2ca87e28323.txt"},
                                   {"S3", "003_def04c68095e5e08.txt"},
                                   {"S4", "004_b730e4a87273a923.txt"}};

Lines expected(const std::string& name) {
  std::ifstream in(std::string(VEKHA_SOURCE_DIR "/tests/golden/lint/") + name + ".tsv");
  Lines out;
  std::string line;
  for (std::getline(in, line); std::getline(in, line);) {
    const auto cells = vekha::split(line, '\t');
    out.push_back(cells.at(0) + " " + cells.at(1));
  }
  std::ranges::sort(out);
  return out;
}

/// «2.1/2.1.3» of a measure, «строка 9» of a row, «план 1.2» of a direction.
std::string place_of(const Finding& finding, const Compiled& plan) {
  if (finding.measure >= 0) {
    const CompiledMeasure& measure = plan.measures[static_cast<std::size_t>(finding.measure)];
    const bool inside = measure.section_index >= 0;
    return (inside ? plan.sections[static_cast<std::size_t>(measure.section_index)].number : "") + "/" + measure.number;
  }
  if (!finding.place.empty()) return finding.place;
  const auto quote = finding.message.find("«");
  if (finding.code != "direction_gap") return "план";
  const auto first = quote + std::string_view("«").size();
  return "план " + finding.message.substr(first, finding.message.find(' ', first) - first);
}

Lines found(const Compiled& plan) {
  Lines out;
  for (const Finding& finding : findings(plan)) out.push_back(finding.code + " " + place_of(finding, plan));
  std::ranges::sort(out);
  return out;
}

TEST(LintOfSources, FindsEveryFaultAPersonFoundAndNothingElse) {
  for (const Source& source : kSources) {
    const std::string path = std::string(VEKHA_SOURCE_DIR "/../shared/sources/") + source.file;
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "the sources are not here";
    const Compiled plan = compile(sheet::read_document(path));
    const Lines wanted = expected(source.name);
    const Lines got = found(plan);
    Lines missing;
    Lines extra;
    std::ranges::set_difference(wanted, got, std::back_inserter(missing));
    std::ranges::set_difference(got, wanted, std::back_inserter(extra));
    EXPECT_EQ(missing, Lines{}) << source.name << ": missed";
    EXPECT_EQ(extra, Lines{}) << source.name << ": false";
  }
}

}  // namespace
}  // namespace vekha::roadmap
