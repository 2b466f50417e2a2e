#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "domain/org/org.hpp"

namespace vekha::cli {

void add_init(Command app, Session& session) {
  struct Options {
    std::string data;
    std::string name = "Муниципалитет";
  };
  const auto options = std::make_shared<Options>();
  Command command = app.add_subcommand("init", "Создать пустой муниципалитет в папке данных");
  command.add_option("--data", options->data, "Папка данных").required();
  command.add_option("--name", options->name, "Название муниципалитета");
  command.callback([options, &session] {
    session.stores(session.path(options->data))
        .records()
        .write(owner(), "создание муниципалитета", [&](const db::Write& write) { org::init(write, options->name); });
    session.out << "Создан муниципалитет «" << options->name << "» в папке " << options->data << "\n";
  });
}

}  // namespace vekha::cli
