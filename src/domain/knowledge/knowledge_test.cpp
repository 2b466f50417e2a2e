#include "domain/knowledge/knowledge.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

namespace vekha::knowledge {
namespace {

namespace fs = std::filesystem;

const db::Actor kTester{{}, "Иванова"};
const catalog::Exam kPaper{"ОГЭ", 2024, 9, "Математика"};

catalog::Kim kim(const std::string& source) {
  return {.exam = kPaper, .tasks = {{.name = "1", .block = "Считать", .maximum = 1}}, .source = source};
}

class KnowledgeVersions : public testing::Test {
 protected:
  void SetUp() override {
    folder = fs::temp_directory_path() / ("vekha-knowledge-" + std::to_string(std::random_device{}()));
    fs::create_directories(folder);
  }
  void TearDown() override { fs::remove_all(folder); }
  template <class Entry>
  Version written(const Entry& entry) {
    return records->write(kTester, "правка", [&](const db::Write& write) { return save(write, folder, entry); });
  }
  Version back(std::int64_t version) {
    return records->write(kTester, "отмена", [&](const db::Write& write) { return take_back(write, folder, version); });
  }
  std::vector<Version> all() {
    return records->read([](const db::Read& read) { return versions(read); });
  }
  std::unique_ptr<db::Database> records = db::Database::open_memory();
  std::string folder;
};

TEST_F(KnowledgeVersions, TheNewestStandsInTheCatalogueAndGoesBackStepByStep) {
  const Version first = written(kim("черновик"));
  const Version second = written(kim("приказ"));
  EXPECT_EQ(catalog::load(folder).find_kim(kPaper)->source, "приказ");
  EXPECT_THROW(back(first.id), Error);
  back(second.id);
  EXPECT_EQ(catalog::load(folder).find_kim(kPaper)->source, "черновик");
  EXPECT_THROW(back(second.id), Error);
  back(first.id);
  EXPECT_EQ(catalog::load(folder).find_kim(kPaper), nullptr);
  EXPECT_EQ(all().size(), 2U);
  EXPECT_EQ(all()[1].actor, "Иванова");
}

TEST_F(KnowledgeVersions, TheSameTwiceIsNoVersion) {
  written(kim("приказ"));
  EXPECT_THROW(written(kim("приказ")), Error);
  EXPECT_EQ(all().size(), 1U);
}

TEST_F(KnowledgeVersions, AScaleKeepsItsConditionsAndHidesTheShippedOne) {
  catalog::Scale scale{.exam = kPaper, .maximum = 31, .from = {8, 15, 22}, .source = "Решение региона"};
  scale.region = "22";
  scale.conditions = {{.marks = {3}, .tasks = {"15", "16"}, .at_least = 2, .otherwise = 2}};
  const auto shipped = catalog::built_in().find_scale(kPaper);
  const Version made = written(scale);
  const auto found = catalog::load(folder).find_scale(kPaper);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->region, "22");
  EXPECT_EQ(found->conditions.at(0).tasks, (std::vector<std::string>{"15", "16"}));
  scale = *found;
  scale.note = "уточнено";
  written(scale);
  EXPECT_EQ(catalog::load(folder).find_scale(kPaper)->source, found->source) << "the source grows with every saving";
  back(all()[0].id);
  back(made.id);
  EXPECT_EQ(catalog::load(folder).find_scale(kPaper).has_value(), shipped.has_value());
}

TEST_F(KnowledgeVersions, AWrongScaleIsNeitherWrittenNorKept) {
  const catalog::Scale wrong{.exam = kPaper, .maximum = 10, .from = {8, 5, 9}, .source = "ошибка"};
  EXPECT_THROW(written(wrong), Error);
  EXPECT_TRUE(all().empty());
  EXPECT_FALSE(fs::exists(folder + "/catalog"));
}

TEST_F(KnowledgeVersions, AMinimumIsWrittenForItsPurpose) {
  written(catalog::Minimum{.exam = kPaper,
                           .value = 18,
                           .unit = "primary",
                           .purpose = "профильный класс",
                           .source = "Приказ",
                           .note = "",
                           .file = ""});
  const auto minima = catalog::load(folder).minima;
  ASSERT_FALSE(minima.empty());
  EXPECT_EQ(minima[0].value, 18);
  EXPECT_EQ(minima[0].purpose, "профильный класс");
}

TEST_F(KnowledgeVersions, WhatAnImportWritesIsAVersionToo) {
  watched(*records, kTester, folder, [&] {
    fs::create_directories(folder + "/catalog/kim");
    std::ofstream(folder + "/catalog/kim/впр.yaml") << catalog::kim_text(kim("файл"));
  });
  ASSERT_EQ(all().size(), 1U);
  EXPECT_EQ(all()[0].exam, kPaper);
  EXPECT_EQ(all()[0].note, "файл");
  watched(*records, kTester, folder, [] {});
  EXPECT_EQ(all().size(), 1U);
  back(all()[0].id);
  EXPECT_EQ(catalog::load(folder).find_kim(kPaper), nullptr);
}

TEST_F(KnowledgeVersions, AFileChangedPastTheProgramIsLeftAlone) {
  const Version made = written(kim("приказ"));
  std::ofstream(folder + "/" + made.file) << catalog::kim_text(kim("вручную"));
  EXPECT_THROW(back(made.id), Error);
  EXPECT_EQ(catalog::load(folder).find_kim(kPaper)->source, "вручную");
}

}  // namespace
}  // namespace vekha::knowledge
