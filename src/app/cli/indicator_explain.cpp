// «Как получено» on the command line: one value with everything it is made of, and bundles computed anew.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/cli/command.hpp"
#include "app/cli/definitions.hpp"
#include "app/cli/options.hpp"
#include "app/cli/save.hpp"
#include "app/cli/selection.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/indicators/indicators.hpp"

namespace vekha::cli {
namespace {

using indicators::Explanation;

struct ExplainOptions {
  Selection select;
  std::string id;
  std::string out;
  std::string file;
  bool json = false;
};

void write_json(std::ostream& out, const Explanation& one) {
  JsonWriter json;
  json.begin_object().field("title", one.title).field("formula", one.formula).field("program", one.program);
  json.field("substituted", one.substituted).key("value");
  write_estimate(json, one.value.estimate);
  json.field("value_text", one.value_text).field("rows", one.value.rows).field("missing", one.value.missing);
  json.key("parts").begin_array();
  for (const auto& part : one.parts) {
    json.begin_object().field("text", part.text).field("value_text", part.value_text).key("value");
    write_estimate(json, part.value.estimate);
    json.field("rows", part.value.rows).field("missing", part.value.missing).end_object();
  }
  json.end_array().list("filters", one.filters).key("excluded").begin_array();
  for (const auto& excluded : one.excluded)
    json.begin_object().field("reason", excluded.reason).field("count", excluded.count).end_object();
  json.end_array().key("batches").begin_array();
  for (const auto& batch : one.batches)
    json.begin_object()
        .field("id", batch.id.value)
        .list("files", batch.files)
        .field("committed_at", batch.committed_at)
        .end_object();
  json.end_array().field("definition", one.definition).field("known_on", one.known_on);
  json.field("norm", one.norm ? one.norm->act.text() : std::string());
  json.field("colour", indicators::colour_name(one.light.colour)).field("rule", one.light.rule);
  out << json.end_object().text() << "\n";
}

void tell(std::ostream& out, const Explanation& one) {
  out << one.title << "\n"
      << one.value_text << "\n\nФормула: " << one.formula << "\nПрограмма: " << one.program
      << "\nПодстановка: " << one.substituted << "\n";
  for (const auto& part : one.parts) out << "  " << part.text << " = " << part.value_text << "\n";
  out << "Отобрано: " << joined(one.filters, ", ") << "\nОпирается на n = " << one.value.estimate.n << "\n";
  for (const auto& excluded : one.excluded) out << "Не вошло — " << excluded.reason << ": " << excluded.count << "\n";
  for (const auto& batch : one.batches)
    out << "Загрузка " << batch.id.value << " от " << batch.committed_at.substr(0, 10) << ": "
        << joined(batch.files, ", ") << "\n";
  out << "Определение: " << one.definition << "\n";
  if (one.norm) out << "Норматив: " << one.norm->act.text() << "\n";
  if (!one.light.rule.empty())
    out << "Цвет: " << indicators::colour_title(one.light.colour) << " (" << one.light.rule << ")\n";
  out << "Известно на: " << (one.known_on.empty() ? "сейчас" : one.known_on) << "\n";
}

/// A school and a year named on the command line are the group, so that wholes and years before can be looked at.
indicators::ValueQuery query_of(const db::Read& read, const catalog::Catalog& catalog, const Selection& select,
                                formula::Key& key) {
  indicators::ValueQuery out{.filter = filter_of(read, catalog, select), .by = {}};
  if (out.filter.school) {
    key.push_back(org::node(read, {}, *out.filter.school).code);
    out.by.emplace_back("school");
    out.filter.school.reset();
  }
  if (!out.filter.year) return out;
  key.push_back(std::to_string(*out.filter.year));
  out.by.emplace_back("year");
  out.filter.year.reset();
  return out;
}

void explain(const ExplainOptions& options, Session& session) {
  const app::Stores& stores = session.stores(session.path(options.select.data));
  const auto library = indicators::library(stores.folder());
  const catalog::Catalog catalog = catalog::load(stores.folder());
  const Explanation one = stores.records().read([&](const db::Read& read) {
    formula::Key key;
    const indicators::ValueQuery query = query_of(read, catalog, options.select, key);
    return indicators::explain({read, stores.facts(), catalog}, library.at(options.id), query, key);
  });
  options.json ? write_json(session.out, one) : tell(session.out, one);
  if (options.out.empty()) return;
  save(session.path(options.out), one.bundle);
  if (!options.json)
    session.out << "Записано: " << options.out << ". Пересчитать: vekha explain " << options.out << "\n";
}

void again(const ExplainOptions& options, Session& session) {
  std::ifstream in(session.path(options.file), std::ios::binary);
  if (!in) throw Error(Code::not_found, "Файла «" + options.file + "» нет.");
  std::ostringstream text;
  text << in.rdbuf();
  const indicators::Recomputed one = indicators::recompute(text.str());
  if (options.json) {
    JsonWriter json;
    json.begin_object().field("title", one.title).field("program", one.program).field("substituted", one.substituted);
    json.key("stored");
    write_estimate(json, one.stored);
    json.key("computed");
    write_estimate(json, one.computed);
    session.out << json.field("same", one.same).end_object().text() << "\n";
  } else {
    session.out << one.title << "\nПрограмма: " << one.program << "\nПодстановка: " << one.substituted
                << "\nПересчитано: " << one.value_text << "\n"
                << (one.same ? "Совпадает с записанным до последней цифры.\n" : "НЕ совпадает с записанным.\n");
  }
  if (!one.same) throw Error(Code::bad_input, "Пересчёт дал другое число: файл изменён или записан другой версией.");
}

}  // namespace

void add_indicator_explanations(Command room, Session& session) {
  const auto options = std::make_shared<ExplainOptions>();
  Command one = room.add_subcommand("explain", "Как получено одно значение: числа, отбор, загрузки, версии");
  one.add_option("id", options->id, "Код показателя").required();
  add_selection(one, options->select);
  one.add_option("--known-on", options->select.as_known_on, "То же, что --as-known-on");
  one.add_option("--out", options->out, "Записать файл, по которому число пересчитывается без данных");
  one.add_flag("--json", options->json, "Ответ в JSON");
  one.callback([options, &session] { explain(*options, session); });
}

void add_explain(Command app, Session& session) {
  const auto options = std::make_shared<ExplainOptions>();
  Command one = app.add_subcommand("explain", "Пересчитать файл «как получено»: данные для этого не нужны");
  one.add_option("file", options->file, "Файл, который записал vekha indicator explain --out").required();
  one.add_flag("--json", options->json, "Ответ в JSON");
  one.callback([options, &session] { again(*options, session); });
}

}  // namespace vekha::cli
