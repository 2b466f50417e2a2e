#include "io/sys/settings.hpp"

#include <CLI/CLI.hpp>

#include "app/cli/command.hpp"

namespace vekha::cli {

void add_settings(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("settings", "Настройки сервера");
  command->require_subcommand(1);
  CLI::App* docs = command->add_subcommand("docs", "Показать, что можно настроить (Markdown)");
  docs->callback([&session] { session.out << sys::settings_page(); });
}

}  // namespace vekha::cli
