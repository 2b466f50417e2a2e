#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/results.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/results/results.hpp"

namespace vekha::cli {
namespace {

struct Options {
  std::string data;
  std::vector<std::int64_t> batches;
  std::string before;
  bool yes = false;
  bool json = false;
};

void tell(Session& session, const Options& options, const results::Erasable& found, bool erased) {
  if (options.json) {
    JsonWriter json;
    json.begin_object().field("erased", erased).key("batches").begin_array();
    for (const BatchId batch : found.batches) json.value(batch.value);
    json.end_array().field("works", found.works).field("figures", found.figures).end_object();
    session.out << json.text() << "\n";
    return;
  }
  if (found.batches.empty()) {
    session.out << "Отозванных загрузок, которые ещё не стёрты, нет.\n";
    return;
  }
  std::string numbers;
  for (const BatchId batch : found.batches) numbers += (numbers.empty() ? "" : ", ") + std::to_string(batch.value);
  session.out << (erased ? "Стёрто навсегда" : "Будет стёрто навсегда") << ": загрузки № " << numbers << "; работ "
              << found.works << ", показателей " << found.figures << ".\n";
  if (!erased)
    session.out << "Вернуть стёртое нельзя, и вопрос «что было известно на день» его больше не покажет. Чтобы стереть, "
                   "добавьте --yes.\n";
}

void run_erase(Session& session, const Options& options) {
  const app::Stores& stores = session.stores(session.path(options.data));
  std::vector<BatchId> only;
  for (const std::int64_t number : options.batches) only.push_back(BatchId{number});
  const std::string before = options.before.empty() ? "" : results::known_moment(options.before);
  const results::Erasable found = stores.records().read(
      [&](const db::Read& read) { return results::erasable(read, stores.facts(), before, only); });
  const bool erases = options.yes && !found.batches.empty();
  if (options.yes) results::erase({stores.records(), stores.facts()}, owner(), found);
  tell(session, options, found, erases);
}

}  // namespace

void add_results_erase(Command results, Session& session) {
  const auto options = std::make_shared<Options>();
  Command command =
      results.add_subcommand("erase", "Стереть навсегда результаты отозванных загрузок (без --yes только показывает)");
  command.add_option("BATCH", options->batches, "Номера отозванных загрузок; без них все");
  command.add_option("--data", options->data, "Папка данных").required();
  command.add_option("--taken-back-by", options->before, "Только отозванные до этого дня включительно: 2026-05-31");
  command.add_flag("--yes", options->yes, "Стереть");
  command.add_flag("--json", options->json, "Вывести JSON");
  command.callback([options, &session] { run_erase(session, *options); });
}

}  // namespace vekha::cli
