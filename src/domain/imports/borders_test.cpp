// Whoever answers for one municipality brings the results of its schools and of no others.
#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "domain/imports/imports.hpp"

namespace vekha::imports {
namespace {

namespace fs = std::filesystem;

class Borders : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(folder);
    records->write(tester, "заведение", [&](const db::Write& write) {
      nodes["Северный"] = org::init(write, "Северный район");
      const NodeId root = org::root(write).id;
      nodes["Южный"] = org::add(write, root, {.kind = org::Kind::municipality, .code = "mo2", .name = "Южный район"});
      nodes["201"] =
          org::add(write, nodes["Южный"].id, {.kind = org::Kind::school, .code = "201", .name = "Школа 201"});
      org::add(write, nodes["Северный"].id, {.kind = org::Kind::school, .code = "101", .name = "Школа 101"});
    });
  }
  void TearDown() override { fs::remove_all(folder); }

  /// A protocol of physics with one work of each school; a municipality may be named beside it.
  Draft draft_of(const org::Scope& scope, const std::vector<std::pair<std::string, std::string>>& schools) {
    const fs::path file = folder / "Физика 8 класс 2024.csv";
    std::ofstream out(file, std::ios::binary);
    out << "логин школы;регион;номер обучающегося;код обучающегося;отметка за предыдущую четверть/триместр;пол;класс;"
           "вариант;всего баллов;балл за 1;балл за 2;Учебник\n";
    for (const auto& [school, municipality] : schools)
      out << "sch" << school << ";" << municipality << ";1;50001;4;ж;А;1;3;1;2;Книга\n";
    out.close();
    Hints hints;
    hints.scope = scope;
    return records->read(
        [&](const db::Read& read) { return imports::read(read, catalog, {{file.string(), file.string()}}, hints); });
  }
  org::Scope scope_of(const std::string& name) const { return {nodes.at(name).path}; }
  static std::vector<std::string> codes(const Draft& draft) {
    std::vector<std::string> out;
    for (const results::SchoolName& school : draft.load.schools) out.push_back(school.code);
    return out;
  }
  static const Issue* complaint(const Draft& draft) {
    for (const IssueGroup& group : draft.groups)
      if (group.first.code == "school_outside") return &group.first;
    return nullptr;
  }

  const db::Actor tester{{}, "проверка"};
  const fs::path folder = fs::temp_directory_path() / ("vekha-borders-" + std::to_string(::getpid()));
  std::unique_ptr<db::Database> records = db::Database::open_memory();
  catalog::Catalog catalog = catalog::built_in();
  std::map<std::string, org::Node> nodes;
};

using Codes = std::vector<std::string>;

TEST_F(Borders, AFileOfTheRegionGivesAMunicipalityItsOwnSchoolsAndTellsOfTheOthers) {
  const Draft draft = draft_of(scope_of("Южный"), {{"101", ""}, {"201", ""}});
  EXPECT_EQ(codes(draft), Codes{"201"});
  ASSERT_NE(complaint(draft), nullptr);
  EXPECT_EQ(complaint(draft)->severity, Severity::warning);
  EXPECT_NE(complaint(draft)->found.find("101"), std::string::npos);
  EXPECT_EQ(draft.load.sittings.at(0).works.size(), 1U);
}

TEST_F(Borders, AFileOfOthersOnlyIsAnError) {
  const Draft draft = draft_of(scope_of("Южный"), {{"101", ""}});
  ASSERT_NE(complaint(draft), nullptr);
  EXPECT_EQ(complaint(draft)->severity, Severity::error);
  EXPECT_TRUE(draft.blocked);
}

TEST_F(Borders, ANewSchoolComesToTheMunicipalityOfWhoBringsIt) {
  const Draft draft = draft_of(scope_of("Южный"), {{"777", ""}});
  EXPECT_EQ(codes(draft), Codes{"777"});
  EXPECT_EQ(draft.load.home, nodes.at("Южный").id);
}

TEST_F(Borders, ANewSchoolThatNamesAnotherMunicipalityIsNotTaken) {
  EXPECT_EQ(codes(draft_of(scope_of("Южный"), {{"201", "Южный район"}, {"778", "Северный район"}})), Codes{"201"});
  EXPECT_EQ(codes(draft_of(scope_of("Южный"), {{"201", "Южный район"}, {"779", "Неведомый район"}})), Codes{"201"});
}

TEST_F(Borders, ASchoolBringsItselfOnly) {
  EXPECT_EQ(codes(draft_of(scope_of("201"), {{"201", ""}, {"101", ""}, {"777", ""}})), Codes{"201"});
}

TEST_F(Borders, WhoSeesEverythingBringsEverySchool) {
  EXPECT_EQ(codes(draft_of({}, {{"101", ""}, {"201", ""}, {"777", "Новый район"}})).size(), 3U);
}

TEST_F(Borders, TheOnlyMunicipalityIsMeantHoweverTheFileNamesIt) {
  records = db::Database::open_memory();
  records->write(tester, "заведение", [&](const db::Write& write) { nodes["Один"] = org::init(write, "Один район"); });
  const Draft draft = draft_of(scope_of("Один"), {{"301", "МО «Один»"}, {"302", "МО «Один»"}});
  EXPECT_EQ(codes(draft), (Codes{"301", "302"}));
  EXPECT_TRUE(draft.preview.new_municipalities.empty());
}

}  // namespace
}  // namespace vekha::imports
