// The base of tests that give commands to the program in a folder of their own, as a person does in a shell.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
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

}  // namespace vekha::cli
