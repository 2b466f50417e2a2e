// A real `vekha results import` is killed at many moments; the folder must hold the whole batch or nothing of it.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "app/stores.hpp"
#include "domain/org/org.hpp"
#include "domain/results/results.hpp"

namespace vekha::cli {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
constexpr int kSchools = 40;
constexpr int kPupils = 150;
constexpr int kTasks = 12;
constexpr int kMoments = 12;

fs::path program() { return fs::read_symlink("/proc/self/exe").parent_path() / "vekha"; }

class KilledImport : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(program())) GTEST_SKIP() << "the program is not built beside the tests";
    fs::remove_all(folder);
    fs::create_directories(folder);
    write_table();
  }
  void TearDown() override { fs::remove_all(folder); }

  void write_table() const {
    std::ofstream out(folder / "table.csv");
    out << "процедура;год;предмет;параллель;код школы;код ученика";
    for (int task = 1; task <= kTasks; ++task) out << ";" << task << " (3б)";
    for (int school = 0; school < kSchools; ++school)
      for (int pupil = 0; pupil < kPupils; ++pupil) {
        out << "\nМДР;2024;физика;8;" << 100 + school << ";" << pupil;
        for (int task = 0; task < kTasks; ++task) out << ";" << (school + pupil * task) % 4;
      }
  }

  /// A fresh folder with a municipality.
  std::string fresh_data() const {
    const std::string data = (folder / "data").string();
    fs::remove_all(data);
    app::Stores stores(data);
    stores.records().write({{}, "проверка"}, "заведение", [](const db::Write& write) { org::init(write, "Район"); });
    return data;
  }

  pid_t start(const std::string& data) const {
    const pid_t child = fork();
    if (child != 0) return child;
    const std::string table = (folder / "table.csv").string();
    if (freopen("/dev/null", "w", stdout) == nullptr || freopen("/dev/null", "w", stderr) == nullptr) _exit(126);
    execl(program().c_str(), "vekha", "results", "import", table.c_str(), "--form", "school-table", "--data",
          data.c_str(), "--yes", static_cast<char*>(nullptr));
    _exit(127);
  }

  fs::path folder = fs::path(testing::TempDir()) / "vekha_killed_import";
};

struct Held {
  std::int64_t batches = 0;
  std::int64_t organisations = 0;
  std::int64_t works = 0;
  std::int64_t tasks = 0;
};

/// What the folder holds after it was opened again.
Held held(const std::string& data) {
  app::Stores stores(data);
  return stores.records().read([&](const db::Read& read) {
    return Held{read.count("SELECT count(*) FROM batch"), read.count("SELECT count(*) FROM node"),
                stores.facts().count("SELECT count(*) FROM work"),
                stores.facts().count("SELECT coalesce(sum(len(scores)), 0) FROM work")};
  });
}

void expect_all_or_nothing(const Held& now, const std::string& moment) {
  const bool all = now.batches == 1;
  EXPECT_EQ(now.batches, all ? 1 : 0) << moment;
  EXPECT_EQ(now.organisations, all ? 2 + kSchools : 2) << moment;
  EXPECT_EQ(now.works, all ? kSchools * kPupils : 0) << moment;
  EXPECT_EQ(now.tasks, all ? kSchools * kPupils * kTasks : 0) << moment;
}

TEST_F(KilledImport, LeavesTheWholeBatchOrNothing) {
  const Clock::time_point begin = Clock::now();
  const std::string whole = fresh_data();
  int status = 0;
  waitpid(start(whole), &status, 0);
  ASSERT_EQ(WEXITSTATUS(status), 0);
  const auto duration = Clock::now() - begin;
  EXPECT_EQ(held(whole).works, kSchools * kPupils);
  for (int moment = 0; moment <= kMoments; ++moment) {
    const std::string data = fresh_data();
    const pid_t child = start(data);
    std::this_thread::sleep_for(duration * moment / kMoments);
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    expect_all_or_nothing(held(data), "killed at moment " + std::to_string(moment));
  }
}

}  // namespace
}  // namespace vekha::cli
