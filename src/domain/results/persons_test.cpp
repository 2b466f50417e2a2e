// Persons: keys that tell nothing, re-sits, linkage of one exam with another.
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "domain/results/world_test.hpp"

namespace vekha::results {
namespace {

class Persons : public World {};

Work person(std::int64_t key, int total, int attempt = 1) {
  Work out = written(0, "", total);
  out.person = key;
  out.attempt = attempt;
  return out;
}

Sitting wave(const Exam& exam, const std::string& day, std::vector<Work> works) {
  Sitting out = sitting(exam, std::move(works));
  out.part = day;
  out.held = day;
  return out;
}

TEST_F(Persons, AnOfficialReSitReplacesTheWorkBeforeIt) {
  store(load_of({wave(kRussian, "2025-05-30", {person(7, 10), person(8, 20)}),
                 wave(kRussian, "2025-09-05", {person(7, 16, 2)})}));
  EXPECT_EQ(totals(), "16 20");
  Filter first;
  first.attempts = Attempts::first;
  EXPECT_EQ(totals(first), "10 20");
  first.attempts = Attempts::every;
  EXPECT_EQ(totals(first), "10 16 20");
}

TEST_F(Persons, AnAnnulledReSitReplacesNothing) {
  Work annulled = person(7, 16, 2);
  annulled.annulled = true;
  store(load_of({wave(kRussian, "2025-05-30", {person(7, 10)}), wave(kRussian, "2025-09-05", {annulled})}));
  EXPECT_EQ(totals(), "10");
}

TEST_F(Persons, TheLastValidDayCountsWhenNobodySaysWhichAttemptItIs) {
  store(load_of({wave(kRussian, "2025-06-20", {person(7, 18)}), wave(kRussian, "2025-05-30", {person(7, 10)})}));
  EXPECT_EQ(totals(), "18");
}

TEST_F(Persons, WorksWithoutARealIdentifierAreNeverTakenForOnePerson) {
  store(load_of({wave(kRussian, "2025-05-30", {written(0, "40001", 10)}),
                 wave(kRussian, "2025-09-05", {written(0, "40001", 16)})}));
  EXPECT_EQ(totals(), "10 16");
}

TEST_F(Persons, AReSitOfAnotherBatchGoesWithIt) {
  store(load_of({wave(kRussian, "2025-05-30", {person(7, 10)})}));
  const BatchId autumn = store(load_of({wave(kRussian, "2025-09-05", {person(7, 16, 2)})}));
  EXPECT_EQ(totals(), "16");
  take_back(shelves, kTester, autumn);
  EXPECT_EQ(totals(), "10");
}

TEST_F(Persons, AbsentAndAnnulledWorksCountNowhereButAreKept) {
  Work absent = person(8, 0);
  absent.absent = true;
  absent.total = Score();
  Work annulled = person(9, 30);
  annulled.annulled = true;
  store(load_of({sitting(kRussian, {person(7, 10), absent, annulled})}));
  EXPECT_EQ(totals(), "10");
  read([&](const db::Read& view) {
    const Coverage all = coverage(view, facts, {}).at(0);
    EXPECT_EQ(all.rows, 3);
    EXPECT_EQ(all.absent, 1);
    EXPECT_EQ(all.annulled, 1);
    EXPECT_EQ(all.without_total, 0);
    EXPECT_EQ(works(view, facts, {}, {}).total, 3);
  });
}

TEST_F(Persons, TheLinkedShareIsToldWithThoseWhoCannotBeLinked) {
  const Exam later{"ЕГЭ", 2027, 11, "Русский язык"};
  store(load_of({sitting(kRussian, {person(7, 10), person(8, 20)}),
                 sitting(later, {person(7, 60), person(9, 70), written(1, "5", 50)})}));
  const Linkage link =
      read([&](const db::Read& view) { return linkage(view, facts, Filter::of(kRussian), Filter::of(later)); });
  EXPECT_EQ(link.works, 3);
  EXPECT_EQ(link.without_key, 1);
  EXPECT_EQ(link.persons, 2);
  EXPECT_EQ(link.linked, 1);
}

class PupilKeys : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
  }
  void TearDown() override { std::filesystem::remove_all(folder); }
  std::string folder = testing::TempDir() + "/vekha_pupil_keys";
};

TEST_F(PupilKeys, TheSecretIsOfTheOwnerAloneAndStays) {
  const std::int64_t key = Pupils::of_folder(folder).person(Identifier::document, "45 10 123456");
  struct stat file{};
  ASSERT_EQ(stat((folder + "/pupil.key").c_str(), &file), 0);
  EXPECT_EQ(file.st_mode & 0777U, 0600U);
  EXPECT_EQ(file.st_size, 32);
  EXPECT_EQ(Pupils::of_folder(folder).person(Identifier::document, "4510123456"), key);
}

TEST_F(PupilKeys, AnotherFolderGivesAnotherKey) {
  const Pupils one(Pupils::Secret{1});
  const Pupils two(Pupils::Secret{2});
  EXPECT_NE(one.person(Identifier::document, "4510123456"), two.person(Identifier::document, "4510123456"));
}

TEST_F(PupilKeys, ACodeOfAProcedureMeansSomethingOnlyInItsSchoolAndYear) {
  const Pupils pupils(Pupils::Secret{1});
  const std::int64_t key = pupils.code({"ВПР", 2025, "101", "40001"});
  EXPECT_EQ(pupils.code({"ВПР", 2025, "101", "40001"}), key);
  EXPECT_NE(pupils.code({"ВПР", 2026, "101", "40001"}), key);
  EXPECT_NE(pupils.code({"ВПР", 2025, "102", "40001"}), key);
  EXPECT_NE(pupils.code({"ОГЭ", 2025, "101", "40001"}), key);
  EXPECT_NE(pupils.person(Identifier::participant, "40001"), key);
}

TEST_F(PupilKeys, ATornKeyFileIsToldRatherThanReplaced) {
  std::ofstream(folder + "/pupil.key") << "short";
  EXPECT_THROW(Pupils::of_folder(folder), Error);
  EXPECT_EQ(std::filesystem::file_size(folder + "/pupil.key"), 5U);
}

TEST_F(PupilKeys, NothingIsNobody) {
  const Pupils pupils(Pupils::Secret{1});
  EXPECT_EQ(pupils.person(Identifier::name_and_birth, "  "), 0);
  EXPECT_GT(pupils.person(Identifier::name_and_birth, "Ёлкин Пётр 01.02.2010"), 0);
  EXPECT_EQ(pupils.person(Identifier::name_and_birth, "Ёлкин Пётр 01.02.2010"),
            pupils.person(Identifier::name_and_birth, "ЕЛКИН  петр 01.02.2010"));
}

}  // namespace
}  // namespace vekha::results
