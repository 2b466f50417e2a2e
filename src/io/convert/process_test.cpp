// Real programs of any Unix stand for converters here.
#include "io/convert/process.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/error.hpp"

namespace vekha::convert {
namespace {

using End = Outcome::End;

TEST(Process, GivesOutputErrorsAndStatus) {
  const Outcome good = run({.words = {"echo", "два слова"}});
  EXPECT_TRUE(good.good());
  EXPECT_EQ(good.output, "два слова\n");
  const Outcome bad = run({.words = {"ls", "/nowhere/at/all"}});
  EXPECT_FALSE(bad.good());
  EXPECT_EQ(bad.end, End::exited);
  EXPECT_NE(bad.errors.find("/nowhere/at/all"), std::string::npos);
}

TEST(Process, HasNoShellBehindIt) {
  EXPECT_EQ(run({.words = {"echo", "a; touch /tmp/b $(id) | cat"}}).output, "a; touch /tmp/b $(id) | cat\n");
}

TEST(Process, IsStoppedWithItsChildrenWhenItTakesTooLong) {
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(run({.words = {"sh", "-c", "sleep 60 & sleep 60"}, .time = std::chrono::seconds(1)}).end, End::timed_out);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

TEST(Process, IsStoppedWhenItWritesTooMuch) {
  const Outcome outcome = run({.words = {"yes"}, .max_output = 1U << 20U});
  EXPECT_EQ(outcome.end, End::too_large);
  EXPECT_LT(outcome.output.size(), 4U << 20U);
  EXPECT_FALSE(run({.words = {"head", "-c", "90000000", "/dev/zero"}, .max_output = 1U << 20U}).good());
}

TEST(Process, WritesNoFileBeyondItsLimit) {
  const WorkFolder folder;
  run({.words = {"sh", "-c", "head -c 5000000 /dev/zero > big"}, .folder = folder.path(), .max_file = 1U << 20U});
  EXPECT_LE(std::filesystem::file_size(folder.path() + "/big"), 1U << 20U);
}

TEST(Process, InheritsNothingButWhatItNeeds) {
  const std::string environment = run({.words = {"env"}}).output;
  EXPECT_EQ(std::count(environment.begin(), environment.end(), '\n'), 5) << environment;
  const std::ifstream open("/etc/passwd");
  EXPECT_EQ(run({.words = {"sh", "-c", "ls /proc/self/fd | wc -l"}}).output, "4\n");  // 0, 1, 2 and the folder listed
}

TEST(Process, ThatIsNotInstalledIsNamed) {
  EXPECT_FALSE(find_program("no-such-program-here"));
  try {
    run({.words = {"no-such-program-here"}});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Code::unsupported);
    EXPECT_NE(error.message().find("no-such-program-here"), std::string::npos);
  }
}

TEST(WorkFolders, GoAwayWithEverythingInThem) {
  std::string path;
  {
    const WorkFolder folder;
    path = folder.path();
    std::filesystem::create_directories(path + "/a/b");
    std::ofstream(path + "/a/b/c") << "x";
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace vekha::convert
