#include <CLI/CLI.hpp>
#include <filesystem>

#include "app/cli/command.hpp"

namespace vekha::cli {
namespace {

/// The explicit list of subcommands.
constexpr auto kSubcommands = {add_init};

int tell(const Error& error, std::ostream& err) {
  const CodeRow& row = code_row(error.code());
  err << row.title << ": " << error.message() << "\n";
  for (const Issue& issue : error.issues()) err << "  " << issue_text(issue) << "\n";
  return row.exit;
}

}  // namespace

std::string Session::path(const std::string& name) const {
  return (std::filesystem::path(folder) / name).lexically_normal().string();
}

db::Actor owner() { return {{}, "командная строка"}; }

int run(const std::vector<std::string>& arguments, Session& session) {
  CLI::App app("Веха: муниципальная система оценки качества образования", "vekha");
  app.require_subcommand(1);
  app.set_version_flag("--version", VEKHA_VERSION);
  for (const auto& add : kSubcommands) add(app, session);
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  try {
    app.parse(reversed);
    return 0;
  } catch (const CLI::ParseError& error) {
    return app.exit(error, session.out, session.err) == 0 ? 0 : code_row(Code::bad_arguments).exit;
  } catch (const Error& error) {
    return tell(error, session.err);
  } catch (const std::exception& error) {
    return tell(Error(Code::internal, error.what()), session.err);
  }
}

}  // namespace vekha::cli
