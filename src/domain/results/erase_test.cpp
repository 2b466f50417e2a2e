// Erasing for good: the facts of batches taken back leave the file, and nothing brings them back.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "domain/results/world_test.hpp"

namespace vekha::results {
namespace {

class Erasing : public World {
 protected:
  Erasable found(const std::vector<BatchId>& only = {}) {
    return read([&](const db::Read& view) { return erasable(view, facts, {}, only); });
  }
};

TEST_F(Erasing, OnlyWhatWasTakenBackIsErased) {
  const BatchId kept = store(load_of({sitting(kRussian, {written(0, "1", 20)})}));
  const BatchId gone = store(load_of({sitting(kRussian, {written(1, "1", 30), written(1, "2", 31)})}));
  EXPECT_TRUE(found().batches.empty());
  take_back(shelves, kTester, gone);
  const Erasable what = found();
  EXPECT_EQ(what.works, 2);
  EXPECT_THROW(found({kept}), Error);
  erase(shelves, kTester, what);
  EXPECT_EQ(totals(), "20");
  EXPECT_TRUE(found().batches.empty());
  EXPECT_EQ(facts.count("SELECT count(*) FROM work"), 1);
  EXPECT_FALSE(read([&](const db::Read& view) { return batches(view); }).front().erased_at.empty());
}

TEST_F(Erasing, WhatIsErasedIsRefusedWithAReason) {
  const BatchId gone = store(load_of({sitting(kRussian, {written(0, "1", 20)})}));
  take_back(shelves, kTester, gone);
  erase(shelves, kTester, found());
  try {
    take_back(shelves, kTester, gone);
    FAIL() << "отозвана дважды";
  } catch (const Error& error) {
    EXPECT_NE(error.message().find("стёрта навсегда"), std::string::npos) << error.message();
  }
  EXPECT_THROW(restore(shelves, kTester, gone), Error);
  EXPECT_THROW(found({gone}), Error);
}

TEST_F(Erasing, NoByteOfWhatIsErasedStaysInTheFile) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "vekha_erasing";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const std::string path = folder / "facts.duckdb";
  const auto bytes = [&] {
    std::stringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
  };
  {
    facts::Store own(path);
    const Shelves both{*records, own};
    const Exam erased{"ОГЭ", 2025, 9, "Стираемый предмет"};
    std::vector<Work> works;
    for (int i = 0; i < 3000; ++i) works.push_back(written(0, std::to_string(i), i % 30));
    const BatchId gone = commit(both, kTester, load_of({sitting(erased, works)}));
    commit(both, kTester, load_of({sitting(kRussian, {written(1, "1", 12)})}));
    EXPECT_NE(bytes().find("Стираемый предмет"), std::string::npos);
    take_back(both, kTester, gone);
    erase(both, kTester, records->read([&](const db::Read& view) { return erasable(view, own, {}, {}); }));
    EXPECT_EQ(own.count("SELECT count(*) FROM work"), 1);
  }
  EXPECT_EQ(bytes().find("Стираемый предмет"), std::string::npos);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace vekha::results
