#include "io/sys/settings.hpp"

#include "app/cli/command.hpp"
#include "app/cli/options.hpp"

namespace vekha::cli {

void add_settings(Command app, Session& session) {
  Command command = app.add_subcommand("settings", "Настройки сервера");
  command.require_subcommand(1);
  Command docs = command.add_subcommand("docs", "Показать, что можно настроить (Markdown)");
  docs.callback([&session] { session.out << sys::settings_page(); });
}

}  // namespace vekha::cli
