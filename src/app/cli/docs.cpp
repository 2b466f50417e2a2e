#include <filesystem>
#include <fstream>

#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "domain/indicators/indicators.hpp"
#include "io/sys/settings.hpp"

namespace vekha::cli {
namespace {

/// A generated document: its file name and how its text is made.
struct Page {
  const char* file;
  std::string (*text)();
};

/// The explicit list of documents made by the program.
constexpr Page kPages[] = {{"config.md", sys::settings_page}, {"indicators.md", indicators::reference_page}};

void write_page(const std::filesystem::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  out << text;
  out.close();
  if (!out) throw Error(Code::storage, "Не удалось записать файл «" + file.string() + "».");
}

}  // namespace

void add_docs(Command app, Session& session) {
  const auto folder = std::make_shared<std::string>();
  Command command = app.add_subcommand("docs", "Записать справочные страницы, составленные из каталога");
  command.add_option("--out", *folder, "Папка для страниц").required();
  command.callback([folder, &session] {
    const std::filesystem::path target = session.path(*folder);
    std::filesystem::create_directories(target);
    for (const Page& page : kPages) write_page(target / page.file, page.text());
  });
}

}  // namespace vekha::cli
