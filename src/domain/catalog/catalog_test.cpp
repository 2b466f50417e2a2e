#include "domain/catalog/catalog.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/error.hpp"

namespace vekha::catalog {
namespace {

/// A data folder with one catalogue file.
std::string folder_with(const std::string& name, const std::string& content) {
  const std::string folder = testing::TempDir() + "/vekha_catalog";
  std::filesystem::remove_all(folder);
  const std::filesystem::path file = folder + "/catalog/" + name;
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file) << content;
  return folder;
}

std::string complaint(const std::string& name, const std::string& content) {
  try {
    load(folder_with(name, content));
    return "";
  } catch (const Error& error) {
    return error.message();
  }
}

TEST(Catalog, HoldsAllThirtyFourScalesOf2021) {
  const Catalog catalog = built_in();
  const auto of_2021 = [](const Scale& scale) { return scale.exam.procedure == "ВПР" && scale.exam.year == 2021; };
  EXPECT_EQ(std::count_if(catalog.scales.begin(), catalog.scales.end(), of_2021), 34);
  const auto scale = catalog.find_scale({"ВПР", 2021, 5, "Математика"});
  ASSERT_TRUE(scale);
  EXPECT_EQ(scale->maximum, 20);
  EXPECT_EQ(scale->mark(6), 2);
  EXPECT_EQ(scale->mark(7), 3);
  EXPECT_EQ(scale->mark(15), 5);
}

TEST(Catalog, AScaleIsNeverBorrowedFromAnotherYear) {
  EXPECT_FALSE(built_in().find_scale({"ВПР", 2020, 5, "Математика"}));
}

TEST(Catalog, TheOverlapOfGeographyInGradeEightIsToldInANote) {
  const auto scale = built_in().find_scale({"ВПР", 2021, 8, "География"});
  ASSERT_TRUE(scale);
  EXPECT_EQ(scale->mark(35), 5);
  EXPECT_NE(scale->note.find("35"), std::string::npos);
}

TEST(Catalog, InflectedSubjectsAreOneSubject) {
  const Catalog catalog = built_in();
  const std::vector<std::pair<std::string, std::string>> cases{
      {"Русскому языку", "Русский язык"},
      {"биологии, 7 класс (по образцу 7 класса)", "Биология"},
      {"2021_4_Проведение работы по русскому языку, 4 класс. ВПР 2021", "Русский язык"},
      {"ИСТОРИЯ", "История"},
      {"Математика (профильный уровень)", "Математика профильная"},
      {"Английский язык", "Английский язык"}};
  for (const auto& [text, subject] : cases) EXPECT_EQ(catalog.find_subject(text).value_or("нет"), subject) << text;
}

TEST(Catalog, TwoSubjectsInOneNameAreNoSubject) {
  EXPECT_FALSE(built_in().find_subject("Математика и физика"));
  EXPECT_FALSE(built_in().find_subject("Предыстория"));
}

TEST(Catalog, ColumnsWithPersonalDataAreKnown) {
  const PersonalColumns personal = built_in().personal;
  for (const char* header :
       {"фамилия", "имя", "отчество", "фио ученика", "снилс", "дата рождения", "серия", "surnamecell"})
    EXPECT_TRUE(personal.covers(header)) << header;
  for (const char* header : {"код участника", "номер обучающегося", "наименование класса", "именной код", "вариант"})
    EXPECT_FALSE(personal.covers(header)) << header;
}

TEST(Catalog, AnUnknownKeyIsAnErrorWithFileAndLine) {
  const std::string text = "procedure: ВПР\nyear: 2030\nsource: проверка\nscalez: []\n";
  EXPECT_NE(complaint("scales/own.yaml", text).find("scales/own.yaml», строка 4"), std::string::npos);
  EXPECT_NE(complaint("forms/own.yaml", "title: a\nsource: b\nfields:\n  nose: {headers: [a]}\n").find("nose"),
            std::string::npos);
}

TEST(Catalog, BordersThatDoNotGrowAreRefused) {
  const std::string text =
      "procedure: ВПР\nyear: 2030\nsource: а\nscales:\n  - {grade: 4, subject: Химия, maximum: 9, from: [5, 4, 6]}\n";
  EXPECT_NE(complaint("scales/own.yaml", text).find("строка 5"), std::string::npos);
}

TEST(Catalog, TheFolderAddsItsOwnScaleAndReplacesAFileOfTheSameName) {
  const std::string text =
      "procedure: ВПР\nyear: 2030\nsource: а\nscales:\n  - {grade: 4, subject: Химия, maximum: 9, from: [3, 4, 6]}\n";
  EXPECT_TRUE(load(folder_with("scales/own.yaml", text)).find_scale({"ВПР", 2030, 4, "Химия"}));
  const Catalog replaced = load(folder_with("scales/vpr-2021.yaml", text));
  EXPECT_EQ(built_in().scales.size() - replaced.scales.size(), 33U);
}

TEST(Catalog, EveryBuiltInFormIsRead) {
  const Catalog catalog = built_in();
  for (const char* name : {"vpr-2020", "vpr-2021", "vpr-2022", "vpr-2025", "fis-oko-f1", "school-table"})
    EXPECT_NE(catalog.find_form(name), nullptr) << name;
}

TEST(Catalog, KnowsTheWorkingDaysOfSevenYears) {
  const Catalog known = built_in();
  EXPECT_EQ(known.calendars.size(), 7U);
  const calendar::ProductionCalendar working = known.production_calendar();
  const int days[] = {247, 247, 247, 248, 247, 247};
  for (int year = 2022; year <= 2026; ++year) {
    int count = 0;
    for (Date day = Date::of(year, 1, 1); day.year() == year; day = day.plus_days(1))
      count += working.working_day(day) ? 1 : 0;
    EXPECT_EQ(count, days[year - 2021]) << year;
  }
  EXPECT_FALSE(working.working_day(Date::of(2021, 5, 5)));
  EXPECT_FALSE(working.notes(Date::of(2027, 1, 1), Date::of(2027, 1, 2)).empty());
}

TEST(Catalog, TakesTheDaysAndSettingsOfAFolder) {
  const Catalog region = load(folder_with("calendars/region.yaml",
                                          "year: 2026\nsource: Закон области\ntransfers: []\ndays_off:\n"
                                          "  - {from: 2026-03-20, source: Закон области}\n"));
  EXPECT_FALSE(region.production_calendar().working_day(Date::of(2026, 3, 20)));
  const Catalog six = load(folder_with("calendars/settings.yaml",
                                       "settings: {week: 6, until_month: inclusive, yearly_ends: academic, "
                                       "days_after_event: 10, time_zone: Asia/Omsk}\n"));
  EXPECT_EQ(six.production_calendar().week(), calendar::WeekLength::six);
  EXPECT_EQ(six.term_settings.terms.days_after_event, 10);
  EXPECT_THROW(load(folder_with("calendars/bad.yaml", "year: 2026\nsource: x\ntransfers: [{from: 2026-01-03}]\n")),
               Error);
}

}  // namespace
}  // namespace vekha::catalog
