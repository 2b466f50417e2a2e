#include <gtest/gtest.h>

#include <sstream>

#include "app/cli/command.hpp"

namespace vekha::cli {
namespace {

struct Said {
  int status = 0;
  std::string out;
  std::string err;
};

Said say(const std::vector<std::string>& arguments) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Session session{.in = in, .out = out, .err = err, .folder = "."};
  const int status = run(arguments, session);
  return {status, out.str(), err.str()};
}

TEST(CommandLine, HelpIsRussianAndListsSubcommands) {
  const Said said = say({"--help"});
  EXPECT_EQ(said.status, 0);
  EXPECT_NE(said.out.find("Команды:"), std::string::npos) << said.out;
  EXPECT_NE(said.out.find("init"), std::string::npos);
  for (const char* english : {"Usage", "Options", "Subcommands", "Print", "REQUIRED", "TEXT"})
    EXPECT_EQ(said.out.find(english), std::string::npos) << english;
  const std::string detail = say({"init", "--help"}).out;
  for (const char* english : {"Print", "Options", "TEXT"}) EXPECT_EQ(detail.find(english), std::string::npos) << detail;
}

TEST(CommandLine, WrongArgumentsAreToldInRussianWithExitCodeOne) {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{}, {"no-such-command"}, {"init"}, {"init", "--data"}, {"init", "--nonsense", "1"}}) {
    const Said said = say(arguments);
    EXPECT_EQ(said.status, 1);
    EXPECT_TRUE(said.err.starts_with("Неверные параметры: ")) << said.err;
    EXPECT_EQ(said.err.find(" is required"), std::string::npos) << said.err;
  }
}

}  // namespace
}  // namespace vekha::cli
