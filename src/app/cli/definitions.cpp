// Definitions of indicators on the command line: what there is, what one says, and its values over stored results.
#include "app/cli/definitions.hpp"

#include <algorithm>
#include <cmath>

#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/save.hpp"
#include "app/cli/selection.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/indicators/indicators.hpp"

namespace vekha::cli {
namespace {

using indicators::Definition;
using indicators::Library;

struct DefinitionOptions {
  Selection select;
  std::string data;  ///< of `list` and `show`, where it may be left out
  std::string group;
  std::vector<std::string> ids;
  std::vector<std::string> parameters;  ///< "high=85"
  std::string by;
  std::string out;
  bool json = false;
};

Library library_of(const std::string& data, Session& session) {
  return data.empty() ? indicators::shipped() : indicators::library(session.path(data));
}

/// The definitions named, or those of a group whose name holds the text.
std::vector<const Definition*> chosen(const Library& library, const DefinitionOptions& options) {
  std::vector<const Definition*> out;
  for (const std::string& id : options.ids) out.push_back(&library.at(id));
  if (!out.empty()) return out;
  const std::string wanted = folded(options.group);
  for (const Definition& one : library.all)
    if (folded(one.group).find(wanted) != std::string::npos) out.push_back(&one);
  if (out.empty())
    throw Error(Code::not_found, "Группы «" + options.group + "» нет. Есть: " + joined(library.groups(), "; ") + ".");
  return out;
}

void list(const DefinitionOptions& options, Session& session) {
  const Library library = library_of(options.data, session);
  for (const std::string& problem : library.problems) session.err << problem << "\n";
  const auto picked = chosen(library, options);
  if (options.json) {
    JsonWriter json;
    json.begin_array();
    for (const Definition* one : picked) indicators::write_definition(json, *one);
    session.out << json.end_array().text() << "\n";
    return;
  }
  std::string group;
  for (const Definition* one : picked) {
    if (group != one->group) session.out << (group.empty() ? "" : "\n") << one->group << "\n";
    group = one->group;
    session.out << "  " << one->id << " — " << one->name << (one->unit.empty() ? "" : ", " + one->unit)
                << (one->own ? " (своё определение)" : "") << "\n";
  }
}

void tell_line(std::ostream& out, std::string_view title, const std::string& text) {
  if (!text.empty()) out << title << ": " << text << "\n";
}

std::string direction_text(const Definition& one) {
  if (one.direction == "more_is_better") return "чем больше, тем лучше";
  return one.direction == "less_is_better" ? "чем меньше, тем лучше" : "не оценивается";
}

void tell_definition(std::ostream& out, const Definition& one) {
  out << one.name << "\n" << one.group << " · " << one.id << "\n\n";
  tell_line(out, "Единица", one.unit);
  tell_line(out, "Считается для", one.level);
  tell_line(out, "Направление", direction_text(one));
  tell_line(out, "Формула", one.formula);
  tell_line(out, "Программа", one.program);
  for (const auto& parameter : one.parameters)
    out << "  {" + parameter.name + "} = "
        << ru_number(parameter.value, parameter.value == std::floor(parameter.value) ? 0 : 2) << " — "
        << parameter.title << (parameter.note.empty() ? "" : ". " + parameter.note) << "\n";
  tell_line(out, "Делить можно по", joined(one.by, ", "));
  tell_line(out, "Данные", one.source);
  for (const auto& item : one.items) out << "  " << item.code << " — " << item.title << "\n";
  tell_line(out, "Сбор", one.collection);
  tell_line(out, "Периодичность", one.periodicity);
  tell_line(out, "Ответственный", one.responsible);
  tell_line(out, "Неполные данные", one.missing);
  tell_line(out, "Наименьшее n", std::to_string(one.minimum));
  tell_line(out, "Интервал", one.interval);
  tell_line(out, "Основание",
            one.basis.text() + " (" + std::string(indicators::provenance_title(one.provenance)) + ")");
  tell_line(out, "Примечание", one.note);
  tell_line(out, "Действует с", ru_date(one.valid_from) + (one.valid_to ? " по " + ru_date(*one.valid_to) : ""));
  out << "Версия " << one.version << ", файл " << one.file << "\n";
}

void show(const DefinitionOptions& options, Session& session) {
  const Library library = library_of(options.data, session);
  const Definition& one = library.at(options.ids.at(0));
  if (!options.json) return tell_definition(session.out, one);
  JsonWriter json;
  indicators::write_definition(json, one);
  session.out << json.text() << "\n";
}

/// "high=85" as a name and a number.
std::map<std::string, double> parameters_of(const std::vector<std::string>& written) {
  std::map<std::string, double> out;
  for (const std::string& one : written) {
    const auto sign = one.find('=');
    const auto number = sign == std::string::npos ? std::nullopt : parse_number(one.substr(sign + 1));
    if (!number) throw Error(Code::bad_arguments, "Параметр «" + one + "» не понят. Ожидалось имя=число: high=85.");
    out[one.substr(0, sign)] = *number;
  }
  return out;
}

void write_values(JsonWriter& json, const Definition& one, const indicators::ValueTable& table,
                  const std::vector<std::string>& by) {
  json.begin_object().field("id", one.id).field("name", one.name).field("unit", one.unit);
  json.field("program", table.text).field("version", one.version).key("rows").begin_array();
  for (const formulas::FormulaRow& row : table.rows) {
    json.begin_object().key("group").begin_object();
    for (std::size_t i = 0; i < by.size(); ++i) json.field(by[i], row.key[i]);
    json.end_object().list("labels", row.labels).key("value");
    write_estimate(json, row.value.estimate);
    json.field("rows", row.value.rows).field("missing", row.value.missing);
    json.field("not_applicable", row.value.not_applicable).field("suppressed", row.value.suppressed);
    json.field("why", row.why).end_object();
  }
  json.end_array().end_object();
}

/// Numbers made of less than there should be: «без данных 1 из 6».
void tell_gaps(std::ostream& out, const std::vector<const Definition*>& picked,
               const std::vector<indicators::ValueTable>& tables) {
  constexpr int kTold = 8;
  int told = 0;
  for (std::size_t i = 0; i < picked.size(); ++i)
    for (const formulas::FormulaRow& row : tables[i].rows) {
      if (!row.value.estimate.value || row.value.missing == 0) continue;
      if (++told <= kTold)
        out << (row.labels.empty() ? "Всего" : joined(row.labels, " · ")) << ", " << picked[i]->short_name
            << ": без данных " << row.value.missing << " из " << row.value.rows << ".\n";
    }
  if (told > kTold) out << "И ещё " << told - kTold << ": все — с --json.\n";
}

/// Indicators in columns, groups in rows.
void tell_values(std::ostream& out, const std::vector<const Definition*>& picked,
                 const std::vector<indicators::ValueTable>& tables) {
  std::map<std::vector<std::string>, std::vector<std::string>> lines;
  for (std::size_t i = 0; i < picked.size(); ++i)
    for (const formulas::FormulaRow& row : tables[i].rows) {
      auto& cells = lines[row.labels];
      cells.resize(picked.size(), "—");
      cells[i] = indicators::value_text(*picked[i], row.value.estimate);
      if (!row.why.empty()) cells[i] += ": " + row.why;
    }
  if (lines.empty()) {
    out << "Нет загруженных результатов, которые подходят под условия.\n";
    return;
  }
  std::vector<Columns::Head> heads = {{"Группа", Align::left}};
  for (const Definition* one : picked) heads.push_back({one->short_name});
  Columns table(heads);
  for (auto& [labels, cells] : lines) {
    cells.insert(cells.begin(), labels.empty() ? "всего" : joined(labels, " · "));
    table.add(std::move(cells));
  }
  out << table.text() << "В скобках — 95 % интервалы.\n";
  tell_gaps(out, picked, tables);
}

/// Of a whole group those that may be split so; a named one tells itself why it cannot.
std::vector<const Definition*> split_so(const Library& library, const DefinitionOptions& options,
                                        const std::vector<std::string>& by) {
  std::vector<const Definition*> out = chosen(library, options);
  if (!options.ids.empty()) return out;
  std::erase_if(out, [&](const Definition* one) {
    return !std::ranges::all_of(by, [&](const std::string& name) { return std::ranges::count(one->by, name) > 0; });
  });
  return out;
}

void compute(const DefinitionOptions& options, Session& session) {
  const std::string folder = session.path(options.select.data);
  const app::Stores& stores = session.stores(folder);
  const Library library = indicators::library(stores.folder());
  for (const std::string& problem : library.problems) session.err << problem << "\n";
  const auto by = formulas::parse_dimensions(options.by);
  const auto picked = split_so(library, options, by);
  const catalog::Catalog catalog = catalog::load(stores.folder());
  const auto tables = stores.records().read([&](const db::Read& read) {
    return indicators::values({read, stores.facts(), catalog}, picked,
                              {.filter = filter_of(read, catalog, options.select),
                               .by = by,
                               .parameters = parameters_of(options.parameters)});
  });
  if (const auto& first = tables.at(0); tables.size() == 1 && !first.problem.empty())
    throw Error(Code::bad_arguments, first.problem);
  if (!options.json) return tell_values(session.out, picked, tables);
  JsonWriter json;
  json.begin_array();
  for (std::size_t i = 0; i < picked.size(); ++i) write_values(json, *picked[i], tables[i], by);
  session.out << json.end_array().text() << "\n";
}

/// A table to be filled: schools by the items the indicators need.
void write_form(const DefinitionOptions& options, Session& session) {
  const app::Stores& stores = session.stores(session.path(options.select.data));
  const Library library = indicators::library(stores.folder());
  const auto schools = stores.records().read(
      [&](const db::Read& read) { return org::list(read, scope_of(read, options.select.scope), org::Kind::school); });
  std::vector<indicators::Item> items;
  for (const Definition* one : chosen(library, options))
    for (const indicators::Item& item : one->items)
      if (std::ranges::find(items, item.code, &indicators::Item::code) == items.end()) items.push_back(item);
  if (items.empty()) throw Error(Code::bad_arguments, "Этим показателям форма не нужна: они считаются по результатам.");
  std::string table = "\xEF\xBB\xBFКод школы;Наименование;Год;Показатель;Что это;Значение\n";
  for (const org::Node& school : schools)
    for (const indicators::Item& item : items)
      table += school.code + ";\"" + replaced(school.name, "\"", "\"\"") + "\";" +
               std::to_string(options.select.year.value_or(0)) + ";" + item.code + ";\"" +
               replaced(item.title, "\"", "\"\"") + "\";\n";
  save(session.path(options.out), table);
  session.out << "Форма записана: " << options.out
              << ". Заполните столбец «Значение» и загрузите: vekha results import " << options.out << " --data …\n";
}

void run_cases(const DefinitionOptions& options, Session& session) {
  const Library library = library_of(options.data, session);
  auto files = options.data.empty() ? indicators::shipped_cases() : indicators::own_cases(session.path(options.data));
  std::int64_t cases = 0;
  std::int64_t faults = 0;
  for (const auto& [file, content] : files)
    for (const auto& one : indicators::run_cases(file, content, library)) {
      ++cases;
      if (one.fault.empty()) continue;
      ++faults;
      session.out << file << ", «" << one.title << "», " << one.indicator << ": " << one.fault << "\n";
    }
  session.out << "Случаев " << cases << ", не сошлось " << faults << ".\n";
  if (faults > 0) throw Error(Code::bad_input, "Проверочные случаи не сошлись.");
}

}  // namespace

void add_definitions(Command room, Session& session) {
  const auto options = std::make_shared<DefinitionOptions>();
  Command listed = room.add_subcommand("list", "Перечень показателей по группам");
  listed.add_option("--group", options->group, "Только группа, в названии которой есть этот текст");
  listed.add_option("--data", options->data, "Папка данных: показать и свои определения");
  listed.add_flag("--json", options->json, "Ответ в JSON");
  listed.callback([options, &session] { list(*options, session); });

  Command shown = room.add_subcommand("show", "Одно определение целиком: формула, основание, параметры");
  shown.add_option("id", options->ids, "Код показателя").required().expected(1);
  shown.add_option("--data", options->data, "Папка данных: показать и свои определения");
  shown.add_flag("--json", options->json, "Ответ в JSON");
  shown.callback([options, &session] { show(*options, session); });

  Command form = room.add_subcommand("form", "Записать пустую форму сведений для показателей (CSV для Excel)");
  form.add_option("id", options->ids, "Коды показателей; без них — вся группа --group");
  form.add_option("--group", options->group, "Показатели группы, в названии которой есть этот текст");
  form.add_option("--year", options->select.year, "Год").required();
  form.add_option("--scope", options->select.scope, "Часть организаций: municipality:КОД");
  form.add_option("--data", options->select.data, "Папка данных").required();
  form.add_option("--out", options->out, "Файл CSV").required();
  form.callback([options, &session] { write_form(*options, session); });

  Command proved = room.add_subcommand("cases", "Посчитать проверочные случаи определений и сравнить с ответами");
  proved.add_option("--data", options->data, "Папка данных: свои случаи вместо встроенных");
  proved.callback([options, &session] { run_cases(*options, session); });

  Command computed = room.add_subcommand("values", "Значения показателей по загруженным данным");
  computed.add_option("id", options->ids, "Коды показателей; без них — вся группа --group");
  computed.add_option("--group", options->group, "Показатели группы, в названии которой есть этот текст");
  add_selection(computed, options->select);
  computed.add_option("--known-on", options->select.as_known_on, "То же, что --as-known-on");
  computed.add_option("--by", options->by,
                      "По чему делить, через запятую: procedure, year, grade, subject, municipality, school, class");
  computed.add_option("--set", options->parameters, "Другое значение параметра, ничего не сохраняя: high=85");
  computed.add_flag("--json", options->json, "Ответ в JSON");
  computed.callback([options, &session] { compute(*options, session); });
}

}  // namespace vekha::cli
