// Schools in like conditions on the command line.

#include <cmath>

#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/definitions.hpp"
#include "app/cli/options.hpp"
#include "app/cli/selection.hpp"
#include "base/text.hpp"
#include "domain/similar/similar.hpp"

namespace vekha::cli {
namespace {

struct SimilarOptions {
  std::string data;
  std::string school;
  int year = 0;
  int count = 5;
  std::vector<std::string> indicators;
  bool json = false;
};

std::string number_text(const std::optional<double>& value) {
  if (!value) return "нет данных";
  return ru_number(*value, *value == std::floor(*value) ? 0 : 1);
}

void tell(std::ostream& out, const similar::Answer& answer) {
  out << answer.school << "\n";
  if (!answer.why.empty()) out << answer.why << "\n";
  Columns found({{"Похожая школа", Align::left}, {"Расстояние"}, {"Известно общего"}});
  for (const auto& one : answer.found)
    found.add({one.code + " " + one.name, ru_number(one.distance, 2), ru_percent(100 * one.known, 0)});
  Columns conditions({{"Условие", Align::left}, {"Школа"}, {"Похожие, в среднем"}});
  for (const auto& one : answer.conditions) conditions.add({one.name, number_text(one.own), number_text(one.others)});
  Columns compared({{"Показатель", Align::left}, {"Школа"}, {"Похожие"}, {"Разность"}, {"Словами", Align::left}});
  for (const auto& one : answer.comparisons)
    compared.add({one.name, number_text(one.own.value), number_text(one.mean.value), number_text(one.difference.value),
                  one.words});
  out << found.text() << "\n" << conditions.text() << "\n" << compared.text() << answer.method << "\n";
}

void look(const SimilarOptions& options, Session& session) {
  const app::Stores& stores = session.stores(session.path(options.data));
  const auto library = indicators::library(stores.folder());
  const catalog::Catalog catalog = catalog::load(stores.folder());
  stores.records().read([&](const db::Read& read) {
    const auto school = org::find(read, org::Kind::school, options.school);
    if (!school) throw Error(Code::not_found, "Школы с кодом «" + options.school + "» нет.");
    const auto answer = similar::similar({read, stores.facts(), catalog}, library, {},
                                         {.school = school->id,
                                          .year = options.year,
                                          .count = static_cast<std::size_t>(std::max(1, options.count)),
                                          .indicators = options.indicators});
    if (!options.json) return tell(session.out, answer);
    JsonWriter json;
    similar::write_answer(json, answer);
    session.out << json.text() << "\n";
  });
}

}  // namespace

void add_similar_schools(Command room, Session& session) {
  const auto options = std::make_shared<SimilarOptions>();
  Command command = room.add_subcommand("similar", "Школы в похожих условиях и сравнение с ними");
  command.add_option("--school", options->school, "Код школы").required();
  command.add_option("--year", options->year, "Год").required();
  command.add_option("--count", options->count, "Сколько похожих школ").show_default();
  command.add_option("--indicator", options->indicators, "Какие показатели сравнить; без этого — обычные");
  command.add_option("--data", options->data, "Папка данных").required();
  command.add_flag("--json", options->json, "Ответ в JSON");
  command.callback([options, &session] { look(*options, session); });
}

}  // namespace vekha::cli
