// The base of tests that give commands to the program in a folder of their own, as a person does in a shell.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

#include "app/cli/command.hpp"

namespace vekha::cli {

class CommandsInFolder : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
  }
  void TearDown() override {
    stores.reset();
    std::filesystem::remove_all(folder);
  }

  /// The exit code; what is printed joins `said`.
  int run_in_folder(const std::vector<std::string>& arguments) {
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

  std::filesystem::path folder =
      std::filesystem::path(testing::TempDir()) /
      ("vekha_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->test_suite_name()) + "_" +
       testing::UnitTest::GetInstance()->current_test_info()->name());
  std::stringstream said;
  std::unique_ptr<app::Stores> stores;
};

/// The same with a small table of two schools and one exam imported.
class CommandsOnResults : public CommandsInFolder {
 protected:
  void SetUp() override {
    CommandsInFolder::SetUp();
    std::ofstream(folder / "table.csv")
        << "Процедура;Год;Предмет;Параллель;Код ОО;Код ученика;Класс;1 (2б);2 (3б)\n"
           "МДР;2024;физика;8;501;17;8В;1;X\nМДР;2024;физика;8;501;18;8В;0;3\nМДР;2024;физика;8;502;1;8А;2;3\n";
    ASSERT_EQ(run_in_folder({"init", "--data", "data"}), 0);
    ASSERT_EQ(run_in_folder({"results", "import", "table.csv", "--form", "school-table", "--data", "data", "--yes"}),
              0);
  }
};

}  // namespace vekha::cli
