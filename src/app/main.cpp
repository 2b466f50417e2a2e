#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <memory>

#include "app/cli/command.hpp"

int main(int argc, char** argv) {
  std::unique_ptr<vekha::app::Stores> stores;
  vekha::cli::Session session{.in = std::cin,
                              .out = std::cout,
                              .err = std::cerr,
                              .interactive = isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0,
                              .folder = std::filesystem::current_path().string(),
                              .stores = [&](const std::string& data) -> vekha::app::Stores& {
                                if (!stores) stores = std::make_unique<vekha::app::Stores>(data);
                                return *stores;
                              }};
  return vekha::cli::run({argv + 1, argv + argc}, session);
}
