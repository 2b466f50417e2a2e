#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/results.hpp"
#include "app/cli/save.hpp"
#include "app/cli/selection.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/tables/tables.hpp"

namespace vekha::cli {
namespace {

struct Options {
  Selection selection;
  std::string view;
  std::string split;
  std::string by = "result";
  std::string rows;
  std::string columns;
  std::string measure = "mean_percent";
  std::string out;
  std::string dialect = "excel";
  bool json = false;
};

results::Key key_of(const std::string& name) {
  if (const auto key = results::key_from_name(name)) return *key;
  throw Error(Code::bad_arguments,
              "Нет разреза «" + name + "». Есть procedure, year, grade, subject, school, municipality, class.");
}

tables::Query query_of(const db::Read& read, const catalog::Catalog& catalog, const Options& options) {
  tables::Query query{.filter = filter_of(read, catalog, options.selection)};
  const auto split_by =
      options.split.empty() ? tables::usual_split(options.view) : tables::split_from_name(options.split);
  if (!split_by) throw Error(Code::bad_arguments, "--split: одно из all, municipality, school, class.");
  query.split = *split_by;
  const auto by = tables::by_from_name(options.by);
  if (!by) throw Error(Code::bad_arguments, "--gather: одно из result, skill, kes, kt, task.");
  query.by = *by;
  for (const std::string& name : split(options.rows, ','))
    if (!trimmed(name).empty()) query.rows.push_back(key_of(std::string(trimmed(name))));
  if (!options.columns.empty()) query.columns = key_of(options.columns);
  query.measure = options.measure;
  return query;
}

void print_json(std::ostream& out, const tables::Table& table) {
  JsonWriter json;
  json.begin_object().field("id", table.id).field("title", table.title).field("caption", table.caption);
  json.key("columns").begin_array();
  for (const tables::Column& column : table.columns)
    json.begin_object().field("title", column.title).field("group", column.group).end_object();
  json.end_array().key("rows").begin_array();
  for (const tables::Row& row : table.rows) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i) cells.push_back(tables::shown(row.cells[i], table.columns[i]));
    json.begin_object().list("cells", cells).end_object();
  }
  json.end_array().list("notes", table.notes).end_object();
  out << json.text() << "\n";
}

void print_text(std::ostream& out, const tables::Table& table) {
  out << table.title << (table.caption.empty() ? "" : ". " + table.caption) << "\n";
  std::vector<Columns::Head> heads;
  for (const tables::Column& column : table.columns)
    heads.push_back({column.title, column.decimals < 0 ? Align::left : Align::right});
  Columns columns(std::move(heads));
  for (const tables::Row& row : table.rows) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i) cells.push_back(tables::shown(row.cells[i], table.columns[i]));
    columns.add(std::move(cells));
  }
  out << columns.text();
  for (const std::string& note : table.notes) out << note << "\n";
}

void write_out(Session& session, const Options& options, const tables::Table& table) {
  const std::string kind = extension_of(options.out);
  if (kind != "xlsx" && kind != "csv")
    throw Error(Code::bad_arguments, "--out: имя файла должно кончаться на .xlsx или .csv.");
  if (options.dialect != "excel" && options.dialect != "rfc4180")
    throw Error(Code::bad_arguments, "--csv: excel или rfc4180.");
  const auto dialect = options.dialect == "excel" ? tables::Csv::excel_ru : tables::Csv::rfc4180;
  save(session.path(options.out), kind == "xlsx" ? tables::workbook(table) : tables::csv(table, dialect));
  session.out << "Таблица записана: " << options.out << " ("
              << counted(static_cast<std::int64_t>(table.rows.size()), "строка", "строки", "строк") << ").\n";
}

void run_table(Session& session, const Options& options) {
  app::Stores& stores = session.stores(session.path(options.selection.data));
  const catalog::Catalog catalog = catalog::load(stores.folder());
  const tables::Table table = stores.records().read([&](const db::Read& read) {
    return tables::make(options.view, {read, stores.facts(), catalog}, query_of(read, catalog, options));
  });
  if (!options.out.empty()) return write_out(session, options, table);
  if (options.json) return print_json(session.out, table);
  print_text(session.out, table);
}

std::string view_list() {
  std::string out = "Какая таблица:";
  for (const tables::View& view : tables::views())
    out += " " + std::string(view.id) + " («" + std::string(view.title) + "»)";
  return out;
}

}  // namespace

void add_results_table(Command results, Session& session) {
  const auto options = std::make_shared<Options>();
  Command command = results.add_subcommand(
      "table", "Таблица результатов: отметки, журнал, баллы, задания, планируемые результаты, умения, сводная");
  command.add_option("VIEW", options->view, view_list()).required();
  add_selection(command, options->selection);
  command.add_option("--split", options->split, "До кого доходят строки: all, municipality, school, class");
  command.add_option("--gather", options->by, "По чему собрать задания: result, skill, kes, kt, task");
  command.add_option("--rows", options->rows, "Строки сводной таблицы через запятую: school, subject, year…");
  command.add_option("--columns", options->columns, "Столбцы сводной таблицы: year, subject…");
  command.add_option("--measure", options->measure, "Показатель сводной таблицы");
  command.add_option("--out", options->out, "Записать в файл .xlsx или .csv");
  command.add_option("--csv", options->dialect, "Вид CSV: excel (для русского Excel) или rfc4180");
  command.add_flag("--json", options->json, "Вывести JSON");
  command.callback([options, &session] { run_table(session, *options); });
}

}  // namespace vekha::cli
