#include "io/files/files.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/error.hpp"

namespace vekha::files {
namespace {

namespace fs = std::filesystem;

struct Folder {
  fs::path path = fs::temp_directory_path() / ("vekha-files-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string file(const std::string& name, const std::string& bytes) const {
    std::ofstream(path / name, std::ios::binary) << bytes;
    return (path / name).string();
  }
  Store store(Scanner scanner = {}) const { return {(path / "files").string(), std::move(scanner), 1000}; }
  std::size_t stored() const {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(path / "files")) count += entry.is_regular_file() ? 1 : 0;
    return count;
  }
};

int refusal(const Store& store, const std::string& path) {
  try {
    store.keep(path);
  } catch (const Error& error) {
    return code_row(error.code()).http;
  }
  return 200;
}

TEST(Files, LieUnderTheirDigestInPrivateFolders) {
  const Folder folder;
  const Kept kept = folder.store().keep(folder.file("a.txt", "abc"));
  EXPECT_EQ(kept.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(kept.size, 3);
  const std::string path = folder.store().path(kept.sha256);
  EXPECT_EQ(fs::path(path).parent_path(), folder.path / "files" / "ba" / "78");
  struct stat seen{};
  ASSERT_EQ(::stat(path.c_str(), &seen), 0);
  EXPECT_EQ(seen.st_mode & 0777U, 0600U);
  ASSERT_EQ(::stat((folder.path / "files" / "ba").c_str(), &seen), 0);
  EXPECT_EQ(seen.st_mode & 0777U, 0700U);
  EXPECT_EQ(folder.store().read(kept.sha256), "abc");
}

TEST(Files, AreStoredOnceHoweverOftenTheyCome) {
  const Folder folder;
  folder.store().keep(folder.file("a.txt", "abc"));
  const std::string again = folder.file("b.txt", "abc");
  folder.store().keep(again);
  folder.store().keep_bytes("abc");
  EXPECT_EQ(folder.stored(), 1U);
  EXPECT_FALSE(fs::exists(again));
}

TEST(Files, AreRefusedEmptyOrTooLargeAndLeaveNothing) {
  const Folder folder;
  EXPECT_EQ(refusal(folder.store(), folder.file("empty", "")), 422);
  EXPECT_EQ(refusal(folder.store(), folder.file("large", std::string(1001, 'x'))), 413);
  EXPECT_THROW(folder.store().keep_bytes(std::string(1001, 'x')), Error);
  EXPECT_EQ(fs::exists(folder.path / "files") ? folder.stored() : 0U, 0U);
}

TEST(Files, TellWhetherAnAntivirusLookedAtThem) {
  const Folder folder;
  EXPECT_EQ(folder.store().keep(folder.file("a", "a")).scan, "не проверено: антивирус не настроен");
  EXPECT_EQ(folder.store({.words = {"true"}}).keep(folder.file("b", "b")).scan, "проверено антивирусом");
}

TEST(Files, AreNotStoredWhenTheAntivirusRefusesOrIsSilent) {
  const Folder folder;
  EXPECT_EQ(refusal(folder.store({.words = {"sh", "-c", "echo FOUND; exit 1"}}), folder.file("a", "a")), 422);
  EXPECT_EQ(
      refusal(folder.store({.words = {"sh", "-c", "sleep 5"}, .time = std::chrono::seconds(1)}), folder.file("b", "b")),
      503);
  EXPECT_EQ(refusal(folder.store({.words = {"no-such-antivirus"}}), folder.file("c", "c")), 503);
}

TEST(Files, TheNameOfAFileNeverReachesAShell) {
  const Folder folder;
  const std::string evil = folder.file("$(touch pwned); x", "a");
  folder.store({.words = {"true"}}).keep(evil);
  EXPECT_FALSE(fs::exists(folder.path / "pwned"));
}

TEST(Files, AskedByWhatIsNoDigestAreRefused) {
  const Folder folder;
  for (const char* wrong : {"", "../../etc/passwd", "ABC"}) EXPECT_THROW(folder.store().path(wrong), Error) << wrong;
  EXPECT_THROW(folder.store().path(std::string(64, '0')), Error);
}

TEST(Files, ACommandIsCutIntoWords) {
  EXPECT_EQ(words_of_command("clamdscan --fdpass  \"a b\" \"\""),
            (std::vector<std::string>{"clamdscan", "--fdpass", "a b", ""}));
  EXPECT_TRUE(words_of_command("  ").empty());
}

}  // namespace
}  // namespace vekha::files
