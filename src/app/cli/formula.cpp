// Formulas on the command line: checked, and computed over the stored results.

#include "app/cli/formula.hpp"
#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/selection.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/formulas/formulas.hpp"
#include "domain/indicators/indicators.hpp"

namespace vekha::cli {
namespace {

struct FormulaOptions {
  Selection select;
  std::string text;
  std::string by;
  std::int64_t minimum = 1;
  bool json = false;
};

void check(const FormulaOptions& options, Session& session) {
  const formula::Program program =
      formula::compiled(options.text, formulas::language_with(indicators::shipped().norms()));
  const std::string unit = formula::unit_title(program.root.unit);
  if (!options.json) {
    session.out << "Формула понята. Единица: " << unit << (unit.ends_with('.') ? "" : ".")
                << "\nТо же в основных словах: " << program.canonical << "\n";
    return;
  }
  JsonWriter json;
  json.begin_object()
      .field("formula", program.canonical)
      .field("unit", formula::measure_name(program.root.unit.measure));
  session.out << json.field("unit_title", unit).end_object().text() << "\n";
}

void tell_json(std::ostream& out, const formulas::FormulaAnswer& answer, const std::vector<std::string>& by) {
  JsonWriter json;
  json.begin_object().field("formula", answer.program.canonical);
  json.field("unit", formula::measure_name(answer.program.root.unit.measure)).key("rows").begin_array();
  for (const formulas::FormulaRow& row : answer.rows) {
    json.begin_object().key("group").begin_object();
    for (std::size_t i = 0; i < by.size(); ++i) json.field(by[i], row.key[i]);
    json.end_object().key("value");
    write_estimate(json, row.value.estimate);
    json.field("rows", row.value.rows).field("missing", row.value.missing);
    json.field("not_applicable", row.value.not_applicable).field("suppressed", row.value.suppressed).end_object();
  }
  out << json.end_array().end_object().text() << "\n";
}

void tell(std::ostream& out, const formulas::FormulaAnswer& answer) {
  if (answer.rows.empty()) {
    out << "Нет загруженных результатов, которые подходят под условия.\n";
    return;
  }
  Columns table({{"Группа", Align::left}, {"Значение"}, {"Работ"}, {"Без данных"}});
  for (const formulas::FormulaRow& row : answer.rows)
    table.add({row.labels.empty() ? "всего" : joined(row.labels, " · "),
               formulas::value_text(row.value, answer.program.root.unit),
               ru_number(static_cast<double>(row.value.estimate.n), 0),
               ru_number(static_cast<double>(row.value.missing), 0)});
  out << table.text() << "В скобках — 95 % интервалы.\n";
}

formulas::FormulaQuery query_of(const db::Read& read, const app::Stores& stores, const catalog::Catalog& catalog,
                                const FormulaOptions& options) {
  formulas::FormulaQuery out{.filter = filter_of(read, catalog, options.select),
                             .by = formulas::parse_dimensions(options.by),
                             .minimum = options.minimum};
  out.norms =
      indicators::given_norms(read, indicators::library(stores.folder()).norms(), indicators::rest_of(out.filter));
  return out;
}

void compute(const FormulaOptions& options, Session& session) {
  const auto by = formulas::parse_dimensions(options.by);
  const app::Stores& stores = session.stores(session.path(options.select.data));
  const catalog::Catalog catalog = catalog::load(stores.folder());
  const auto answer = stores.records().read([&](const db::Read& read) {
    return formulas::evaluate(read, stores.facts(), catalog, options.text, query_of(read, stores, catalog, options));
  });
  options.json ? tell_json(session.out, answer, by) : tell(session.out, answer);
}

}  // namespace

void add_formulas(Command room, Session& session) {
  const auto options = std::make_shared<FormulaOptions>();
  Command checked = room.add_subcommand("check", "Проверить формулу: единицы, имена, скобки; ничего не считать");
  checked.add_option("formula", options->text, "Формула, например: доля(отметка >= 4 из работы)").required();
  checked.add_flag("--json", options->json, "Ответ в JSON");
  checked.callback([options, &session] { check(*options, session); });

  Command computed = room.add_subcommand("eval", "Вычислить формулу по загруженным результатам");
  computed.add_option("formula", options->text, "Формула, например: доля(отметка >= 4 из работы)").required();
  add_selection(computed, options->select);
  computed.add_option("--by", options->by,
                      "По чему делить, через запятую: procedure, year, grade, subject, municipality, school, class");
  computed.add_option("--minimum", options->minimum, "С меньшим числом работ среднее и доля не показываются")
      .show_default();
  computed.add_flag("--json", options->json, "Ответ в JSON");
  computed.callback([options, &session] { compute(*options, session); });
}

}  // namespace vekha::cli
