// Schools beside one another on the command line: who differs from the mean, how surely, and what could be seen at all.

#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/selection.hpp"
#include "app/cluster_choice.hpp"
#include "base/text.hpp"

namespace vekha::cli {
namespace {

struct CompareOptions {
  Selection select;
  std::string indicator = "success";
  std::string cluster;
  bool json = false;
};
enum class Telling { differences, power };

std::string number_text(const comparison::Answer& answer, const std::optional<double>& value) {
  if (!value) return "—";
  return ru_number(*value, answer.measure.measure == formula::Measure::percent ? 1 : 2);
}
std::string interval_text(const std::optional<Interval>& interval) {
  return interval ? ru_number(interval->lo, 1) + "–" + ru_number(interval->hi, 1) : "—";
}
std::string value_text(const comparison::Answer& answer, const Estimate& estimate) {
  return estimate.value ? number_text(answer, estimate.value) : std::string(absence_text(estimate.absence));
}

/// By the norm first where there is one.
std::string told_words(const comparison::SchoolRow& row) {
  switch (row.deviation.base) {
    case comparison::Base::norm: return row.deviation.words + "; " + row.words;
    case comparison::Base::mean: return row.deviation.words;
    case comparison::Base::none: break;
  }
  return row.words;
}

void tell_differences(std::ostream& out, const comparison::Answer& answer) {
  Columns table({{"Школа", Align::left},
                 {"n"},
                 {answer.unit},
                 {"Интервал"},
                 {"Без случая"},
                 {"Воронка"},
                 {"Словами", Align::left}});
  for (const comparison::SchoolRow& row : answer.schools)
    table.add({row.name, ru_number(static_cast<double>(row.value.n), 0), value_text(answer, row.value),
               interval_text(row.value.interval), number_text(answer, row.fair.value), interval_text(row.inner),
               told_words(row)});
  out << table.text();
}

void tell_power(std::ostream& out, const comparison::Answer& answer) {
  Columns table({{"Школа", Align::left}, {"n"}, {answer.unit}, {"Ниже"}, {"Выше"}, {"За год до"}, {"За год от"}});
  for (const comparison::SchoolRow& row : answer.schools)
    table.add({row.name, ru_number(static_cast<double>(row.value.n), 0), value_text(answer, row.value),
               number_text(answer, row.noticed.down), number_text(answer, row.noticed.up),
               number_text(answer, row.noticed.year_down), number_text(answer, row.noticed.year_up)});
  out << "Какие значения отличимы от " << answer.against << " с вероятностью 80 %:\n" << table.text();
}

void tell(std::ostream& out, const comparison::Answer& answer, Telling telling) {
  if (!answer.problem.empty() || answer.compared == 0) {
    out << (answer.problem.empty() ? "Значений нет: результаты не загружены или не подходят показателю."
                                   : answer.problem)
        << "\n";
    return;
  }
  out << answer.headline << "\n";
  if (answer.common.value)
    out << "Всего: " << value_text(answer, answer.common) << " " << answer.unit << ", n = " << answer.common.n << "\n";
  out << answer.norm_words << (answer.norm_words.empty() ? "\n" : "\n\n");
  telling == Telling::power ? tell_power(out, answer) : tell_differences(out, answer);
  for (const std::string& note : answer.notes) out << note << "\n";
}

void show(const CompareOptions& options, Session& session, Telling telling) {
  const app::Stores& stores = session.stores(session.path(options.select.data));
  const indicators::Library library = indicators::library(stores.folder());
  const catalog::Catalog catalog = catalog::load(stores.folder());
  const comparison::Answer answer = stores.records().read([&](const db::Read& read) {
    comparison::Question question{.indicator = options.indicator, .filter = filter_of(read, catalog, options.select)};
    const indicators::Ground ground{read, stores.facts(), catalog};
    if (!options.cluster.empty()) app::narrow(question, ground, options.cluster);
    return comparison::compare(ground, library, question);
  });
  if (!options.json) return tell(session.out, answer, telling);
  JsonWriter json;
  comparison::write_answer(json, answer);
  session.out << json.text() << "\n";
}

void add(Command app, Session& session, const char* name, std::pair<const char*, Telling> what) {
  const auto options = std::make_shared<CompareOptions>();
  Command command = app.add_subcommand(name, what.first);
  command.add_option("--indicator", options->indicator, "Показатель (см. indicator list)").show_default();
  command.add_option("--cluster", options->cluster, "Только школы группы: ДЕЛЕНИЕ/НОМЕР (см. cluster list)");
  add_selection(command, options->select);
  command.add_flag("--json", options->json, "Ответ в JSON");
  command.callback([options, &session, telling = what.second] { show(*options, session, telling); });
}

}  // namespace

void add_compare(Command app, Session& session) {
  add(app, session, "compare", {"Школы рядом: кто отличается от среднего и насколько уверенно", Telling::differences});
}

void add_power(Command app, Session& session) {
  add(app, session, "power", {"Что видно при таком числе учеников", Telling::power});
}

}  // namespace vekha::cli
