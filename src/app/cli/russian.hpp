// The command line speaks Russian: labels of the help and complaints about arguments.
#pragma once
#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace vekha::cli {

/// Russian labels for the help of the program and of every subcommand added afterwards.
void speak_russian(CLI::App& app);
/// The same for what subcommands made by themselves; call it after all were added.
void speak_russian_below(CLI::App& app);
/// One Russian sentence about what is wrong with the arguments.
std::string complaint(const CLI::ParseError& error);

}  // namespace vekha::cli
