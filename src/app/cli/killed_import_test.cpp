// A real `vekha results import` is killed at many random moments; the folder must hold the whole batch or nothing of
// it. VEKHA_KILLS asks for more moments than the ordinary run has time for (see tools/bench/kills.sh).
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
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
constexpr int kMoments = 16;

int moments() {
  const char* asked = std::getenv("VEKHA_KILLS");
  return asked == nullptr ? kMoments : std::max(1, std::atoi(asked));
}

/// Random moments of an action that takes so long, some of them behind its end; the same in every run.
std::vector<Clock::duration> moments_of(Clock::duration whole) {
  std::mt19937 random(20260522);
  std::uniform_real_distribution<double> share(0, 1.05);
  std::vector<Clock::duration> out;
  for (int i = 0; i < moments(); ++i) out.push_back(std::chrono::duration_cast<Clock::duration>(whole * share(random)));
  return out;
}

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
  for (const Clock::duration moment : moments_of(duration)) {
    const std::string data = fresh_data();
    const pid_t child = start(data);
    std::this_thread::sleep_for(moment);
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    expect_all_or_nothing(held(data), "killed after " + std::to_string(moment / std::chrono::milliseconds(1)) + " ms");
  }
}

/// Works of some schools with one total, so that a figure tells whose batch is seen.
results::Load works_of(int total) {
  results::Load load;
  results::Sitting sitting{.exam = {"ОГЭ", 2025, 9, "Физика"}, .maximum = 45, .tasks = {{"1", 3, ""}, {"2", 3, ""}}};
  for (std::uint32_t school = 0; school < kSchools; ++school) {
    load.schools.push_back({std::to_string(100 + school), "", "", ""});
    for (int pupil = 0; pupil < kPupils; ++pupil) {
      results::Work work;
      work.school = school;
      work.pupil = std::to_string(pupil);
      work.total = total;
      work.participated = true;
      sitting.works.push_back(work);
      sitting.values.insert(sitting.values.end(), 2, {1, results::Flag::score});
    }
  }
  load.sittings.push_back(std::move(sitting));
  load.mode = results::Mode::replace;
  return load;
}

/// A process that does something to the folder and ends.
template <class What>
pid_t start_on(const std::string& data, What what) {
  const pid_t child = fork();
  if (child != 0) return child;
  app::Stores stores(data);
  what(results::Shelves{stores.records(), stores.facts()}, db::Actor{{}, "проверка"});
  _exit(0);
}

pid_t start_commit(const std::string& data, const results::Load& load) {
  return start_on(
      data, [&](const results::Shelves& shelves, const db::Actor& actor) { results::commit(shelves, actor, load); });
}

/// Takes the only batch back.
pid_t start_take_back(const std::string& data) {
  return start_on(data, [](const results::Shelves& shelves, const db::Actor& actor) {
    results::take_back(shelves, actor, BatchId{1});
  });
}

/// Participants by total, as «10:6000».
std::string seen(const std::string& data) {
  app::Stores stores(data);
  std::string out;
  for (const results::Tally& one : stores.records().read(
           [&](const db::Read& read) { return results::tallies(read, stores.facts(), {}, results::Detail::exam); }))
    out += std::to_string(one.score) + ":" + std::to_string(one.works) + " ";
  return out;
}

TEST_F(KilledImport, OfATakeBackLeavesTheBatchSeenOrHiddenWithItsSchools) {
  const std::string before = fresh_data();
  int status = 0;
  waitpid(start_commit(before, works_of(10)), &status, 0);
  const std::string copy = (folder / "copy").string();
  const Clock::time_point begin = Clock::now();
  fs::copy(before, copy, fs::copy_options::recursive);
  waitpid(start_take_back(copy), &status, 0);
  const auto duration = Clock::now() - begin;
  EXPECT_EQ(seen(copy), "");
  const std::string works = std::to_string(kSchools * kPupils);
  for (const Clock::duration moment : moments_of(duration)) {
    fs::remove_all(copy);
    fs::copy(before, copy, fs::copy_options::recursive);
    const pid_t child = start_take_back(copy);
    std::this_thread::sleep_for(moment);
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    const std::string now = seen(copy);
    EXPECT_TRUE(now == "10:" + works + " " || now.empty()) << now;
    EXPECT_EQ(held(copy).organisations, now.empty() ? 2 : 2 + kSchools);
  }
}

TEST_F(KilledImport, OfAReplacementLeavesTheOldResultsOrTheNewOnes) {
  const std::string before = fresh_data();
  int status = 0;
  waitpid(start_commit(before, works_of(10)), &status, 0);
  const std::string copy = (folder / "copy").string();
  const results::Load replacement = works_of(20);
  const Clock::time_point begin = Clock::now();
  fs::copy(before, copy, fs::copy_options::recursive);
  waitpid(start_commit(copy, replacement), &status, 0);
  const auto duration = Clock::now() - begin;
  const std::string works = std::to_string(kSchools * kPupils);
  EXPECT_EQ(seen(copy), "20:" + works + " ");
  for (const Clock::duration moment : moments_of(duration)) {
    fs::remove_all(copy);
    fs::copy(before, copy, fs::copy_options::recursive);
    const pid_t child = start_commit(copy, replacement);
    std::this_thread::sleep_for(moment);
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    const std::string now = seen(copy);
    EXPECT_TRUE(now == "10:" + works + " " || now == "20:" + works + " ") << now;
  }
}

}  // namespace
}  // namespace vekha::cli
