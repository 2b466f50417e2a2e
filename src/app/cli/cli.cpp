#include <CLI/CLI.hpp>
#include <filesystem>

#include "app/cli/case.hpp"
#include "app/cli/command.hpp"
#include "app/cli/definitions.hpp"
#include "app/cli/help.hpp"
#include "app/cli/options.hpp"
#include "app/cli/rating.hpp"
#include "app/cli/russian.hpp"

namespace vekha::cli {
namespace {

/// The explicit list of subcommands.
constexpr auto kSubcommands = {add_case,    add_clusters,  add_compare, add_deadline,   add_demo,      add_docs,
                               add_event,   add_executors, add_explain, add_indicators, add_init,      add_objectivity,
                               add_papers,  add_power,     add_rating,  add_recheck,    add_reminders, add_report,
                               add_results, add_risk,      add_roadmap, add_serve,      add_settings,  add_skills,
                               add_stats,   add_task,      add_user};

int tell(const Error& error, std::ostream& err) {
  const CodeRow& row = code_row(error.code());
  err << row.title << ": " << error.message() << "\n";
  for (const Issue& issue : error.issues()) err << "  " << issue_text(issue) << "\n";
  return row.exit;
}

/// The library would only say that a command is missing.
void refuse_unknown(const CLI::App& app, const std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments.front().starts_with('-')) return;
  const auto named = [&](const CLI::App* command) { return command->check_name(arguments.front()); };
  if (app.get_subcommands(named).empty())
    throw Error(Code::bad_arguments, "Нет команды «" + arguments.front() + "». Список команд: vekha --help.");
}

}  // namespace

std::string Session::path(const std::string& name) const {
  return (std::filesystem::path(folder) / name).lexically_normal().string();
}

db::Actor owner() { return {{}, "командная строка"}; }

int run(const std::vector<std::string>& arguments, Session& session) {
  CLI::App app("Веха: муниципальная система оценки качества образования", "vekha");
  speak_russian(app);
  app.require_subcommand(1);
  app.set_version_flag("--version", VEKHA_VERSION, "Показать версию");
  for (const auto& add : kSubcommands) add(Command(&app), session);
  speak_russian_below(app);
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  try {
    refuse_unknown(app, arguments);
    app.parse(reversed);
    return 0;
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error, session.out, session.err);
    return tell(Error(Code::bad_arguments, complaint(error) + " Справка: vekha --help, vekha КОМАНДА --help."),
                session.err);
  } catch (const Error& error) {
    return tell(error, session.err);
  } catch (const std::exception& error) {
    return tell(Error(Code::internal, error.what()), session.err);
  }
}

}  // namespace vekha::cli
