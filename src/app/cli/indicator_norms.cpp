// Norms, colours and years of indicators on the command line.

#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/definitions.hpp"
#include "app/cli/options.hpp"
#include "app/cli/selection.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/indicators/indicators.hpp"

namespace vekha::cli {
namespace {

using indicators::Definition;
using indicators::NormKind;
using indicators::NormRow;

struct NormOptions {
  Selection select;
  NormRow row;
  std::string id;
  std::string by;
  bool target = false;
  bool json = false;
};
using Options = std::shared_ptr<NormOptions>;

std::string about(const NormRow& one) {
  std::vector<std::string> out;
  if (!one.school.empty()) out.push_back("школа " + one.school);
  if (one.year != 0) out.push_back(std::to_string(one.year) + " год");
  if (one.grade != 0) out.push_back(std::to_string(one.grade) + " кл.");
  if (!one.subject.empty()) out.push_back(one.subject);
  return out.empty() ? "для всех" : joined(out, ", ");
}

void write_norm(JsonWriter& json, const NormRow& one) {
  json.begin_object().field("id", one.id).field("indicator", one.indicator);
  json.field("kind", one.kind == NormKind::target ? "target" : "norm").field("school", one.school);
  json.field("year", one.year).field("grade", one.grade).field("subject", one.subject).field("value", one.value);
  json.field("margin", one.margin).field("act", one.act.text()).field("recorded_at", one.recorded_at);
  json.field("actor", one.actor).field("withdrawn_at", one.withdrawn_at).end_object();
}

void list(const NormOptions& options, Session& session) {
  app::Stores& stores = session.stores(session.path(options.select.data));
  const auto all = stores.records().read([&](const db::Read& read) { return indicators::norms(read, options.id); });
  if (options.json) {
    JsonWriter json;
    json.begin_array();
    for (const NormRow& one : all) write_norm(json, one);
    session.out << json.end_array().text() << "\n";
    return;
  }
  if (all.empty()) session.out << "Нормативов нет.\n";
  for (const NormRow& one : all)
    session.out << "№ " << one.id << ": " << one.indicator << (one.kind == NormKind::target ? ", цель " : ", норматив ")
                << ru_number(one.value, 1) << " — " << about(one) << "; " << one.act.text()
                << (one.withdrawn_at.empty() ? "" : " (отменён)") << "\n";
}

void set(const NormOptions& options, Session& session) {
  app::Stores& stores = session.stores(session.path(options.select.data));
  const auto library = indicators::library(stores.folder());
  NormRow row = options.row;
  row.kind = options.target ? NormKind::target : NormKind::norm;
  row = stores.records().write(owner(), "норматив показателя",
                               [&](const db::Write& write) { return indicators::set_norm(write, library, row); });
  session.out << "Записано, № " << row.id << ". Отменить: vekha indicator norm withdraw " << row.id << " --data …\n";
}

void change(const NormOptions& options, Session& session, void (*work)(const db::Write&, std::int64_t)) {
  app::Stores& stores = session.stores(session.path(options.select.data));
  stores.records().write(owner(), "норматив показателя: отмена или возврат",
                         [&](const db::Write& write) { work(write, options.row.id); });
  session.out << "Готово.\n";
}

// Values beside their norms.

std::string deviation_text(const Definition& one, const indicators::JudgedRow& row) {
  if (!row.deviation.value) return "—";
  Definition difference = one;
  if (one.unit == "%") difference.unit = "п.п.";
  const std::string sign = *row.deviation.value > 0 ? "+" : "";
  return sign + indicators::value_text(difference, Estimate::of(*row.deviation.value, 0)) + " (" + row.deviation_from +
         ")";
}

void write_judged(JsonWriter& json, const indicators::JudgedRow& row, const std::vector<std::string>& by) {
  const auto maybe = [&](std::string_view name, const std::optional<NormRow>& norm) {
    json.key(name);
    norm ? write_norm(json, *norm) : void(json.null());
  };
  json.begin_object().key("group").begin_object();
  for (std::size_t i = 0; i < by.size(); ++i) json.field(by[i], row.row.key[i]);
  json.end_object().list("labels", row.row.labels).key("value");
  write_estimate(json, row.row.value.estimate);
  maybe("norm", row.norm);
  maybe("target", row.target);
  json.field("colour", indicators::colour_name(row.light.colour)).field("rule", row.light.rule).key("deviation");
  write_estimate(json, row.deviation);
  json.field("deviation_from", row.deviation_from).end_object();
}

void judge(const NormOptions& options, Session& session) {
  app::Stores& stores = session.stores(session.path(options.select.data));
  const auto library = indicators::library(stores.folder());
  const Definition* one = &library.at(options.id);
  const catalog::Catalog catalog = catalog::load(stores.folder());
  const auto by = formulas::parse_dimensions(options.by);
  const auto tables = stores.records().read([&](const db::Read& read) {
    return indicators::judged({read, stores.facts(), catalog}, {&one, 1},
                              {.filter = filter_of(read, catalog, options.select), .by = by});
  });
  if (!tables[0].problem.empty()) throw Error(Code::bad_arguments, tables[0].problem);
  if (options.json) {
    JsonWriter json;
    json.begin_array();
    for (const auto& row : tables[0].rows) write_judged(json, row, by);
    session.out << json.end_array().text() << "\n";
    return;
  }
  Columns table({{"Группа", Align::left}, {one->short_name}, {"Цвет", Align::left}, {"Отклонение", Align::left}});
  for (const auto& row : tables[0].rows)
    table.add({row.row.labels.empty() ? "всего" : joined(row.row.labels, " · "),
               indicators::value_text(*one, row.row.value.estimate),
               std::string(indicators::colour_title(row.light.colour)), deviation_text(*one, row)});
  session.out << table.text();
  for (const auto& row : tables[0].rows)
    if (!row.light.rule.empty()) {
      session.out << "Правило цвета: " << row.light.rule << "\n";
      break;
    }
}

// Years.

void write_series(JsonWriter& json, const indicators::Series& one) {
  json.begin_object().list("labels", one.labels).key("points").begin_array();
  for (const auto& point : one.points) {
    json.begin_object().field("year", point.year).key("value");
    write_estimate(json, point.value.estimate);
    json.field("comparable", point.comparable).field("why", point.why).end_object();
  }
  json.end_array().key("forecast");
  if (!one.forecast) {
    json.null().end_object();
    return;
  }
  json.begin_object().field("year", one.forecast->year).key("value");
  write_estimate(json, one.forecast->value);
  json.field("method", one.forecast->method).end_object().end_object();
}

void years(const NormOptions& options, Session& session) {
  app::Stores& stores = session.stores(session.path(options.select.data));
  const auto library = indicators::library(stores.folder());
  const Definition& one = library.at(options.id);
  const catalog::Catalog catalog = catalog::load(stores.folder());
  const auto all = stores.records().read([&](const db::Read& read) {
    return indicators::series(
        {read, stores.facts(), catalog}, one,
        {.filter = filter_of(read, catalog, options.select), .by = formulas::parse_dimensions(options.by)});
  });
  JsonWriter json;
  json.begin_array();
  for (const auto& row : all) {
    if (options.json) {
      write_series(json, row);
      continue;
    }
    session.out << (row.labels.empty() ? "Всего" : joined(row.labels, " · ")) << "\n";
    for (const auto& point : row.points)
      session.out << "  " << point.year << ": " << indicators::value_text(one, point.value.estimate)
                  << (point.comparable ? "" : " — несопоставимо: " + point.why) << "\n";
    if (row.forecast)
      session.out << "  " << row.forecast->year << ": " << indicators::value_text(one, row.forecast->value) << " — "
                  << row.forecast->method << "\n";
  }
  if (options.json) session.out << json.end_array().text() << "\n";
}

void add_data(Command command, const Options& options) {
  command.add_option("--data", options->select.data, "Папка данных").required();
  command.add_flag("--json", options->json, "Ответ в JSON");
}

void add_setting(Command room, const Options& options, Session& session) {
  Command made = room.add_subcommand("set", "Записать норматив или цель, утверждённые актом");
  made.add_option("indicator", options->row.indicator, "Код показателя").required();
  made.add_option("value", options->row.value, "Число в единице показателя").required();
  made.add_option("--act", options->row.act.act, "Акт: «Приказ № 123»").required();
  made.add_option("--date", options->row.act.date, "Дата акта, ГГГГ-ММ-ДД").required();
  made.add_option("--clause", options->row.act.clause, "Пункт акта");
  made.add_option("--school", options->row.school, "Только для школы с этим кодом");
  made.add_option("--year", options->row.year, "Только для этого года");
  made.add_option("--grade", options->row.grade, "Только для этой параллели");
  made.add_option("--subject", options->row.subject, "Только для этого предмета");
  made.add_option("--margin", options->row.margin, "Допуск: в его пределах цвет жёлтый");
  made.add_flag("--target", options->target, "Это цель, а не норматив");
  add_data(made, options);
  made.callback([options, &session] { set(*options, session); });
}

void add_norm_room(Command room, const Options& options, Session& session) {
  Command norm = room.add_subcommand("norm", "Нормативы и цели показателей");
  norm.require_subcommand(1);
  Command listed = norm.add_subcommand("list", "Все нормативы, отменённые тоже");
  listed.add_option("indicator", options->id, "Код показателя");
  add_data(listed, options);
  listed.callback([options, &session] { list(*options, session); });
  add_setting(norm, options, session);
  for (const bool back : {false, true}) {
    Command one = norm.add_subcommand(back ? "restore" : "withdraw", back ? "Вернуть отменённый" : "Отменить норматив");
    one.add_option("number", options->row.id, "Номер норматива").required();
    add_data(one, options);
    one.callback([options, &session, back] {
      change(*options, session, back ? indicators::restore_norm : indicators::withdraw_norm);
    });
  }
}

}  // namespace

void add_indicator_norms(Command room, Session& session) {
  const auto options = std::make_shared<NormOptions>();
  add_norm_room(room, options, session);
  for (const bool ahead : {false, true}) {
    Command one =
        room.add_subcommand(ahead ? "series" : "judge", ahead ? "Годы показателя: что сопоставимо и прогноз"
                                                              : "Значения с нормативом, цветом и отклонением");
    one.add_option("id", options->id, "Код показателя").required();
    add_selection(one, options->select);
    one.add_option("--by", options->by, "По чему делить, через запятую");
    one.add_flag("--json", options->json, "Ответ в JSON");
    one.callback([options, &session, ahead] { ahead ? years(*options, session) : judge(*options, session); });
  }
}

}  // namespace vekha::cli
