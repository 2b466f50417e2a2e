// Names, birth dates and documents given to an import must reach neither the data folder nor what is printed.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/cli/command.hpp"

namespace vekha::cli {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::stringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

class PersonalData : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder);
    fs::create_directories(folder);
    std::ofstream(folder / "table.csv")
        << "Процедура;Год;Предмет;Параллель;Код ОО;Код ученика;Фамилия;Имя;Дата рождения;СНИЛС;Класс;Вариант;1 (2б)\n"
           "МДР;2024;физика;8;501;17;Тайновский;Аристарх;01.02.2010;112-233-445 95;8В;1;2\n"
           "МДР;2024;физика;8;501;18;Секретова;Ия;03.04.2010;112-233-445 96;Тайновский;Аристарх;Секретова\n";
  }
  void TearDown() override { fs::remove_all(folder); }

  int run_in_folder(const std::vector<std::string>& arguments) {
    std::unique_ptr<app::Stores> stores;
    std::stringstream in;
    Session session{.in = in,
                    .out = said,
                    .err = said,
                    .folder = folder.string(),
                    .stores = [&](const std::string& data) -> app::Stores& {
                      if (!stores) stores = std::make_unique<app::Stores>(data);
                      return *stores;
                    }};
    return run(arguments, session);
  }

  fs::path folder = fs::path(testing::TempDir()) / "vekha_personal_data";
  std::stringstream said;
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

}  // namespace
}  // namespace vekha::cli
