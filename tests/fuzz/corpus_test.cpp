// The corpora of the fuzzers, run by the ordinary tests: every input that once broke something stands there.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "targets.hpp"

namespace vekha::fuzz {
namespace {

namespace fs = std::filesystem;
using Target = void (*)(std::string_view);

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// How many inputs were run.
int run(const std::string& name, Target target) {
  int count = 0;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(fs::path(VEKHA_SOURCE_DIR) / "tests/fuzz/corpus" / name)) {
    SCOPED_TRACE(entry.path().filename().string());
    const std::string bytes = bytes_of(entry.path());
    EXPECT_NO_THROW(target(bytes));
    EXPECT_NO_THROW(target(std::string_view(bytes).substr(0, bytes.size() / 2)));
    ++count;
  }
  return count;
}

TEST(FuzzCorpus, EveryKeptInputIsReadOrRefused) {
  EXPECT_GT(run("csv", csv), 0);
  EXPECT_GT(run("xlsx", xlsx), 0);
  EXPECT_GT(run("docx", docx), 0);
  EXPECT_GT(run("archive", archive), 0);
  EXPECT_GT(run("markup", markup), 0);
  EXPECT_GT(run("masks", masks), 0);
  EXPECT_GT(run("headers", headers), 0);
  EXPECT_GT(run("terms", terms), 0);
  EXPECT_GT(run("roadmap", roadmap), 0);
}

}  // namespace
}  // namespace vekha::fuzz
