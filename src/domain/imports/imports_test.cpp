#include "domain/imports/imports.hpp"

#include <gtest/gtest.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "domain/imports/cells.hpp"

namespace vekha::imports {
namespace {

namespace fs = std::filesystem;
using Table = std::vector<std::vector<std::string>>;
const db::Actor kTester{{}, "проверка"};

struct SheetOf {
  std::string name;
  Table rows;
};

/// Writes cells as text, except those of digits, which become numbers; "=5" is a formula with the cached value 5.
void write_workbook(const fs::path& path, const std::vector<SheetOf>& sheets) {
  lxw_workbook* book = workbook_new(path.c_str());
  for (const SheetOf& one : sheets) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, one.name.c_str());
    for (std::size_t row = 0; row < one.rows.size(); ++row)
      for (std::size_t column = 0; column < one.rows[row].size(); ++column) {
        const std::string& text = one.rows[row][column];
        const auto at = static_cast<lxw_row_t>(row);
        const auto col = static_cast<lxw_col_t>(column);
        const bool digits = !text.empty() &&
                            std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
        if (text.starts_with("="))
          worksheet_write_formula_num(sheet, at, col, "=SUM(C2)", nullptr, std::stod(text.substr(1)));
        else if (digits)
          worksheet_write_number(sheet, at, col, std::stod(text), nullptr);
        else if (!text.empty())
          worksheet_write_string(sheet, at, col, text.c_str(), nullptr);
      }
  }
  ASSERT_EQ(workbook_close(book), LXW_NO_ERROR);
}

const Table kProtocol2021{
    {"логин школы", "регион", "номер обучающегося", "код обучающегося", "отметка за предыдущую четверть/триместр",
     "пол", "класс", "вариант", "всего баллов", "балл за 1", "балл за 2", "Учебник", "Др.уч. автор"},
    {"sch101", "Первый район", "1", "50001", "4", "ж", "А", "1", "3", "1", "2", "Книга"},
    {"sch101", "Первый район", "2", "50002", "3", "М", "нет", "2", "1", "X", "1", "Книга"},
    {"sch102", "Первый район", "1", "50001", "", "", "", "отсутствовал"},
};

class Imports : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder);
    fs::create_directories(folder);
    records->write(kTester, "заведение", [](const db::Write& write) { org::init(write, "Свой район"); });
  }
  void TearDown() override { fs::remove_all(folder); }

  fs::path at(const std::string& name) {
    const fs::path path = folder / name;
    fs::create_directories(path.parent_path());
    return path;
  }
  fs::path workbook(const std::string& name, const Table& rows, const std::string& sheet = "Sheet") {
    write_workbook(at(name), {{sheet, rows}});
    return folder / name;
  }
  fs::path text_file(const std::string& name, const std::string& content) {
    std::ofstream(at(name), std::ios::binary) << content;
    return folder / name;
  }
  Draft draft_of(const std::vector<fs::path>& paths, const Hints& hints = {}) {
    std::vector<std::string> names;
    names.reserve(paths.size());
    for (const fs::path& path : paths) names.push_back(path.string());
    return records->read([&](const db::Read& view) { return read(view, catalog, expand(names), hints); });
  }
  BatchId commit_of(const Draft& draft) { return commit({*records, facts}, kTester, draft); }

  static std::int64_t count(const Draft& draft, const std::string& code) {
    std::int64_t out = 0;
    for (const IssueGroup& group : draft.groups) out += group.first.code == code ? group.count : 0;
    return out;
  }
  static Issue first(const Draft& draft, const std::string& code) {
    for (const IssueGroup& group : draft.groups)
      if (group.first.code == code) return group.first;
    ADD_FAILURE() << "no issue " << code;
    return {};
  }

  fs::path folder = fs::path(testing::TempDir()) / "vekha_imports";
  std::unique_ptr<db::Database> records = db::Database::open_memory();
  facts::Store facts{":memory:"};
  catalog::Catalog catalog = catalog::built_in();
};

TEST_F(Imports, TheProtocolOf2021IsRecognisedByItsHeaders) {
  const Draft draft = draft_of({workbook("2021/5/Математика.xlsx", kProtocol2021)});
  EXPECT_FALSE(draft.blocked);
  ASSERT_EQ(draft.preview.sheets.size(), 1U);
  const SheetPreview& sheet = draft.preview.sheets[0];
  EXPECT_EQ(sheet.form, "vpr-2021");
  EXPECT_EQ(sheet.exam, (results::Exam{"ВПР", 2021, 5, "Математика"}));
  EXPECT_EQ(sheet.maximum, 20);
  EXPECT_EQ(sheet.quality.rows, 3);
  EXPECT_EQ(sheet.quality.absent, 1);
  EXPECT_EQ(sheet.quality.participants, 2);
  EXPECT_EQ(sheet.quality.x_latin, 1);
  EXPECT_EQ(draft.preview.new_schools.size(), 2U);
  EXPECT_EQ(draft.preview.new_municipalities.size(), 1U);
}

TEST_F(Imports, WhatWasReadIsStoredAndSummed) {
  commit_of(draft_of({workbook("2021/5/Математика.xlsx", kProtocol2021)}));
  records->read([&](const db::Read& view) {
    const auto rows = results::tallies(view, facts, {}, results::Detail::school_class);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].class_name, "");
    EXPECT_EQ(rows[1].class_name, "А");
    EXPECT_EQ(rows[1].score, 3);
    EXPECT_EQ(results::coverage(view, facts, {}).size(), 2U);
  });
}

TEST_F(Imports, TheProtocolOf2022TakesMaximaFromHeadersAndNamesFromCells) {
  const Table protocol{{"Пользователь", "Код региона", "Регион", "Муниципалитет", "Школа", "Дата загрузки", "Код",
                        "Вариант", "1 (2б)", "2(1) (1б)", "3К1(3б)", "Наименование класса", "Пол",
                        "Отметка за предыдущий триместр/ четверть/полугодие", "Итого баллов"},
                       {"edu201", "9", "рег", "reg9_m77 | Дальний район", "edu201 | Школа у реки",
                        "16.03.2022 07:12:55", "80001", "1", "2", "1", "Х", "8Б", "ж", "4", "3"},
                       {"edu201", "9", "рег", "reg9_m77 | Дальний район", "edu201 | Школа у реки",
                        "16.03.2022 07:12:55", "80002", "отсутствовал", "", "", "", "", "", "", "0"}};
  write_workbook(at("8/Физика.xlsx"), {{"Классы", {{"Пользователь", "Буква"}}}, {"Протокол", protocol}});
  const Draft draft = draft_of({folder / "8/Физика.xlsx"});
  ASSERT_EQ(draft.preview.sheets.size(), 1U);
  EXPECT_EQ(draft.preview.sheets[0].exam, (results::Exam{"ВПР", 2022, 8, "Физика"}));
  EXPECT_EQ(draft.preview.sheets[0].maximum, 6);
  EXPECT_EQ(draft.preview.sheets[0].tasks, (std::vector<std::string>{"1", "2(1)", "3К1"}));
  EXPECT_EQ(draft.preview.sheets[0].quality.participants_counted, 1);
  EXPECT_EQ(draft.preview.sheets[0].quality.x_cyrillic, 1);
  EXPECT_EQ(draft.load.schools[0].name, "Школа у реки");
  EXPECT_EQ(draft.load.schools[0].municipality_code, "m77");
  EXPECT_EQ(draft.load.sittings[0].works[0].class_name, "Б");
}

Table individual_results(const std::string& declared) {
  return {{"Индивидуальные результаты"},
          {},
          {"ВПР 2026 Русский язык 4 класс"},
          {"Предмет:", "Русский язык"},
          {"Максимальный первичный балл:", "5"},
          {"Дата:", "20.04.2026"},
          {"", "", "", "", "", "Уровень сложности задания", "Б", "П"},
          {"ОО", "Муниципалитет", "Название ОО", "Код участника", "Класс", "Вариант", "1 (2б)", "2К1 (3б)",
           "Первичный балл", "Отметка", "Отметка по журналу"},
          {"МБОУ «Лесная школа»(edu301) Кол-во участников: " + declared},
          {"edu301", "Лесной район", "МБОУ «Лесная школа»", "40001", "4А", "1", "2", "3", "5", "5", "5"},
          {"edu301", "Лесной район", "МБОУ «Лесная школа»", "40002", "4А", "2", "1", "X", "1", "2", "3"}};
}

TEST_F(Imports, TheIndividualResultsOfFisOkoTellTheirExamAndDeclaredCounts) {
  const Draft draft = draft_of({workbook("отчёт.xlsx", individual_results("2"), "РУ 4 Индивидуальные результаты")});
  EXPECT_FALSE(draft.blocked);
  ASSERT_EQ(draft.preview.sheets.size(), 1U);
  EXPECT_EQ(draft.preview.sheets[0].form, "fis-oko-f1");
  EXPECT_EQ(draft.preview.sheets[0].exam, (results::Exam{"ВПР", 2026, 4, "Русский язык"}));
  EXPECT_EQ(draft.preview.sheets[0].maximum, 5);
  EXPECT_EQ(draft.load.sittings[0].works[1].mark, 2);
  EXPECT_EQ(draft.load.schools[0].name, "МБОУ «Лесная школа»");
  EXPECT_EQ(count(draft, "declared_count_differs"), 0);
}

TEST_F(Imports, ADeclaredCountThatDiffersIsTold) {
  const Draft draft = draft_of({workbook("отчёт.xlsx", individual_results("3"))});
  EXPECT_EQ(first(draft, "declared_count_differs").found, "2");
}

Table collection_form() {
  return {{"Код", "Вариант (часть 1)", "1 (1б)", "Вариант (часть 2)", "2 (2б)",
           "Класс № (список формируется из листа \"Классы\")", "Пол",
           "Отметка за предыдущий триместр/ четверть/полугодие", "Итого баллов"},
          {"40001", "1", "1", "2", "2", "1", "м", "5", "=3"},
          {"40002", "отсутствовал", "", "1", "1", "1", "ж", "4", "=1"},
          {"40003", "отсутствовал", "", "отсутствовал", "", "1", "ж", "4", ""},
          {"", "", "", "", "", "", "", "", "=0"}};
}

TEST_F(Imports, TheCollectionFormTakesTheSchoolFromTheFileName) {
  const Draft draft = draft_of({workbook("2025/4 класс/edu401 Математика.xlsx", collection_form(), "Протокол")});
  EXPECT_FALSE(draft.blocked);
  ASSERT_EQ(draft.preview.sheets.size(), 1U);
  EXPECT_EQ(draft.preview.sheets[0].form, "vpr-2025");
  EXPECT_EQ(draft.load.schools[0].code, "401");
  EXPECT_EQ(draft.preview.rows, 3);
  EXPECT_EQ(draft.preview.participants_counted, 2);
  EXPECT_EQ(draft.load.sittings[0].works[0].class_name, "1");
}

TEST_F(Imports, WithoutASchoolTheCollectionFormAsksForIt) {
  const fs::path file = workbook("2025/4 класс/Математика.xlsx", collection_form(), "Протокол");
  const Draft asking = draft_of({file});
  EXPECT_EQ(count(asking, "school_unknown"), 1);
  EXPECT_EQ(asking.preview.needs.at(0).field, "school");
  EXPECT_TRUE(asking.preview.new_schools.empty());
  EXPECT_FALSE(draft_of({file}, {.school = "401"}).blocked);
}

TEST_F(Imports, UnknownSubjectGradeAndYearAreAskedNotGuessed) {
  const fs::path file = workbook("данные.xlsx", kProtocol2021);
  const Draft draft = draft_of({file});
  EXPECT_TRUE(draft.blocked);
  EXPECT_EQ(draft.preview.needs.size(), 3U);
  EXPECT_NE(first(draft, "subject_unknown").fix.find("--subject"), std::string::npos);
  EXPECT_THROW(commit_of(draft), Error);
  const Draft answered = draft_of({file}, {.subject = "математике", .grade = 5, .year = 2021});
  EXPECT_FALSE(answered.blocked);
  EXPECT_EQ(answered.preview.sheets[0].exam.subject, "Математика");
}

TEST_F(Imports, CluesThatContradictEachOtherAreAnError) {
  const Draft draft = draft_of({workbook("2020/5/Математика 2021.xlsx", kProtocol2021)});
  EXPECT_TRUE(draft.blocked);
  const Issue issue = first(draft, "year_contradicts");
  EXPECT_NE(issue.found.find("2020"), std::string::npos);
  EXPECT_NE(issue.found.find("2021"), std::string::npos);
}

TEST_F(Imports, NamesAndDocumentsAreDroppedAndNeverRepeated) {
  Table rows = kProtocol2021;
  const std::vector<std::string> secrets{"Фамилия", "Дата рождения", "СНИЛС"};
  for (const std::string& header : secrets) rows[0].insert(rows[0].begin(), header);
  for (std::size_t i = 1; i < rows.size(); ++i)
    rows[i].insert(rows[i].begin(), {"112-233-445 95", "01.02.2010", "Тайнова"});
  rows[1][3 + 8] = "Секретов";  // strayed into the total
  rows[2][3 + 6] = "Иван";      // strayed into the class
  const Draft draft = draft_of({workbook("2021/5/Математика.xlsx", rows)});
  EXPECT_EQ(draft.preview.dropped_columns.size(), 3U);
  EXPECT_NE(first(draft, "personal_column").message.find("«СНИЛС»"), std::string::npos);
  std::string everything;
  for (const Issue& issue : draft.issues) everything += issue_text(issue);
  for (const auto& row : draft.preview.sample)
    for (const std::string& cell : row) everything += cell;
  for (const results::Work& work : draft.load.sittings.at(0).works)
    everything += work.class_name.text() + work.variant.text() + work.pupil.text();
  for (const char* secret : {"Тайнова", "112-233", "01.02.2010", "Секретов", "ИВАН", "Иван"})
    EXPECT_EQ(everything.find(secret), std::string::npos) << secret;
}

TEST_F(Imports, NamesInTheColumnOfCodesStopTheImport) {
  Table rows = kProtocol2021;
  rows[1][3] = "Петров Пётр";
  const Draft draft = draft_of({workbook("2021/5/Математика.xlsx", rows)});
  EXPECT_TRUE(draft.blocked);
  EXPECT_EQ(first(draft, "pupil_code_is_text").found.find("Петров"), std::string::npos);
}

TEST_F(Imports, EveryDefectIsToldWithItsCell) {
  Table rows = kProtocol2021;
  rows.push_back({"sch101", "Первый район", "3", "50003", "9", "3", "б", "1", "7", "1", "", "Книга", "", "5"});
  rows.push_back({"sch101", "Первый район", "4", "50004", "4", "ж", "б", "1", "нет", "1", "2"});
  rows.push_back({"sch101", "Первый район", "5", "50005", "4", "ж", "б", "1", "25", "-1", "2"});
  const Draft draft = draft_of({workbook("2021/5/Математика.xlsx", rows)});
  EXPECT_FALSE(draft.blocked);
  EXPECT_EQ(first(draft, "journal_mark_unreadable").place.text(), "файл «Математика.xlsx», лист «Sheet», ячейка E5");
  EXPECT_EQ(first(draft, "task_blank").place.column, 11);
  EXPECT_EQ(first(draft, "strayed_value").place.column, 14);
  EXPECT_EQ(first(draft, "total_not_numeric").place.row, 6);
  EXPECT_EQ(first(draft, "task_unreadable").found, "-1");
  EXPECT_EQ(count(draft, "total_ne_sum"), 2);
  EXPECT_EQ(first(draft, "total_above_maximum").found, "25");
  EXPECT_EQ(draft.preview.sheets[0].quality.sex_bad, 1);
  EXPECT_EQ(draft.preview.participants_counted, 4);
}

TEST_F(Imports, APupilWithTwoDifferentWorksIsAnErrorAndARepeatedRowIsTakenOnce) {
  Table rows = kProtocol2021;
  rows.push_back(rows[1]);
  const fs::path same = workbook("2021/5/Математика.xlsx", rows);
  const Draft repeated = draft_of({same});
  EXPECT_FALSE(repeated.blocked);
  EXPECT_EQ(repeated.preview.rows, 3);
  rows.back()[8] = "2";
  const Draft different = draft_of({workbook("другое/2021/5/Математика.xlsx", rows)});
  EXPECT_TRUE(different.blocked);
  EXPECT_EQ(count(different, "pupil_twice"), 1);
}

TEST_F(Imports, WhatIsStoredIsNotStoredTwice) {
  const fs::path file = workbook("2021/5/Математика.xlsx", kProtocol2021);
  commit_of(draft_of({file}));
  const Draft again = draft_of({file});
  EXPECT_TRUE(again.blocked);
  EXPECT_NE(first(again, "file_already_stored").fix.find("take-back 1"), std::string::npos);
  Table changed = kProtocol2021;
  changed[1][5] = "м";
  EXPECT_EQ(count(draft_of({workbook("2021/5/Новая математика.xlsx", changed)}), "exam_already_stored"), 1);
  results::take_back({*records, facts}, kTester, BatchId{1});
  EXPECT_FALSE(draft_of({file}).blocked);
}

TEST_F(Imports, OfTwoDraftsOfOneFileOnlyTheFirstIsStored) {
  const fs::path file = workbook("2021/5/Математика.xlsx", kProtocol2021);
  const Draft first_draft = draft_of({file});
  const Draft second_draft = draft_of({file});
  commit_of(first_draft);
  EXPECT_THROW(commit_of(second_draft), Error);
}

TEST_F(Imports, SeveralFilesOfAFolderAreOneBatch) {
  workbook("все/2021/5/Математика.xlsx", kProtocol2021);
  Table russian = kProtocol2021;
  russian[1][11] = "Другая книга";
  workbook("все/2021/5/Русский язык.xlsx", russian);
  text_file("все/список.csv", "код;название\n1;а\n");
  const Draft draft = draft_of({folder / "все"});
  EXPECT_FALSE(draft.blocked);
  EXPECT_EQ(count(draft, "form_unknown"), 1);
  EXPECT_EQ(first(draft, "form_unknown").severity, Severity::warning);
  commit_of(draft);
  records->read([&](const db::Read& view) {
    EXPECT_EQ(results::batches(view).size(), 1U);
    EXPECT_EQ(results::batches(view)[0].exams.size(), 2U);
  });
}

TEST_F(Imports, AnUnknownTableNamesTheNearestFormAndWhatIsMissing) {
  Table rows = kProtocol2021;
  rows[0][8] = "итог за работу";
  for (std::size_t row = 0; row < rows.size(); ++row) rows[row][3] = "";  // no code of a pupil
  rows[0][3] = "пометка";
  const Draft draft = draft_of({workbook("2021/5/Математика.xlsx", rows)});
  EXPECT_TRUE(draft.blocked);
  EXPECT_NE(first(draft, "form_unknown").found.find("первичный балл"), std::string::npos);
}

TEST_F(Imports, ACsvIsReadByASavedFormWithTheExamInItsColumns) {
  const fs::path file =
      text_file("таблица.csv",
                "Процедура;Год;Предмет;Параллель;Код ОО;Код ученика;Класс;1 (2б);2 (3б)\n"
                "МДР;2024;физике;8;501;17;8В;2;3\nМДР;2024;химии;8;501;17;8В;1;н\nМДР;2024;химии;8;501;18;8В;1;3\n");
  EXPECT_EQ(draft_of({file}).preview.sheets.at(0).form, "works-table") << "by itself it is some table of pupils";
  const Draft draft = draft_of({file}, {.form = "school-table"});
  EXPECT_FALSE(draft.blocked);
  ASSERT_EQ(draft.load.sittings.size(), 2U);
  EXPECT_EQ(draft.load.sittings[0].exam, (results::Exam{"МДР", 2024, 8, "Физика"}));
  EXPECT_EQ(draft.load.sittings[0].maximum, 5);
  EXPECT_EQ(draft.load.sittings[0].works[0].total, 5);
  EXPECT_EQ(draft.load.sittings[1].works.size(), 2U);
}

TEST_F(Imports, AWideTableAndAnEndlessCellAreRefusedQuickly) {
  std::string wide;
  for (int i = 0; i < 5000; ++i) wide += "а;";
  std::string content;
  for (int i = 0; i < 30; ++i) content += wide + "\n";
  EXPECT_EQ(count(draft_of({text_file("широкая.csv", content)}), "form_unknown"), 1);
  EXPECT_EQ(
      count(draft_of({text_file("длинная.csv", "впр 2026 " + std::string(300000, 'a') + ";1\n2;3\n")}), "form_unknown"),
      1);
}

TEST_F(Imports, AProcedureMayBeWrittenInAnyCaseButNotWrongly) {
  const fs::path file = workbook("2021/5/Математика.xlsx", kProtocol2021);
  EXPECT_EQ(draft_of({file}, {.procedure = "впр"}).preview.sheets.at(0).exam.procedure, "ВПР");
  EXPECT_THROW(draft_of({file}, {.procedure = "ВРП"}), Error);
}

TEST_F(Imports, AYearOrGradeThatCannotBeIsUnknown) {
  const fs::path file =
      text_file("а.csv", "Год;Предмет;Параллель;Код ОО;Код ученика;1 (2б)\n99999;физика;77;501;17;2\n");
  const Draft draft = draft_of({file}, {.form = "school-table", .procedure = "МДР"});
  EXPECT_EQ(count(draft, "year_unknown"), 1);
  EXPECT_EQ(count(draft, "grade_unknown"), 1);
  EXPECT_THROW(draft_of({file}, {.year = 3}), Error);
}

TEST_F(Imports, AnUnknownFormNameListsTheForms) {
  const fs::path file = text_file("а.csv", "1;2\n");
  EXPECT_THROW(draft_of({file}, {.form = "нет такой"}), Error);
}

TEST_F(Imports, ABrokenFileIsAnErrorAmongTheOthers) {
  const fs::path good = workbook("2021/5/Математика.xlsx", kProtocol2021);
  const fs::path bad = text_file("2021/5/Русский язык.xlsx", std::string("PK\x03\x04 обрыв", 12));
  const fs::path empty = text_file("2021/5/Биология.xlsx", "");
  const Draft draft = draft_of({good, bad, empty});
  EXPECT_TRUE(draft.blocked);
  EXPECT_EQ(count(draft, "file_unreadable"), 2);
  EXPECT_EQ(draft.preview.sheets.size(), 1U);
}

TEST(ImportCells, ClassesAreLetters) {
  EXPECT_EQ(class_of("5а"), "А");
  EXPECT_EQ(class_of(" 11 \"Б\" "), "Б");
  EXPECT_EQ(class_of("НЕТ"), "");
  EXPECT_EQ(class_of("11 нет"), "");
  EXPECT_EQ(class_of("5"), "");
  EXPECT_EQ(class_of("Мария"), "");
}

TEST(ImportCells, ACodeIsNotAName) {
  EXPECT_TRUE(is_code("50001"));
  EXPECT_TRUE(is_code("A-17"));
  EXPECT_FALSE(is_code("Иванов"));
  EXPECT_FALSE(is_code("Ivanov"));
  EXPECT_FALSE(is_code(""));
}

}  // namespace
}  // namespace vekha::imports
