#include "domain/indicators/indicators.hpp"
#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/definitions.hpp"
#include "app/cli/formula.hpp"
#include "app/cli/options.hpp"
#include "app/cli/selection.hpp"
#include "base/json.hpp"
#include "base/text.hpp"

namespace vekha::cli {
namespace {

using indicators::Indicator;

struct IndicatorOptions {
  Selection select;
  std::string by = "year,grade,subject";
  std::string indicator;
  bool json = false;
};

// Output as JSON.

template <class T>
void optional_field(JsonWriter& json, std::string_view name, const T& value) {
  json.key(name);
  value == T{} ? json.null() : json.value(value);
}

void write_row(JsonWriter& json, const indicators::Row& row) {
  json.begin_object();
  optional_field(json, "procedure", row.exam.procedure);
  optional_field(json, "year", row.exam.year);
  optional_field(json, "grade", row.exam.grade);
  optional_field(json, "subject", row.exam.subject);
  optional_field(json, "municipality", row.municipality_name);
  optional_field(json, "school", row.school_code);
  optional_field(json, "school_name", row.school_name);
  optional_field(json, "class_name", row.class_name);
  json.field("participants", row.values.participants.n).field("sd", row.values.sd);
  json.field("without_mark", row.values.without_mark).field("without_maximum", row.values.without_maximum);
  json.key("values").begin_object();
  for (const Indicator& indicator : indicators::definitions()) {
    json.key(indicator.id);
    write_estimate(json, row.values.of(indicator.kind));
  }
  json.end_object().list("notes", row.notes).end_object();
}

void tell_json(std::ostream& out, const std::vector<indicators::Row>& rows) {
  JsonWriter json;
  json.begin_array();
  for (const indicators::Row& row : rows) {
    write_row(json, row);
    out << json.take();
  }
  out << json.end_array().take() << "\n";
}

// Output for people.

std::string label(const indicators::Row& row) {
  std::vector<std::string> parts;
  if (!row.exam.procedure.empty()) parts.push_back(row.exam.procedure);
  if (row.exam.year != 0) parts.push_back(std::to_string(row.exam.year));
  if (row.exam.grade != 0) parts.push_back(std::to_string(row.exam.grade) + " кл.");
  if (!row.exam.subject.empty()) parts.push_back(row.exam.subject);
  if (!row.school_code.empty()) {
    parts.push_back(row.school_code + (row.school_name.empty() ? "" : " " + row.school_name));
  } else if (!row.municipality_name.empty()) {
    parts.push_back(row.municipality_name);
  }
  if (!row.class_name.empty()) parts.push_back("«" + row.class_name + "»");
  return parts.empty() ? "всего" : joined(parts, " · ");
}

/// A few notes; hundreds of schools may each have their own.
void tell_first(std::ostream& out, const std::vector<std::string>& notes) {
  constexpr std::size_t kTold = 8;
  for (std::size_t i = 0; i < std::min(kTold, notes.size()); ++i) out << notes[i] << "\n";
  if (notes.size() > kTold)
    out << "И ещё " << counted(static_cast<std::int64_t>(notes.size() - kTold), "замечание", "замечания", "замечаний")
        << ": все — с --json.\n";
}

void tell(std::ostream& out, const std::vector<indicators::Row>& rows) {
  if (rows.empty()) {
    out << "Нет загруженных результатов, которые подходят под условия.\n";
    return;
  }
  std::vector<Columns::Head> heads = {{"Группа", Align::left}};
  for (const Indicator& indicator : indicators::definitions()) heads.push_back({indicator.short_name});
  Columns table(heads);
  std::vector<std::string> notes;
  for (const indicators::Row& row : rows) {
    std::vector<std::string> cells = {label(row)};
    for (const Indicator& indicator : indicators::definitions())
      cells.push_back(indicators::estimate_text(row.values.of(indicator.kind), indicator));
    table.add(std::move(cells));
    for (const std::string& note : row.notes) notes.push_back(label(row) + ": " + note);
  }
  out << table.text() << "В скобках — 95 % интервалы.\n";
  tell_first(out, notes);
}

void compute(const IndicatorOptions& options, Session& session) {
  const auto by = indicators::parse_grouping(options.by);
  const app::Stores& stores = session.stores(session.path(options.select.data));
  const catalog::Catalog catalog = catalog::load(stores.folder());
  const auto rows = stores.records().read([&](const db::Read& read) {
    return indicators::compute(read, stores.facts(), catalog, {filter_of(read, catalog, options.select), by});
  });
  options.json ? tell_json(session.out, rows) : tell(session.out, rows);
}

// One figure: how it was made.

/// «05.09.2025» of a moment in ISO 8601.
std::string day_of(const std::string& moment) {
  const auto date = parse_iso_date(moment.substr(0, 10));
  return date ? ru_date(*date) : moment;
}

void tell_passport(std::ostream& out, const indicators::Passport& passport, const Indicator& indicator) {
  out << passport.title << "\n" << indicators::estimate_text(passport.value, indicator) << "\n\n";
  out << "Формула: " << passport.formula << "\nПодстановка: " << passport.formula_text << "\n";
  if (!passport.interval_text.empty())
    out << "Интервал: " << passport.interval_method << "\n  " << passport.interval_text << "\n";
  for (const auto& input : passport.inputs) out << "  " << input.name << ": " << input.value << "\n";
  out << "Не вошло:\n";
  for (const auto& excluded : passport.exclusions)
    out << "  " << excluded.reason << ": " << ru_number(static_cast<double>(excluded.count), 0) << "\n";
  if (!passport.scale.empty()) out << "Отметки: " << passport.scale << "\n";
  for (const auto& batch : passport.batches)
    out << "Загрузка " << batch.id.value << " от " << day_of(batch.committed_at) << ": " << joined(batch.files, ", ")
        << "\n";
  out << "Основание: " << passport.basis << "\n";
  for (const std::string& note : passport.notes) out << note << "\n";
}

void tell_passport_json(std::ostream& out, const indicators::Passport& passport) {
  JsonWriter json;
  json.begin_object().field("title", passport.title).field("unit", passport.unit).field("formula", passport.formula);
  json.field("formula_text", passport.formula_text).key("value");
  write_estimate(json, passport.value);
  json.key("inputs").begin_array();
  for (const auto& input : passport.inputs)
    json.begin_object().field("name", input.name).field("value", input.value).end_object();
  json.end_array().field("interval_method", passport.interval_method).field("interval_text", passport.interval_text);
  json.key("batches").begin_array();
  for (const auto& batch : passport.batches)
    json.begin_object()
        .field("id", batch.id.value)
        .list("files", batch.files)
        .field("committed_at", batch.committed_at)
        .end_object();
  json.end_array().key("exclusions").begin_array();
  for (const auto& excluded : passport.exclusions)
    json.begin_object().field("reason", excluded.reason).field("count", excluded.count).end_object();
  json.end_array().field("basis", passport.basis).field("scale", passport.scale).list("notes", passport.notes);
  out << json.end_object().text() << "\n";
}

void show_passport(const IndicatorOptions& options, Session& session) {
  const Indicator* indicator = indicators::find_definition(options.indicator);
  if (indicator == nullptr)
    throw Error(Code::bad_arguments,
                "Показатель «" + options.indicator + "» не известен. Список: vekha indicators list.");
  const app::Stores& stores = session.stores(session.path(options.select.data));
  const catalog::Catalog catalog = catalog::load(stores.folder());
  const auto passport = stores.records().read([&](const db::Read& read) {
    return indicators::passport(read, stores.facts(), catalog,
                                {indicator->kind, filter_of(read, catalog, options.select)});
  });
  options.json ? tell_passport_json(session.out, passport) : tell_passport(session.out, passport, *indicator);
}

}  // namespace

void add_indicators(Command app, Session& session) {
  const auto options = std::make_shared<IndicatorOptions>();
  Command room = app.add_subcommand("indicators", "Показатели результатов с интервалами и паспортами");
  room.alias("indicator").require_subcommand(1);
  add_formulas(room, session);
  add_definitions(room, session);
  add_own_definitions(room, session);
  add_similar_schools(room, session);
  add_indicator_sets(room, session);
  add_indicator_norms(room, session);
  add_indicator_explanations(room, session);

  Command computed = room.add_subcommand("compute", "Вычислить показатели по группам");
  add_selection(computed, options->select);
  computed
      .add_option("--by", options->by,
                  "По чему группировать, через запятую: procedure, year, grade, subject, school, municipality, "
                  "class; пустая строка — всё вместе")
      .show_default();
  computed.add_flag("--json", options->json, "Ответ в JSON");
  computed.callback([options, &session] { compute(*options, session); });

  Command passport = room.add_subcommand("passport", "Показать, как получено одно число");
  passport.add_option("--indicator", options->indicator, "Код показателя").required();
  add_selection(passport, options->select);
  passport.add_flag("--json", options->json, "Ответ в JSON");
  passport.callback([options, &session] { show_passport(*options, session); });
}

}  // namespace vekha::cli
