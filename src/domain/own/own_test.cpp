// Own definitions: written, proved by their cases, shown as not proved until then, taken back with their files.
#include "domain/own/own.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace vekha::own {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
namespace fs = std::filesystem;

const db::Actor kTester{{}, "проверка"};

std::string page(const std::string& program, const std::string& cases = "[]") {
  return R"({"definition":{"name":"Доля пятёрок","formula":"отметки 5 / отметки","program":")" + program +
         R"(","direction":"more_is_better","basis":{"act":"Приказ № 3"},"minimum":1},"cases":)" + cases + "}";
}
std::string example(int fives, int others, double expected) {
  return R"({"title":")" + std::to_string(fives) + " из " + std::to_string(fives + others) +
         R"(","exam":{"procedure":"ВПР","year":2026,"grade":5,"subject":"Математика","maximum":20},"works":"балл | отметка | работ\n18 | 5 | )" +
         std::to_string(fives) + R"(\n10 | 3 | )" + std::to_string(others) + R"(","expect":[{"value":)" +
         std::to_string(expected) + "}]}";
}
const std::string kShare = "share(mark = 5 of works)";

class Own : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder);
    records->write(kTester, "заведение", [](const db::Write& write) { org::init(write, "Район"); });
  }
  void TearDown() override { fs::remove_all(folder); }
  std::string stored(const std::string& json, const std::string& id = "") {
    const std::string out = records->write(kTester, "проверка", [&](const db::Write& write) {
      return save(write, indicators::shipped(), text_from(json, id.empty() ? next_id(write) : id));
    });
    lay();
    return out;
  }
  void take_back(const std::string& id) {
    records->write(kTester, "проверка", [&](const db::Write& write) { undo(write, id); });
    lay();
  }
  void lay() {
    records->read([&](const db::Read& read) { lay_files(read, folder); });
  }
  const indicators::Definition* found(const std::string& id) {
    library = indicators::library(folder);
    return library.find(id);
  }

  std::string folder = (fs::path(testing::TempDir()) /
                        (std::string("vekha_own_") + testing::UnitTest::GetInstance()->current_test_info()->name()))
                           .string();
  std::unique_ptr<db::Database> records = db::Database::open_memory();
  indicators::Library library;
};

TEST_F(Own, IsReadByTheLibraryAsSoonAsItIsWritten) {
  const std::string id = stored(page(kShare));
  ASSERT_NE(found(id), nullptr);
  EXPECT_EQ(found(id)->name, "Доля пятёрок");
  EXPECT_EQ(found(id)->unit, "%");
  EXPECT_TRUE(found(id)->own);
}

TEST_F(Own, IsNotProvedUntilThreeCasesComeOut) {
  const std::string two = "[" + example(5, 5, 50) + "," + example(1, 3, 25) + "]";
  const std::string id = stored(page(kShare, two));
  EXPECT_FALSE(indicators::check_own(folder, indicators::library(folder)).at(id).holds());
  const std::string three = "[" + example(5, 5, 50) + "," + example(1, 3, 25) + "," + example(0, 9, 0) + "]";
  stored(page(kShare, three), id);
  EXPECT_TRUE(indicators::check_own(folder, indicators::library(folder)).at(id).holds());
  const std::string wrong = "[" + example(5, 5, 50) + "," + example(1, 3, 25) + "," + example(0, 9, 10) + "]";
  stored(page(kShare, wrong), id);
  EXPECT_FALSE(indicators::check_own(folder, indicators::library(folder)).at(id).holds());
}

TEST_F(Own, IsTriedWithoutBeingStored) {
  const Trial trial = tried(indicators::shipped(), text_from(page(kShare, "[" + example(1, 3, 30) + "]"), "trial"));
  EXPECT_THAT(trial.faults, IsEmpty());
  ASSERT_EQ(trial.cases.size(), 1U);
  EXPECT_THAT(trial.cases[0].fault, HasSubstr("вместо 30"));
  EXPECT_FALSE(trial.holds());
}

TEST_F(Own, TellsEveryFaultAndStoresNothing) {
  try {
    stored(page("share(отметочка = 5 of works)"));
    FAIL();
  } catch (const Error& error) {
    ASSERT_FALSE(error.issues().empty());
    EXPECT_THAT(error.issues()[0].message, HasSubstr("ключ «program»"));
  }
  EXPECT_THROW(stored(page(kShare, "[5]")), Error);
  EXPECT_THROW(stored("{}"), Error);
  EXPECT_EQ(found("own_1"), nullptr);
}

TEST_F(Own, ComesBackToItsVersionBeforeAndIsGoneAfterTheFirst) {
  const std::string id = stored(page(kShare));
  stored(page("share(mark >= 4 of works)"), id);
  EXPECT_THROW(stored(page("share(mark >= 4 of works)"), id), Error);
  EXPECT_THAT(found(id)->program, HasSubstr(">= 4"));
  take_back(id);
  EXPECT_THAT(found(id)->program, HasSubstr("= 5"));
  take_back(id);
  EXPECT_EQ(found(id), nullptr);
  EXPECT_THROW(take_back(id), Error);
}

TEST_F(Own, GivesNoNumberTwice) {
  const std::string first = stored(page(kShare));
  take_back(first);
  EXPECT_NE(stored(page(kShare)), first);
}

TEST_F(Own, IsGivenBackToThePageAsItWasWritten) {
  const std::string id = stored(page(kShare, "[" + example(1, 3, 25) + "]"));
  const auto all = records->read([&](const db::Read& read) { return versions(read, id); });
  const std::string json = json_of(all.at(0).text);
  EXPECT_THAT(json, HasSubstr("\"program\":\"share(mark = 5 of works)\""));
  EXPECT_THAT(json, HasSubstr(R"("value":25)"));
  EXPECT_NO_THROW(text_from(R"({"definition":{"name":"x"},"cases":[]})", id));
}

TEST_F(Own, LeavesFilesOfTheMunicipalityAlone) {
  const fs::path file = fs::path(folder) / "catalog" / "indicators" / "ours.yaml";
  fs::create_directories(file.parent_path());
  std::ofstream(file) << "indicators: []\n";
  take_back(stored(page(kShare)));
  EXPECT_TRUE(fs::exists(file));
}

}  // namespace
}  // namespace vekha::own
