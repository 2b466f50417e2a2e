#include "domain/tables/tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace vekha::tables {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const results::Exam kPaper{"ВПР", 2021, 5, "Математика"};

/// Two schools wrote a paper of two tasks (one point and three); the scale of 2021 stops at 20 points.
results::Load drawn() {
  results::Load load;
  load.files = {{"протокол.xlsx", "abc", "vpr-2021"}};
  load.schools = {{"1", "СОШ № 10", "m1", "Первый"}, {"2", "СОШ № 9", "m1", "Первый"}};
  results::Sitting sitting;
  sitting.exam = kPaper;
  sitting.maximum = 20;
  sitting.tasks = {{"1", 1, "Б"}, {"2", 3, "П"}};
  struct Pupil {
    std::uint32_t school;
    int total;
    int journal;
    int first;
    int second;
  };
  for (const Pupil& pupil : std::vector<Pupil>{{0, 4, 3, 1, 0}, {0, 12, 4, 1, 3}, {1, 19, 5, 1, 3}, {1, 8, 4, 0, 1}}) {
    results::Work work;
    work.school = pupil.school;
    work.class_name = pupil.total > 10 ? "А" : "Б";
    work.pupil = std::to_string(sitting.works.size() + 1);
    work.total = pupil.total;
    work.journal_mark = pupil.journal;
    work.participated = true;
    sitting.works.push_back(work);
    sitting.values.push_back({static_cast<std::int16_t>(pupil.first), results::Flag::score});
    sitting.values.push_back({static_cast<std::int16_t>(pupil.second), results::Flag::score});
  }
  load.sittings = {sitting};
  return load;
}

class Tables : public testing::Test {
 protected:
  void SetUp() override {
    records_->write({{}, "проверка"}, "заведение", [](const db::Write& write) { org::init(write, "Район"); });
    results::commit({*records_, facts_}, {{}, "проверка"}, drawn());
  }
  Table table(const std::string& view, Query query = {}) {
    return records_->read([&](const db::Read& read) { return make(view, {read, facts_, catalog_}, query); });
  }
  static std::vector<std::string> texts(const Table& table, std::size_t row) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      out.push_back(shown(table.rows.at(row).cells.at(i), table.columns[i]));
    return out;
  }

  std::unique_ptr<db::Database> records_ = db::Database::open_memory();
  facts::Store facts_{":memory:"};
  catalog::Catalog catalog_ = catalog::built_in();
};

TEST_F(Tables, MarksAreSharesOfEverybodyAndOfEachSchoolInNaturalOrder) {
  const Table made = table("marks");
  ASSERT_EQ(made.rows.size(), 3U);
  EXPECT_THAT(texts(made, 0),
              ElementsAre("Все участники", "4", "25,0", "25,0", "25,0", "25,0", "1", "1", "1", "1", "75,0", "50,0"));
  EXPECT_EQ(texts(made, 1)[0], "СОШ № 9");
  EXPECT_EQ(texts(made, 2)[0], "СОШ № 10");
  EXPECT_TRUE(made.rows[0].cells[2].number->interval);
}

TEST_F(Tables, MarksWithoutAScaleAreNotMadeUp) {
  results::Load load = drawn();
  load.sittings[0].exam.year = 2019;
  results::commit({*records_, facts_}, {{}, "проверка"}, load);
  const Table made = table("marks", {.filter = {.year = 2019}});
  EXPECT_EQ(texts(made, 0)[2], "нет шкалы");
  EXPECT_THAT(made.notes, testing::Contains(HasSubstr("4\u00A0работы без отметки")));
}

TEST_F(Tables, JournalTellsWhoLoweredKeptAndRaised) {
  const Table made = table("journal", {.split = Split::all});
  EXPECT_THAT(texts(made, 0), ElementsAre("Все участники", "4", "50,0", "50,0", "0,0", "2", "2", "0"));
}

TEST_F(Tables, ScoresStandUnderTheirMarks) {
  const Table made = table("scores", {.split = Split::all});
  ASSERT_EQ(made.columns.size(), 2U + 21U);
  EXPECT_EQ(made.columns[2].group, "Отметка «2»");
  EXPECT_EQ(made.columns[2 + 20].group, "Отметка «5»");
  EXPECT_EQ(texts(made, 0)[2 + 19], "25,0");
  EXPECT_EQ(texts(made, 0)[2 + 0], "0,0");
}

TEST_F(Tables, TasksArePercentsOfTheirMaximum) {
  const Table made = table("tasks", {.split = Split::all});
  EXPECT_THAT(texts(made, 0), ElementsAre("Все участники", "4", "75,0", "58,3"));
  EXPECT_THAT(made.columns[3].hint, HasSubstr("повышенный"));
}

TEST_F(Tables, GroupsAreTasksByMark) {
  const Table made = table("groups");
  ASSERT_EQ(made.rows.size(), 5U);
  EXPECT_THAT(texts(made, 1), ElementsAre("Получили «2»", "1", "100,0", "0,0"));
  EXPECT_THAT(texts(made, 4), ElementsAre("Получили «5»", "1", "100,0", "100,0"));
}

TEST_F(Tables, SingleWorksKeepTheirTasksAndMayBeCut) {
  const Table whole = table("individual");
  EXPECT_EQ(whole.rows.size(), 4U);
  EXPECT_EQ(whole.total, 0);
  const Table cut = table("individual", {.limit = 1});
  EXPECT_EQ(cut.rows.size(), 1U);
  EXPECT_EQ(cut.total, 4);
}

TEST_F(Tables, ThePivotCrossesAnyTwoKeys) {
  results::Load load = drawn();
  load.sittings[0].exam.year = 2022;
  results::commit({*records_, facts_}, {{}, "проверка"}, load);
  const Table made =
      table("pivot", {.rows = {results::Key::school}, .columns = results::Key::year, .measure = "participants"});
  ASSERT_EQ(made.columns.size(), 3U);
  EXPECT_EQ(made.columns[1].title, "2021");
  EXPECT_THAT(texts(made, 0), ElementsAre("СОШ № 9", "2", "2"));
}

TEST_F(Tables, AViewOfOneExamNamesThemWhenThereAreSeveral) {
  results::Load load = drawn();
  load.sittings[0].exam.subject = "Русский язык";
  results::commit({*records_, facts_}, {{}, "проверка"}, load);
  try {
    table("marks");
    FAIL() << "no refusal";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("2\u00A0работы"));
    EXPECT_THAT(error.what(), HasSubstr("Русский язык"));
  }
  EXPECT_THROW(table("nonsense"), Error);
}

TEST_F(Tables, FilesHoldTheCellsOfTheScreen) {
  const Table made = table("tasks", {.split = Split::all});
  EXPECT_EQ(csv(made, Csv::excel_ru),
            "\xEF\xBB\xBFГруппы участников;Работ с заданиями;Выполнение заданий, %: 1;Выполнение заданий, %: 2\r\n"
            "Все участники;4;75,0;58,3\r\n");
  EXPECT_EQ(csv(made, Csv::rfc4180),
            "Группы участников,Работ с заданиями,\"Выполнение заданий, %: 1\",\"Выполнение заданий, %: 2\"\r\n"
            "Все участники,4,75.0,58.3\r\n");
  EXPECT_EQ(workbook(made).substr(0, 2), "PK");
}

TEST(TableCells, ATextThatLooksLikeAFormulaStaysATextInExcel) {
  const Table table{.columns = {{.title = "Школа"}}, .rows = {{Split::school, {}, {{"=1+1", {}}}}}};
  EXPECT_THAT(csv(table, Csv::excel_ru), HasSubstr("'=1+1"));
}

TEST_F(Tables, ClassesStandUnderTheirSchoolsInJournalAndTasks) {
  for (const char* view : {"journal", "tasks", "skills"}) {
    const Table made = table(view, {.split = Split::school_class});
    ASSERT_EQ(made.rows.size(), 1U + 2U + 4U) << view;
    EXPECT_EQ(made.rows[2].level, Split::school_class);
    EXPECT_EQ(texts(made, 2)[0], "А");
    EXPECT_EQ(made.rows[2].node, made.rows[1].node);
    EXPECT_EQ(texts(made, 2)[1], "1");
  }
}

}  // namespace
}  // namespace vekha::tables
