// Names, birth dates and documents given to an import must reach neither the data folder nor what is printed.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/cli/folder_test.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::cli {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::stringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

class PersonalData : public CommandsInFolder {
 protected:
  void SetUp() override {
    CommandsInFolder::SetUp();
    std::ofstream(folder / "table.csv")
        << "Процедура;Год;Предмет;Параллель;Код ОО;Код ученика;Фамилия;Имя;Дата рождения;СНИЛС;Класс;Вариант;1 (2б)\n"
           "МДР;2024;физика;8;501;17;Тайновский;Аристарх;01.02.2010;112-233-445 95;8В;1;2\n"
           "МДР;2024;физика;8;501;18;Секретова;Ия;03.04.2010;112-233-445 96;Тайновский;Аристарх;Секретова\n";
  }
};

TEST_F(PersonalData, ReachesNeitherTheDataFolderNorTheOutput) {
  ASSERT_EQ(run_in_folder({"init", "--data", "data"}), 0);
  ASSERT_EQ(run_in_folder({"results", "import", "table.csv", "--form", "school-table", "--data", "data", "--yes"}), 0);
  ASSERT_EQ(run_in_folder({"results", "import", "table.csv", "--form", "school-table", "--data", "data", "--json"}), 2);
  std::string everything = said.str();
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder / "data"))
    if (entry.is_regular_file()) everything += bytes_of(entry.path());
  for (const char* secret : {"Тайновск", "Аристарх", "Секретов", "01.02.2010", "112-233"})
    EXPECT_EQ(everything.find(secret), std::string::npos) << secret;
  EXPECT_NE(everything.find("501"), std::string::npos);
}

TEST_F(PersonalData, OfStateExamsBecomesKeysAndIsForgotten) {
  const std::string header =
      "№;Код ОО;Класс;Код ППЭ;Аудитория;Фамилия;Имя;Отчество;Серия;Номер;Ответы в краткой форме;Ответы в развернутой "
      "форме;Первичный балл;Оценка\n";
  std::ofstream(folder / "oge.csv") << "02 - Математика 2026.06.02;;;\n" + header +
                                           "1;201;9А;5;1;Тайновский;Аристарх;Ильич;7700;112233;++-+;1(2);4;2\n"
                                           "2;201;9А;5;1;Секретова;Ия;Львовна;7701;445566;++++;2(2);6;5\n"
                                           "3;Секретова;9А;5;1;Скрытный;Пров;Кузьмич;7702;778899;Тайновский;2(2);6;5\n";
  std::ofstream(folder / "ege.csv") << "03 - Физика 2028.06.02;;;\n"
                                       "№;Код ОО;Фамилия;Имя;Отчество;Серия;Номер;Первичный балл;Итоговый балл\n"
                                       "1;101;Тайновский;Аристарх;Ильич;7700;112233;40;90\n";
  ASSERT_EQ(run_in_folder({"init", "--data", "data"}), 0);
  run_in_folder({"results", "check", "oge.csv", "--data", "data", "--out", "copy.xlsx", "--json"});
  run_in_folder({"results", "import", "oge.csv", "--data", "data", "--yes", "--json"});
  ASSERT_EQ(run_in_folder({"results", "import", "ege.csv", "--data", "data", "--yes"}), 0) << said.str();
  std::string everything = said.str();
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder / "data"))
    if (entry.is_regular_file()) everything += bytes_of(entry.path());
  const auto copy = sheet::open_workbook((folder / "copy.xlsx").string());
  copy->each_row(0, [&](const sheet::Row& row) {
    for (const std::size_t column : {5U, 6U, 7U, 8U, 9U}) everything += row.number > 2 ? row.at(column).text : "";
    return true;
  });
  for (const char* secret : {"Тайновск", "Аристарх", "Секретов", "Скрытн", "112233", "445566", "778899"})
    EXPECT_EQ(everything.find(secret), std::string::npos) << secret;
}

TEST_F(PersonalData, OfJournalsAppealsAndLevelsIsForgottenToo) {
  std::ofstream(folder / "журнал.csv") << "Итоги успеваемости класса 8Б за 2 четверть 2025 года;;;\n"
                                          "№;Фамилия, имя;Русский язык;Физика\n1;Тайновский Аристарх;4;Секретова\n"
                                          "2;Секретова Ия;3;5/4\n";
  std::ofstream(folder / "апелляции.csv")
      << "Экзамен;Код ОО;Класс;Фамилия;Имя;Отчество;Серия;Номер;Результат апелляции;Первичный балл;Оценка\n"
         "Математика(2026.06.02);201;9А;Тайновский;Аристарх;Ильич;7700;112233;Скрытный согласен;16;4\n";
  std::ofstream(folder / "ФГ 2025 8 класс.csv") << "Код ОО;Код участника;ФИО участника;Класс;Направление;Балл;Уровень\n"
                                                   "201;17;Скрытный Пров;8А;Читательская грамотность;12;Скрытный Пров\n"
                                                   "201;18;Секретова Ия;8А;Читательская грамотность;12;Высокий\n";
  ASSERT_EQ(run_in_folder({"init", "--data", "data"}), 0);
  for (const char* file : {"журнал.csv", "апелляции.csv", "ФГ 2025 8 класс.csv"})
    ASSERT_EQ(run_in_folder({"results", "import", file, "--school", "201", "--data", "data", "--yes", "--json"}), 0)
        << said.str();
  ASSERT_EQ(run_in_folder({"results", "take-back", "1", "--data", "data"}), 0);
  ASSERT_EQ(run_in_folder({"results", "erase", "--data", "data", "--yes"}), 0);
  ASSERT_EQ(run_in_folder({"results", "levels", "--data", "data", "--json"}), 0);
  std::string everything = said.str();
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder / "data"))
    if (entry.is_regular_file()) everything += bytes_of(entry.path());
  for (const char* secret : {"Тайновск", "Аристарх", "Секретов", "Скрытн", "112233"})
    EXPECT_EQ(everything.find(secret), std::string::npos) << secret;
  EXPECT_NE(everything.find("Высокий"), std::string::npos);
}

}  // namespace
}  // namespace vekha::cli
