#include <algorithm>
#include <map>

#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/results.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/results/results.hpp"

namespace vekha::cli {
namespace {

using results::Key;
using results::SummaryRow;

struct Options {
  std::string data;
  std::string by = "school";
  std::optional<int> year;
  std::optional<int> grade;
  std::string subject;
  std::string procedure;
  std::string school;
  bool json = false;
};

void add_key(std::vector<Key>& keys, Key key) {
  if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
}

/// The whole exam is always a key: primary scores of different papers are not averaged.
std::vector<Key> keys_of(const std::string& by) {
  std::vector<Key> keys{Key::procedure, Key::year, Key::grade, Key::subject};
  for (const std::string& name : split(by, ',')) {
    const auto key = results::key_from_name(trimmed(name));
    if (!key)
      throw Error(Code::bad_arguments, "--by: нет разреза «" + name +
                                           "». Есть procedure, year, grade, subject, school, municipality, class.");
    if (*key == Key::class_name) add_key(keys, Key::school);
    add_key(keys, *key);
  }
  return keys;
}

struct Names {
  std::map<NodeId, org::Node> nodes;
  const org::Node* find(NodeId id) const {
    const auto it = nodes.find(id);
    return it == nodes.end() ? nullptr : &it->second;
  }
};

Names names_of(const db::Read& read) {
  Names out;
  for (const org::Kind kind : {org::Kind::school, org::Kind::municipality})
    for (org::Node& node : org::list(read, {}, kind)) out.nodes[node.id] = std::move(node);
  return out;
}

results::Filter filter_of(const db::Read& read, const catalog::Catalog& catalog, const Options& options) {
  results::Filter filter;
  filter.year = options.year;
  filter.grade = options.grade;
  if (!options.procedure.empty()) filter.procedure = options.procedure;
  if (!options.subject.empty()) filter.subject = catalog.find_subject(options.subject).value_or(options.subject);
  if (options.school.empty()) return filter;
  const auto school = org::find(read, org::Kind::school, options.school);
  if (!school) throw Error(Code::not_found, "Нет школы с кодом " + options.school + ".");
  filter.school = school->id;
  return filter;
}

void write_marks(JsonWriter& json, const SummaryRow& row) {
  json.key("marks");
  if (!row.marks) {
    json.null().field("marks_absence", row.marks_absence);
    return;
  }
  json.begin_object();
  for (std::size_t i = 0; i < row.marks->size(); ++i) json.field(std::to_string(i + 2), (*row.marks)[i]);
  json.end_object().field("without_mark", row.without_mark);
}

void write_row(JsonWriter& json, const SummaryRow& row, const Names& names) {
  json.begin_object().field("procedure", row.exam.procedure).field("year", row.exam.year);
  json.field("grade", row.exam.grade).field("subject", row.exam.subject);
  const org::Node* school = names.find(row.school);
  if (school != nullptr) json.field("school", school->code).field("school_name", school->name);
  const org::Node* municipality = names.find(school != nullptr ? school->parent : row.municipality);
  if (municipality != nullptr)
    json.field("municipality", municipality->name).field("municipality_code", municipality->code);
  if (!row.class_name.empty()) json.field("class", row.class_name);
  json.field("participants", row.participants).field("mean", row.mean).field("sd", row.sd);
  json.field("mean_percent", row.mean_percent);
  write_marks(json, row);
  json.end_object();
}

std::string number_or_dash(const std::optional<double>& number) {
  return number ? ru_number(*number, 2) : "нет данных";
}

void print_row(std::ostream& out, const SummaryRow& row, const Names& names) {
  out << row.exam.title();
  if (const org::Node* school = names.find(row.school)) out << " | " << school->name << " (" << school->code << ")";
  if (const org::Node* municipality = names.find(row.municipality)) out << " | " << municipality->name;
  if (!row.class_name.empty()) out << " | класс " << row.class_name;
  out << " | участников " << row.participants << " | средний балл " << number_or_dash(row.mean) << " | откл. "
      << number_or_dash(row.sd) << " | % от максимума " << number_or_dash(row.mean_percent) << " | отметки 2–5: ";
  if (!row.marks) out << "нет шкалы";
  for (std::size_t i = 0; row.marks && i < row.marks->size(); ++i) out << (i > 0 ? " / " : "") << (*row.marks)[i];
  out << "\n";
}

void run_summary(Session& session, const Options& options) {
  app::Stores& stores = session.stores(session.path(options.data));
  const catalog::Catalog catalog = catalog::load(stores.folder());
  stores.records().read([&](const db::Read& read) {
    const results::SummaryQuery query{filter_of(read, catalog, options), keys_of(options.by)};
    const std::vector<SummaryRow> rows = results::summary(read, stores.facts(), catalog, query);
    const Names names = names_of(read);
    if (!options.json) {
      if (rows.empty()) session.out << "Нет данных: под этот отбор не попала ни одна работа.\n";
      for (const SummaryRow& row : rows) print_row(session.out, row, names);
      return;
    }
    JsonWriter json;
    json.begin_array();
    for (const SummaryRow& row : rows) write_row(json, row, names);
    session.out << json.end_array().text() << "\n";
  });
}

}  // namespace

void add_results_summary(Command results, Session& session) {
  const auto options = std::make_shared<Options>();
  Command command = results.add_subcommand("summary", "Сводка: участники, средний балл, отметки");
  command.add_option("--data", options->data, "Папка данных").required();
  command.add_option("--by", options->by,
                     "Разрез: school, municipality, class, subject, grade, year; можно несколько через запятую");
  command.add_option("--year", options->year, "Год");
  command.add_option("--grade", options->grade, "Класс (параллель)");
  command.add_option("--subject", options->subject, "Предмет");
  command.add_option("--procedure", options->procedure, "Вид работы");
  command.add_option("--school", options->school, "Код школы");
  command.add_flag("--json", options->json, "Вывести JSON");
  command.callback([options, &session] { run_summary(session, *options); });
}

}  // namespace vekha::cli
