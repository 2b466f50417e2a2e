#include <algorithm>
#include <filesystem>

#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/save.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/reports/reports.hpp"
#include "io/doc/docx.hpp"
#include "io/sys/clock.hpp"

namespace vekha::cli {
namespace {

namespace fs = std::filesystem;

struct ReportOptions {
  std::string data;
  int year = 0;
  std::string out;
  std::string municipality;
  std::string school;
  bool json = false;
};

org::Scope scope_of(const db::Read& read, org::Kind kind, const std::string& code) {
  const auto node = org::find(read, kind, code);
  if (node) return {node->path};
  std::vector<std::string> known;
  for (const org::Node& each : org::list(read, {}, kind)) known.push_back(each.code + " (" + each.name + ")");
  known.resize(std::min<std::size_t>(known.size(), 10));
  const bool school = kind == org::Kind::school;
  throw Error(Code::not_found, std::string(school ? "Нет школы" : "Нет муниципалитета") + " с кодом «" + code + "»." +
                                   (known.empty() ? "" : " Есть, например: " + joined(known, ", ") + "."));
}

org::Scope scope_of(const db::Read& read, const ReportOptions& options) {
  if (!options.school.empty()) return scope_of(read, org::Kind::school, options.school);
  if (!options.municipality.empty()) return scope_of(read, org::Kind::municipality, options.municipality);
  return {};
}

struct Counts {
  std::size_t tables = 0;
  std::size_t charts = 0;
  std::vector<std::string> parts;
};

Counts count(const doc::Document& document) {
  Counts counts;
  for (const doc::Block& block : document.blocks) {
    if (std::holds_alternative<doc::Table>(block)) ++counts.tables;
    if (std::holds_alternative<doc::Chart>(block)) ++counts.charts;
    if (const auto* heading = std::get_if<doc::Heading>(&block); heading != nullptr && heading->level == 1)
      counts.parts.push_back(heading->text);
  }
  return counts;
}

void tell(std::ostream& out, const ReportOptions& options, const doc::Document& document, std::size_t bytes) {
  const Counts counts = count(document);
  if (options.json) {
    JsonWriter json;
    json.begin_object().field("file", options.out).field("year", options.year).field("title", document.title);
    json.list("parts", counts.parts).field("tables", counts.tables).field("charts", counts.charts);
    out << json.field("bytes", bytes).end_object().text() << "\n";
    return;
  }
  out << "Отчёт записан: " << options.out << " ("
      << counted(static_cast<std::int64_t>(counts.tables), "таблица", "таблицы", "таблиц") << ", "
      << counted(static_cast<std::int64_t>(counts.charts), "диаграмма", "диаграммы", "диаграмм") << ").\n";
}

void make(const ReportOptions& options, Session& session) {
  const std::string folder = session.path(options.data);
  if (!fs::is_directory(folder)) throw Error(Code::not_found, "Папки данных «" + options.data + "» нет.");
  const app::Stores& stores = session.stores(folder);
  const catalog::Catalog catalog = catalog::load(stores.folder());
  const doc::Document document = stores.records().read([&](const db::Read& read) {
    return reports::analysis(
        read, stores.facts(), catalog,
        {.scope = scope_of(read, options), .year = options.year, .as_of = sys::today(), .made = sys::now_iso()});
  });
  const std::string bytes = doc::to_docx(document);
  save(session.path(options.out), bytes);
  tell(session.out, options, document, bytes.size());
}

}  // namespace

void add_report(Command app, Session& session) {
  const auto options = std::make_shared<ReportOptions>();
  Command command = app.add_subcommand("report", "Отчёты в формате Word");
  command.require_subcommand(1);
  Command analysis = command.add_subcommand("analysis", "Аналитический отчёт за год: пять обязательных частей");
  analysis.add_option("--data", options->data, "Папка данных").required();
  analysis.add_option("--year", options->year, "Календарный год процедур").required();
  analysis.add_option("--out", options->out, "Файл Word (.docx), который надо записать").required();
  analysis.add_option("--municipality", options->municipality, "Код муниципалитета: отчёт только по нему");
  analysis.add_option("--school", options->school, "Код школы: отчёт только по ней");
  analysis.add_flag("--json", options->json, "Ответ в JSON");
  analysis.callback([options, &session] { make(*options, session); });
}

}  // namespace vekha::cli
