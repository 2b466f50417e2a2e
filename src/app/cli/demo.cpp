#include <algorithm>
#include <filesystem>
#include <optional>

#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/demo/demo.hpp"
#include "io/sys/clock.hpp"

namespace vekha::cli {
namespace {

namespace fs = std::filesystem;

struct DemoOptions {
  std::string data;
  demo::Options make;
  std::string world = "mixed";
  bool json = false;
};

constexpr const char* kMaking = ".making";

/// What an interrupted run left inside does not count.
bool is_free(const fs::path& folder) {
  if (!fs::exists(folder)) return true;
  return fs::is_directory(folder) && std::ranges::all_of(fs::directory_iterator(folder), [](const auto& entry) {
           return entry.path().filename() == kMaking;
         });
}

/// The half-made folder: beside the wished one, or inside it when that is there already (it may be a mounted volume).
/// Nothing is seen under the wished name before `finish`; removed unless it was finished.
class Workshop {
 public:
  explicit Workshop(const fs::path& target)
      : target_(target), making_(fs::exists(target) ? target / kMaking : fs::path(target.string() + kMaking)) {
    fs::remove_all(making_);
  }
  ~Workshop() {
    std::error_code ignored;
    fs::remove_all(making_, ignored);
  }
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;
  std::string folder() const { return making_.string(); }
  void finish() const {
    if (making_.parent_path() != target_) return fs::rename(making_, target_);
    const fs::directory_iterator made(making_);
    const std::vector<fs::path> entries(begin(made), end(made));
    for (const fs::path& entry : entries) fs::rename(entry, target_ / entry.filename());
  }

 private:
  fs::path target_;
  fs::path making_;
};

demo::Progress progress_on(Session& session) {
  if (!session.interactive) return {};
  return [&session](int percent, const std::string& message) {
    session.err << "\r\033[K" << percent << " %  " << message << (percent == 100 ? "\n" : "") << std::flush;
  };
}

void tell(std::ostream& out, const demo::Made& made, const DemoOptions& options) {
  out << made.municipality << ": " << counted(static_cast<std::int64_t>(made.schools), "школа", "школы", "школ") << ", "
      << counted(static_cast<std::int64_t>(made.kindergartens), "детский сад", "детских сада", "детских садов") << ", "
      << counted(made.works, "работа", "работы", "работ") << ", дорожная карта: "
      << counted(static_cast<std::int64_t>(made.measures), "мероприятие", "мероприятия", "мероприятий") << ".\n"
      << "Папка данных: " << options.data << "\nИстина о школах: truth.json. Файл для пробы загрузки: " << made.sample
      << "\n";
  out << demo::logins_text(made.accounts);
}

void tell_json(std::ostream& out, const demo::Made& made) {
  JsonWriter json;
  json.begin_object().field("municipality", made.municipality).field("schools", made.schools);
  json.field("kindergartens", made.kindergartens).field("batches", made.batches).field("works", made.works);
  json.field("measures", made.measures).field("sample", made.sample).key("accounts").begin_array();
  for (const demo::Account& account : made.accounts)
    json.begin_object()
        .field("login", account.login)
        .field("password", account.password)
        .field("role", account.role)
        .field("title", account.title)
        .end_object();
  out << json.end_array().end_object().text() << "\n";
}

demo::Made make_in(const fs::path& target, const DemoOptions& options, Session& session) {
  const Workshop workshop(target);
  std::optional<app::Stores> stores(workshop.folder());
  demo::Made made = demo::create({.shelves = {stores->records(), stores->facts()},
                                  .folder = workshop.folder(),
                                  .today = sys::today(),
                                  .progress = progress_on(session)},
                                 options.make);
  stores.reset();
  workshop.finish();
  return made;
}

void make(const DemoOptions& options, Session& session) try {
  fs::path target = fs::weakly_canonical(session.path(options.data));
  if (!target.has_filename()) target = target.parent_path();
  if (!is_free(target))
    throw Error(Code::conflict,
                "Папка «" + target.string() +
                    "» не пуста. Демонстрация создаётся только в новой или пустой папке: укажите другую "
                    "в --data или удалите эту, если данные в ней не нужны.");
  const demo::Made made = make_in(target, options, session);
  options.json ? tell_json(session.out, made) : tell(session.out, made, options);
} catch (const fs::filesystem_error& failure) {
  throw Error(Code::storage, "Не удалось создать папку «" + options.data + "»: " + failure.code().message() + ".");
}

}  // namespace

void add_demo(Command app, Session& session) {
  const auto options = std::make_shared<DemoOptions>();
  Command command = app.add_subcommand("demo", "Создать демонстрационный муниципалитет с известной истиной");
  command.add_option("--data", options->data, "Новая или пустая папка данных").required();
  command.add_option("--schools", options->make.schools, "Сколько школ").show_default();
  command.add_option("--years", options->make.years, "Сколько лет результатов").show_default();
  command.add_option("--seed", options->make.seed, "Число, от которого зависят все данные").show_default();
  command.add_option("--last-year", options->make.last_year, "Последний год результатов").show_default();
  command
      .add_option("--world", options->world,
                  "Что школы делают со своими ВПР: mixed, honest, lift, copying, everybody (понемногу поднимают все)")
      .show_default();
  command.add_flag("--json", options->json, "Ответ в JSON");
  command.callback([options, &session] {
    options->make.kind = demo::kind_from_name(options->world);
    make(*options, session);
  });
}

}  // namespace vekha::cli
