#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>

#include "app/cli/command.hpp"
#include "io/remote/remote.hpp"
#include "io/sys/clock.hpp"
#include "io/sys/settings.hpp"

namespace {

/// What stands after --data, or nothing.
std::string data_folder(const std::vector<std::string>& arguments) {
  constexpr std::string_view kEquals = "--data=";
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i].starts_with(kEquals)) return arguments[i].substr(kEquals.size());
    if (arguments[i] == "--data" && i + 1 < arguments.size()) return arguments[i + 1];
  }
  return {};
}

/// A command over a data folder that a server owns is run by that server.
std::optional<int> run_by_owner(const std::vector<std::string>& arguments, const vekha::cli::Session& session) {
  const std::string data = data_folder(arguments);
  if (data.empty() || arguments.front() == "serve") return std::nullopt;
  return vekha::remote::forward(session.path(data),
                                {.arguments = arguments, .folder = session.folder, .interactive = session.interactive});
}

}  // namespace

int main(int argc, char** argv) {
  std::unique_ptr<vekha::app::Stores> stores;
  vekha::cli::Session session{.in = std::cin,
                              .out = std::cout,
                              .err = std::cerr,
                              .interactive = isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0,
                              .folder = std::filesystem::current_path().string(),
                              .stores = [&](const std::string& data) -> vekha::app::Stores& {
                                if (stores) return *stores;
                                vekha::sys::use_zone(vekha::sys::read_settings(data).time_zone);
                                stores = std::make_unique<vekha::app::Stores>(data);
                                return *stores;
                              },
                              .secret = vekha::remote::ask_secret};
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  try {
    if (const auto code = run_by_owner(arguments, session)) return *code;
  } catch (const vekha::Error& error) {
    std::cerr << vekha::code_row(error.code()).title << ": " << error.message() << "\n";
    return vekha::code_row(error.code()).exit;
  }
  return vekha::cli::run(arguments, session);
}
