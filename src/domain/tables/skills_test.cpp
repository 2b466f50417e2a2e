#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/tables/tables.hpp"

namespace vekha::tables {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

const results::Exam kPaper{"ВПР", 2021, 5, "Математика"};

/// Two schools of two municipalities, two works each; tasks «1» and «2K1» (as files write it) give a point, «3» two.
results::Load drawn() {
  results::Load load;
  load.files = {{"протокол.xlsx", "abc", "vpr-2021"}};
  load.schools = {{"1", "СОШ № 1", "m1", "Первый"}, {"2", "СОШ № 2", "m2", "Второй"}};
  results::Sitting sitting{.exam = kPaper, .maximum = 20, .tasks = {{"1", 1, "Б"}, {"2K1", 1, "Б"}, {"3", 2, "П"}}};
  const std::vector<std::vector<std::int16_t>> got{{1, 1, 2}, {0, 1, 0}, {1, 0, 1}, {0, 0, 0}};
  for (std::uint32_t i = 0; i < got.size(); ++i) {
    results::Work work;
    work.school = i / 2;
    work.class_name = "А";
    work.pupil = std::to_string(i);
    work.total = 4;
    work.participated = true;
    sitting.works.push_back(work);
    for (const std::int16_t score : got[i]) sitting.values.push_back({score, results::Flag::score});
  }
  load.sittings = {sitting};
  return load;
}

results::Load form_of_results() {
  results::Load load;
  load.files = {{"отчёт.xlsx", "def", "planned-results"}};
  load.schools = {{"1", "СОШ № 1", "m1", "Первый"}, {"2", "СОШ № 2", "m2", "Второй"}};
  const auto figure = [](const std::string& territory, double value) {
    return results::Figure{.form = "planned-results",
                           .exam = kPaper,
                           .territory = territory,
                           .item = "Считать: достижение, %",
                           .value = value};
  };
  load.figures = {figure("Вся выборка", 70), figure("Речная область", 60), figure("Чужой район", 50)};
  for (const std::uint32_t school : {0U, 1U}) {
    results::Figure own = figure("", 55);
    own.school = school;
    own.status = school == 0 ? results::Status::suppressed : results::Status::present;
    load.figures.push_back(own);
  }
  return load;
}

catalog::Kim description() {
  catalog::Kim kim{.exam = kPaper};
  kim.tasks = {{.name = "1", .skill = "Вычисляет", .block = "Считать", .kes = {"1.1"}, .maximum = 1},
               {.name = "2К1", .skill = "Вычисляет", .block = "Рассуждать", .kes = {"1.1", "1.2"}, .maximum = 1},
               {.name = "3", .skill = "Решает", .block = "Считать", .kes = {"1.10"}, .maximum = 2}};
  kim.kes = {{"1.1", "Числа"}};
  return kim;
}

class Skills : public testing::Test {
 protected:
  void SetUp() override {
    records_->write(kTester, "заведение", [](const db::Write& write) { org::init(write, "Район"); });
    results::commit({*records_, facts_}, kTester, drawn());
    catalog_.kims = {description()};
  }
  Table table(const std::string& view, const Query& query) {
    return records_->read([&](const db::Read& read) { return make(view, {read, facts_, catalog_}, query); });
  }
  org::Node node(org::Kind kind, const std::string& code) {
    return *records_->read([&](const db::Read& read) { return org::find(read, kind, code); });
  }
  static std::vector<std::string> texts(const Table& table, std::size_t row) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      out.push_back(shown(table.rows.at(row).cells.at(i), table.columns[i]));
    return out;
  }
  static std::vector<std::string> titles(const Table& table) {
    std::vector<std::string> out;
    for (const Column& column : table.columns) out.push_back(column.title);
    return out;
  }

  const db::Actor kTester{{}, "проверка"};
  std::unique_ptr<db::Database> records_ = db::Database::open_memory();
  facts::Store facts_{":memory:"};
  catalog::Catalog catalog_ = catalog::built_in();
};

TEST_F(Skills, PlannedResultsAddUpThePointsOfTheirTasks) {
  const Table made = table("planned", {.split = Split::all});
  ASSERT_EQ(made.rows.size(), 2U);
  // «Считать»: tasks 1 and 3 give 3 points to each of four pupils, of the 12 five were got.
  EXPECT_THAT(texts(made, 0), ElementsAre("Считать", "1, 3", "3", "41,7"));
  EXPECT_THAT(texts(made, 1), ElementsAre("Рассуждать", "2K1", "1", "50,0"));
  EXPECT_TRUE(made.rows[0].cells[3].number->interval);
}

TEST_F(Skills, AChosenSchoolStandsBesideItsMunicipalityAndEverybody) {
  Query query{.split = Split::all};
  query.filter.school = node(org::Kind::school, "2").id;
  const Table made = table("planned", query);
  EXPECT_THAT(titles(made), ElementsAre("Планируемые результаты", "Задания", "Наибольший балл", "Все участники",
                                        "Второй", "СОШ № 2"));
  EXPECT_EQ(texts(made, 0).back(), "33,3");
}

TEST_F(Skills, FiguresOfTheFormStandBesideAndANeighboursDoNot) {
  results::commit({*records_, facts_}, kTester, form_of_results());
  const Table whole = table("planned", {.split = Split::all});
  EXPECT_THAT(titles(whole), ElementsAre(testing::_, testing::_, testing::_, "Все участники", "Вся выборка",
                                         "Речная область", "Чужой район", "СОШ № 1", "СОШ № 2"));
  EXPECT_EQ(texts(whole, 0)[4], "70,0");
  EXPECT_EQ(texts(whole, 0)[7], "скрыто");
  EXPECT_EQ(texts(whole, 1)[4], "нет данных");

  Query own{.split = Split::all};
  own.filter.scope = {node(org::Kind::school, "1").path};
  EXPECT_THAT(titles(table("planned", own)), ElementsAre(testing::_, testing::_, testing::_, "Все участники",
                                                         "Вся выборка", "Речная область", "СОШ № 1"));
}

TEST_F(Skills, TheMapPutsSchoolsAgainstElementsInTheOrderOfTheirCodes) {
  const Table made = table("skills", {.split = Split::school, .by = By::kes});
  EXPECT_THAT(titles(made), ElementsAre("Группы участников", "Работ с заданиями", "1.1", "1.2", "1.10"));
  EXPECT_THAT(made.columns[2].hint, HasSubstr("Числа. Задания: 1, 2K1"));
  EXPECT_EQ(made.rows.size(), 1U + 2U * 2U);  // everybody, two municipalities with a school each
  EXPECT_EQ(texts(made, 0)[2], "50,0");
}

TEST_F(Skills, WithoutADescriptionTasksStandAloneAndTheWayOutIsTold) {
  catalog_.kims.clear();
  const Table made = table("skills", {.split = Split::all});
  EXPECT_THAT(titles(made), ElementsAre(testing::_, testing::_, "1", "2K1", "3"));
  EXPECT_THAT(made.notes, Contains(HasSubstr("Загрузите описание")));
}

TEST_F(Skills, ColumnsNumberedThroughAreMatchedByTheirPlace) {
  results::Load load = drawn();
  load.sittings[0].exam.year = 2022;
  load.sittings[0].tasks = {{"1", 1, ""}, {"2", 1, ""}, {"3", 2, ""}};
  results::commit({*records_, facts_}, kTester, load);
  catalog::Kim kim = description();
  kim.exam.year = 2022;
  kim.tasks[1].name = "1(2)";
  kim.tasks[2].name = "2";
  catalog_.kims = {kim};
  const Table made = table("planned", {.filter = {.year = 2022}, .split = Split::all});
  EXPECT_THAT(texts(made, 0), ElementsAre("Считать", "1, 3", "3", "41,7"));
  EXPECT_THAT(made.notes, Contains(HasSubstr("сопоставлены по порядку")));
}

TEST_F(Skills, TasksTheDescriptionDoesNotKnowAreNamed) {
  catalog_.kims[0].tasks.pop_back();
  const Table made = table("skills", {.split = Split::all});
  EXPECT_EQ(made.columns.size(), 4U);
  EXPECT_THAT(made.notes, Contains(HasSubstr("отнести задания 3")));
}

}  // namespace
}  // namespace vekha::tables
