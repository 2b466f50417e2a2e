// Forms that tell of the same works: what one says against another, with both addresses.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "domain/imports/imports.hpp"

namespace vekha::imports {
namespace {

namespace fs = std::filesystem;
const db::Actor kTester{{}, "проверка"};

class CrossCheck : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder);
    fs::create_directories(folder);
    records->write(kTester, "заведение", [](const db::Write& write) { org::init(write, "Свой район"); });
  }
  void TearDown() override { fs::remove_all(folder); }

  fs::path file(const std::string& name, const std::string& text) {
    std::ofstream(folder / name, std::ios::binary) << text;
    return folder / name;
  }
  /// Four participants of school 501 with marks 2, 3, 4, 5; the journal says 3, 3, 4, 4.
  fs::path individual() {
    return file(
        "Ф1.csv",
        "ВПР 2026 Русский язык 4 класс;;;\n"
        "ОО;Муниципалитет;Название ОО;Код участника;Класс;Вариант;1 (30б);Первичный балл;Отметка;Отметка по журналу\n"
        "edu501;Лесной;Школа;40001;4А;1;5;5;2;3\nedu501;Лесной;Школа;40002;4А;1;12;12;3;3\n"
        "edu501;Лесной;Школа;40003;4А;1;18;18;4;4\nedu501;Лесной;Школа;40004;4А;1;23;23;5;4\n");
  }
  fs::path statistics(const std::string& row) {
    return file("Ф3.csv",
                "ВПР 2026 Русский язык 4 класс;;;\nГруппы участников;Кол-во ОО;Кол-во участников;2;3;4;5\n" + row);
  }
  fs::path journal(const std::string& row) {
    return file(
        "журнал.csv",
        "Сравнение отметок с отметками по журналу;;;\nВПР 2026 Русский язык 4 класс;;;\nГруппы участников;Кол-во "
        "участников(всего);Понизили %;Понизили Кол-во участников;Подтвердили %;Подтвердили Кол-во "
        "участников;Повысили %;Повысили Кол-во участников\n" +
            row);
  }
  Draft checked(const std::vector<fs::path>& paths) {
    std::vector<std::string> names;
    for (const fs::path& path : paths) names.push_back(path.string());
    return records->read([&](const db::Read& view) {
      Draft draft = read(view, catalog, expand(names), {});
      cross_check(view, &facts, catalog, draft);
      return draft;
    });
  }
  std::string codes(const Draft& draft) {
    std::string out;
    for (const IssueGroup& group : draft.groups)
      for (const catalog::Rule& rule : catalog.rules)
        if (rule.code == group.first.code && rule.level == "across") out += group.first.code + " ";
    return out;
  }
  std::string message(const Draft& draft, const std::string& code) {
    for (const Issue& issue : draft.issues)
      if (issue.code == code) return issue_text(issue);
    return {};
  }

  fs::path folder = fs::path(testing::TempDir()) / "vekha_cross_check";
  std::unique_ptr<db::Database> records = db::Database::open_memory();
  facts::Store facts{":memory:"};
  catalog::Catalog catalog = catalog::built_in();
};

TEST_F(CrossCheck, FormsThatAgreeAreLeftAlone) {
  EXPECT_EQ(codes(checked({individual(), statistics("Школа(edu501);;4;25;25;25;25\n"),
                           journal("Школа(edu501);4;25;1;50;2;25;1\n")})),
            "");
}

TEST_F(CrossCheck, AnotherNumberOfParticipantsIsToldWithBothAddresses) {
  const Draft draft = checked({individual(), statistics("Школа(edu501);;5;25;25;25;25\n")});
  const std::string text = message(draft, "participants_differ_from_statistics");
  EXPECT_NE(text.find("Ф1.csv"), std::string::npos) << text;
  EXPECT_NE(text.find("Ф3.csv», строка 3"), std::string::npos) << text;
}

TEST_F(CrossCheck, SharesOfMarksAreHeldAgainstTheWorks) {
  EXPECT_EQ(codes(checked({individual(), statistics("Школа(edu501);;4;0;50;25;25\n")})),
            "marks_differ_from_statistics ");
}

TEST_F(CrossCheck, TheComparisonWithTheJournalIsHeldAgainstTheWorks) {
  EXPECT_EQ(codes(checked({individual(), journal("Школа(edu501);4;50;2;25;1;25;1\n")})), "journal_differs_from_works ");
}

TEST_F(CrossCheck, HeadCountsOfTheSchoolBoundTheParticipants) {
  const fs::path context = file("контекст 2026.csv",
                                "Название школы;Код школы;Количество обучающихся;Мощность;4 класс\n"
                                "Школа;501;300;400;3\n");
  EXPECT_EQ(codes(checked({individual(), context})), "more_participants_than_pupils ");
}

TEST_F(CrossCheck, WhatIsStoredIsComparedWithWhatComes) {
  commit({*records, facts}, kTester, checked({individual()}));
  const Draft draft = checked({statistics("Школа(edu501);;5;25;25;25;25\n")});
  const std::string text = message(draft, "participants_differ_from_statistics");
  EXPECT_NE(text.find("записано раньше"), std::string::npos) << text;
}

TEST_F(CrossCheck, AMergedSchoolHasNoLaterResults) {
  commit({*records, facts}, kTester, checked({individual()}));
  records->write(kTester, "история", [](const db::Write& write) {
    org::Event event{.change = org::Change::closed, .node = org::find(write, org::Kind::school, "501")->id};
    event.on = *parse_iso_date("2025-09-01");
    org::record(write, event, *parse_iso_date("2026-11-01"));
  });
  const Draft draft = checked({individual()});
  const std::string text = message(draft, "school_closed");
  EXPECT_NE(text.find("01.09.2025"), std::string::npos) << text;
}

}  // namespace
}  // namespace vekha::imports
