// Tables as people really keep them: other headings, stray letters in codes, journals, torn plans of papers.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "domain/imports/cells.hpp"
#include "domain/imports/imports.hpp"
#include "domain/imports/row_reader.hpp"

namespace vekha::imports {
namespace {

namespace fs = std::filesystem;

class OddTables : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder);
    fs::create_directories(folder);
  }
  void TearDown() override { fs::remove_all(folder); }
  Draft draft_of(const std::string& name, const std::string& text, const Hints& hints = {}) {
    std::ofstream(folder / name, std::ios::binary) << text;
    return records->read([&](const db::Read& view) {
      return read(view, catalog::built_in(), expand({(folder / name).string()}), hints);
    });
  }
  static bool has(const Draft& draft, const std::string& code) {
    return std::any_of(draft.groups.begin(), draft.groups.end(),
                       [&](const IssueGroup& group) { return group.first.code == code; });
  }
  fs::path folder = fs::path(testing::TempDir()) / "vekha_odd_tables";
  std::unique_ptr<db::Database> records = db::Database::open_memory();
};

sheet::Cell text(const std::string& written) { return {.text = written}; }

TEST_F(OddTables, ANumberWithNoBreakBlanksIsANumber) {
  EXPECT_EQ(whole(text("5\u00A0")), 5);
  EXPECT_EQ(points_of(text("\u00A02,5"), 2).value, 5);
  EXPECT_EQ(whole(text("X 5")), std::nullopt);
  EXPECT_TRUE(is_blank(text("\u00A0")));
}

TEST_F(OddTables, ALoginIsReadThroughLookAlikeLetters) {
  EXPECT_EQ(login_spelled("еdu123456"), "edu123456");
  EXPECT_EQ(login_spelled("EDU 123456"), "edu123456");
  EXPECT_EQ(login_spelled("sсh77"), "sch77");
  EXPECT_EQ(unusual_login("ksh998370"), "ksh998370");
  EXPECT_EQ(unusual_login("reg22_m056"), "");
}

TEST_F(OddTables, AClassIsOneWhicheverAlphabetItIsWrittenIn) {
  EXPECT_EQ(class_of("5A"), class_of("5А"));
  EXPECT_EQ(class_of("5B"), "В");
  EXPECT_EQ(class_of("5IT"), "IT");
}

TEST_F(OddTables, ASchoolUnderASeparatorWithAStrayLetterIsNotTheSchoolAboveIt) {
  const Draft draft = draft_of(
      "Ф1.csv",
      "ВПР 2026 Русский язык 4 класс;;;\n"
      "ОО;Муниципалитет;Название ОО;Код участника;Класс;Вариант;1 (2б);Первичный балл;Отметка;Отметка по журналу\n"
      "«Первая»(edu501) Кол-во участников: 1;;;\nedu501;Лес;Первая;40001;4А;1;2;2;5;5\n"
      "«Вторая»(еdu502) Кол-во участников: 1;;;\nеdu502;Лес;Вторая;40001;4А;1;1;1;3;3\n");
  ASSERT_EQ(draft.load.schools.size(), 2U);
  EXPECT_EQ(draft.load.schools[1].code, "502");
  EXPECT_FALSE(has(draft, "pupil_twice"));
}

TEST_F(OddTables, ATableOfNoKnownFormIsReadAndItsKindIsAsked) {
  const Draft draft = draft_of("таблица.csv",
                               "Мониторинг по физике 8 класс 2024 год;;;\n"
                               "№;Код школы;Шифр;Класс;Задание 1;Задание 2;Сумма баллов;Оценка\n"
                               "1;501;8001;8А;1;2;3;4\n2;501;8002;8А;0;н;0;2\nИтого;;;;1;2;3;\n");
  ASSERT_EQ(draft.preview.sheets.size(), 1U);
  EXPECT_EQ(draft.preview.sheets[0].form, "works-table");
  EXPECT_EQ(draft.preview.rows, 2);
  ASSERT_EQ(draft.preview.needs.size(), 1U);
  EXPECT_EQ(draft.preview.needs[0].field, "procedure");
}

TEST_F(OddTables, AColumnOfYearsIsNoYearlyMarkUnlessItStandsBesideQuarters) {
  const Draft work = draft_of("таблица.csv",
                              "Процедура,Год,Предмет,Параллель,Код ОО,Код ученика,Класс,1 (2б),2 (3б)\n"
                              "МДР,2026,физика,8,501,1,8В,1,3\nМДР,2026,физика,8,501,2,8В,2,0\n");
  EXPECT_EQ(work.preview.sheets.at(0).form, "works-table");
  EXPECT_EQ(work.preview.rows, 2);
  EXPECT_FALSE(has(work, "columns_unread"));
  const Draft journal = draft_of("журнал.csv",
                                 "Предмет,Код ОО,Код обучающегося,Класс,1 четверть,2 четверть,Год\n"
                                 "физика,501,1,8В,4,5,5\nфизика,501,2,8В,3,3,3\n",
                                 {.year = 2026});
  EXPECT_EQ(journal.preview.sheets.at(0).form, "journal-periods");
}

TEST_F(OddTables, ColumnsNobodyAskedForAreNamed) {
  const Draft draft = draft_of("РПР 2024.csv",
                               "РПР, биология, 7 класс, 2024;;\nКод ОО;Код;Класс;1;2;Итого;Психологическая готовность\n"
                               "501;7001;7А;1;0;1;высокая\n");
  EXPECT_TRUE(has(draft, "columns_unread"));
}

TEST_F(OddTables, LevelsAreKeptAsLevels) {
  const Draft draft = draft_of("ФГ 2025 8 класс.csv",
                               "Логин ОО;Логин участника;Класс;Направление;Общий балл;Уровень сформированности\n"
                               "edu501;17;8А;Читательская грамотность;12;Высокий уровень\n"
                               "edu501;18;8А;Читательская грамотность;1;Фамильный Пётр\n");
  ASSERT_EQ(draft.load.sittings.size(), 1U);
  EXPECT_EQ(draft.load.sittings[0].works[0].level, "Высокий");
  EXPECT_EQ(draft.load.sittings[0].works[1].level, "");
  EXPECT_TRUE(has(draft, "level_unreadable"));
}

TEST_F(OddTables, AnswersInWordsAreValues) {
  const Draft draft =
      draft_of("паспорт 2024.csv",
               "Название школы;Код школы;Количество обучающихся;Мощность;ШНОР;Сменность;Требует ремонта\n"
               "Школа;501;300;400;Да;две смены;н/п\n");
  std::map<std::string, results::Figure> by_item;
  for (const results::Figure& one : draft.load.figures) by_item[one.item] = one;
  EXPECT_EQ(by_item.at("ШНОР").status, results::Status::present);
  EXPECT_EQ(by_item.at("ШНОР").value, 1);
  EXPECT_TRUE(std::isnan(by_item.at("Сменность").value));
  EXPECT_EQ(by_item.at("Сменность").text, "две смены");
  EXPECT_EQ(by_item.at("Требует ремонта").status, results::Status::not_applicable);
}

TEST_F(OddTables, AJournalWithQuartersInColumnsGivesAMarkOfEach) {
  Hints hints;
  hints.school = "501";
  const Draft draft = draft_of("журнал.csv",
                               "Сводная ведомость успеваемости;;\nКласс: 7А;;Учебный год: 2023/2024\n"
                               "№;ФИО ученика;Предмет;1 четверть;II четв.;3 четверть;Год\n"
                               "1;Тайновский Аристарх;Алгебра;4;5/4;н/а;4\n2;Секретова Ия;Алгебра;осв;3;3;3\n",
                               hints);
  std::map<std::string, results::Score> marks;
  for (const results::Sitting& one : draft.load.sittings) {
    EXPECT_EQ(one.exam.year, 2024);
    EXPECT_EQ(one.exam.grade, 7);
    for (std::size_t i = 0; i < one.works.size(); ++i)
      marks[one.part + " " + std::to_string(i)] = one.works[i].journal_mark;
  }
  EXPECT_EQ(marks.at("1 четверть 0"), results::Score(4));
  EXPECT_EQ(marks.at("1 четверть 1").status(), results::Status::not_applicable);
  EXPECT_EQ(marks.at("2 четверть 0").status(), results::Status::missing);
  EXPECT_EQ(marks.at("3 четверть 0").status(), results::Status::missing);
  EXPECT_EQ(marks.at("год 1"), results::Score(3));
  EXPECT_TRUE(has(draft, "two_marks"));
}

TEST_F(OddTables, AJournalWithSubjectsInColumnsGivesAMarkOfEach) {
  Hints hints;
  hints.school = "501";
  const Draft draft =
      draft_of("итоги.csv",
               "Итоги успеваемости класса 8Б за 2 четверть 2024/2025 учебного года;;;\n"
               "№ п/п;Фамилия, имя;Русский язык;Физика;Физкультура;Средний балл\n"
               "1;Тайновский Аристарх;4;н/а;осв;4,5\n2;Секретова Ия;3;2;5;3,3\n;Средний балл;3,5;2;5;\n",
               hints);
  ASSERT_EQ(draft.load.sittings.size(), 3U);
  for (const results::Sitting& one : draft.load.sittings) {
    EXPECT_EQ(one.part, "2 четверть");
    EXPECT_EQ(one.works.size(), 2U) << one.exam.subject;
    EXPECT_EQ(one.works[0].class_name, "Б");
  }
}

TEST_F(OddTables, PeriodsAreCalledOneWay) {
  EXPECT_EQ(period_of("II четв."), "2 четверть");
  EXPECT_EQ(period_of("1"), "1 четверть");
  EXPECT_EQ(period_of("2 полугодие"), "2 полугодие");
  EXPECT_EQ(period_of("Годовая"), "год");
  EXPECT_EQ(ended_school_year("2023-24"), 2024);
  EXPECT_EQ(ended_school_year("2023/2025"), 0);
}

TEST_F(OddTables, AnAppealIsAWaveThatRevises) {
  const Draft draft = draft_of("апелляции.csv",
                               "Экзамен;Код ОО;Класс;Код участника;Результат апелляции;Первичный балл;Оценка\n"
                               "Математика(2026.06.02);201;9А;901;удовлетворена;16;4\n");
  ASSERT_EQ(draft.load.sittings.size(), 1U);
  EXPECT_EQ(draft.load.sittings[0].part, results::kReview);
  EXPECT_EQ(draft.load.sittings[0].held, "2026-06-02");
}

TEST_F(OddTables, VariantsOfEachHundredHaveTheirScale) {
  const Draft draft =
      draft_of("ГВЭ.csv",
               "ГВЭ-9;;\n52 - Математика 2024.06.06;;\nКод ОО;Класс;Код участника;Вариант;Первичный балл;Отметка\n"
               "201;9В;901;102;6;3\n201;9В;902;302;6;4\n201;9В;903;302;5;4\n");
  ASSERT_EQ(draft.load.sittings.size(), 2U);
  EXPECT_EQ(draft.load.sittings[0].variants, "100-е варианты");
  EXPECT_EQ(draft.load.sittings[0].maximum, 14);
  EXPECT_EQ(draft.load.sittings[1].maximum, 10);
  std::int64_t wrong = 0;
  for (const IssueGroup& group : draft.groups) wrong += group.first.code == "mark_not_by_scale" ? group.count : 0;
  EXPECT_EQ(wrong, 1);
}

TEST_F(OddTables, APlanOfAPaperWithTornHeadingsIsRead) {
  const Draft draft = draft_of(
      "план 2021 6 биология.csv",
      "№ за-да- ния;Проверяемые элементы содержания (умения);Проверяемые требования;Код КЭС/ КТ;"
      "Макси- мальный балл\n"
      "1;Свойства живых;Умение называть;\"1.4, 5.1-\";3\n;тел;и объяснять;5.3/2.2;\n2;Клетка;Строение;2//1.1;1 2\n");
  ASSERT_EQ(draft.kims.size(), 1U);
  const catalog::Kim& kim = draft.kims[0];
  ASSERT_EQ(kim.tasks.size(), 3U);
  EXPECT_EQ(kim.tasks[0].kes, (std::vector<std::string>{"1.4", "5.1-5.3"}));
  EXPECT_EQ(kim.tasks[0].kt, (std::vector<std::string>{"2.2"}));
  EXPECT_EQ(kim.tasks[0].skill, "Свойства живых тел");
  EXPECT_EQ(kim.tasks[1].name, "2(1)");
  EXPECT_EQ(kim.tasks[2].maximum, 2);
}

}  // namespace
}  // namespace vekha::imports
