// Sets of indicators on the command line: what stands in their slots, acts that approve them, their values.

#include <cmath>

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

using indicators::Frozen;
using indicators::Library;
using indicators::Set;
using indicators::SetRow;
using indicators::SetTable;

struct SetOptions {
  Selection select;
  std::string id;
  std::string slot;
  std::string indicator;
  std::optional<double> weight;
  std::string ground;
  indicators::Basis act;
  std::int64_t number = 0;
  std::int64_t version = 0;
  std::string by = "school";
  bool json = false;
};

struct Place {
  app::Stores& stores;
  Library library;
};
Place place_of(const SetOptions& options, Session& session) {
  app::Stores& stores = session.stores(session.path(options.select.data));
  return {stores, indicators::library(stores.folder())};
}

Set set_in(const db::Read& read, const Place& place, const std::string& id) {
  return indicators::set_of(read, place.stores.folder(), place.library, id);
}

void list(const SetOptions& options, Session& session) {
  const Place place = place_of(options, session);
  const auto all = place.stores.records().read(
      [&](const db::Read& read) { return indicators::sets(read, place.stores.folder(), place.library); });
  for (const std::string& problem : indicators::catalog_sets(place.stores.folder(), place.library).problems)
    session.err << problem << "\n";
  if (options.json) {
    JsonWriter json;
    json.begin_array();
    for (const Set& one : all) indicators::write_set(json, one);
    session.out << json.end_array().text() << "\n";
    return;
  }
  Columns table({{"Код", Align::left}, {"Набор", Align::left}, {"Группа", Align::left}, {"Мест"}, {"Пустых"}});
  for (const Set& one : all) {
    const auto empty = std::ranges::count_if(one.slots, [](const auto& slot) { return slot.indicator.empty(); });
    table.add({one.id, one.name, one.group, std::to_string(one.slots.size()), std::to_string(empty)});
  }
  session.out << table.text();
}

void tell_set(std::ostream& out, const Set& set, const indicators::ShownName& name) {
  out << name.name << "\n" << set.group << " · " << set.id << "\n";
  for (const std::string& line : {set.note, name.why})
    if (!line.empty()) out << line << "\n";
  out << "Общее число: " << indicators::aggregation_title(set.aggregation) << "\nОснование: " << set.basis.text()
      << " (" << indicators::provenance_title(set.provenance) << ")\n\n";
  Columns table({{"Место", Align::left},
                 {"Часть", Align::left},
                 {"Содержание", Align::left},
                 {"Показатель", Align::left},
                 {"Вес"}});
  for (const auto& slot : set.slots)
    table.add({slot.code, slot.block, slot.title, slot.indicator.empty() ? "—" : slot.indicator,
               ru_number(slot.weight, slot.weight == std::floor(slot.weight) ? 0 : 2)});
  out << table.text();
}

void show(const SetOptions& options, Session& session) {
  const Place place = place_of(options, session);
  place.stores.records().read([&](const db::Read& read) {
    const Set set = set_in(read, place, options.id);
    const auto approved = indicators::frozen(read, options.id);
    const auto guard = indicators::guard(set, place.library);
    const auto name = indicators::shown_name(set, approved);
    if (!options.json) {
      tell_set(session.out, set, name);
      for (const std::string& reason : guard.reasons) session.out << reason << "\n";
      return;
    }
    JsonWriter json;
    json.begin_object().key("set");
    indicators::write_set(json, set);
    json.field("shown_name", name.name).field("why", name.why).list("warnings", guard.reasons);
    json.field("approved_version", approved ? approved->approval.version : std::int64_t{0});
    session.out << json.end_object().text() << "\n";
  });
}

void fill(const SetOptions& options, Session& session) {
  const Place place = place_of(options, session);
  const std::int64_t number =
      place.stores.records().write(owner(), "набор показателей: место заполнено", [&](const db::Write& write) {
        return indicators::fill(write, set_in(write, place, options.id), place.library,
                                {options.id, options.slot, options.indicator, options.weight, options.ground});
      });
  session.out << "Записано, номер правки " << number << ". Отменить: vekha indicator set undo " << number
              << " --data …\n";
}

void undo(const SetOptions& options, Session& session) {
  app::Stores& stores = session.stores(session.path(options.select.data));
  stores.records().write(owner(), "набор показателей: правка отменена",
                         [&](const db::Write& write) { indicators::undo_filling(write, options.number); });
  session.out << "Правка отменена.\n";
}

void approve(const SetOptions& options, Session& session) {
  const Place place = place_of(options, session);
  const auto approval =
      place.stores.records().write(owner(), "набор показателей утверждён", [&](const db::Write& write) {
        return indicators::approve(write, set_in(write, place, options.id), place.library, options.act);
      });
  session.out << "Утверждена версия " << approval.version << ": " << approval.act.text() << ".\n";
}

void revoke(const SetOptions& options, Session& session) {
  app::Stores& stores = session.stores(session.path(options.select.data));
  stores.records().write(owner(), "утверждение набора отменено",
                         [&](const db::Write& write) { indicators::undo_approval(write, options.number); });
  session.out << "Утверждение отменено.\n";
}

void list_approvals(const SetOptions& options, Session& session) {
  app::Stores& stores = session.stores(session.path(options.select.data));
  const auto all = stores.records().read([&](const db::Read& read) { return indicators::approvals(read, options.id); });
  if (all.empty()) session.out << "Набор ещё не утверждали.\n";
  for (const auto& one : all)
    session.out << "№ " << one.id << ": версия " << one.version << ", " << one.act.text()
                << (one.withdrawn_at.empty() ? "" : " (отменено)") << "\n";
}

// Values.

void write_row(JsonWriter& json, const SetRow& row, const std::vector<std::string>& by) {
  const auto estimates = [&](std::string_view name, const std::vector<Estimate>& all) {
    json.key(name).begin_array();
    for (const Estimate& one : all) write_estimate(json, one);
    json.end_array();
  };
  json.begin_object().key("group").begin_object();
  for (std::size_t i = 0; i < by.size(); ++i) json.field(by[i], row.key[i]);
  json.end_object().list("labels", row.labels);
  estimates("values", row.values);
  estimates("parts", row.parts);
  json.key("total");
  write_estimate(json, row.total);
  json.field("place", row.place).end_object();
}

void tell_table(std::ostream& out, const SetTable& table, const Library& library) {
  out << table.name.name << "\n";
  for (const std::string& warning : table.warnings) out << warning << "\n";
  const bool total = table.set.aggregation != indicators::Aggregation::none;
  std::vector<Columns::Head> heads = {{"Группа", Align::left}};
  if (total) heads.insert(heads.end(), {{"Итог"}, {"Место"}});
  for (const auto& slot : table.set.slots)
    if (const auto* one = library.find(slot.indicator)) heads.push_back({one->short_name});
  Columns columns(heads);
  for (const SetRow& row : table.rows) {
    std::vector<std::string> cells = {row.labels.empty() ? "всего" : joined(row.labels, " · ")};
    if (total)
      cells.insert(cells.end(),
                   {row.total.value ? ru_number(*row.total.value, 1) : std::string(absence_text(row.total.absence)),
                    row.place ? std::to_string(*row.place) : "—"});
    for (std::size_t i = 0; i < table.set.slots.size(); ++i)
      if (const auto* one = library.find(table.set.slots[i].indicator))
        cells.push_back(indicators::value_text(*one, row.values[i]));
    columns.add(std::move(cells));
  }
  out << columns.text();
}

void values(const SetOptions& options, Session& session) {
  const Place place = place_of(options, session);
  const auto by = formulas::parse_dimensions(options.by);
  const catalog::Catalog catalog = catalog::load(place.stores.folder());
  place.stores.records().read([&](const db::Read& read) {
    auto what = indicators::frozen(read, options.id, options.version);
    if (!what && options.version > 0)
      throw Error(Code::not_found, "Версии " + std::to_string(options.version) + " нет.");
    if (!what) what = Frozen{{}, set_in(read, place, options.id), place.library};
    const SetTable table = indicators::set_values({read, place.stores.facts(), catalog}, *what,
                                                  {.filter = filter_of(read, catalog, options.select), .by = by});
    if (!options.json) return tell_table(session.out, table, what->library);
    JsonWriter json;
    json.begin_object().field("name", table.name.name).field("why", table.name.why).list("warnings", table.warnings);
    json.field("version", what->approval.version).field("act", what->approval.act.text()).key("set");
    indicators::write_set(json, table.set);
    json.key("rows").begin_array();
    for (const SetRow& row : table.rows) write_row(json, row, by);
    session.out << json.end_array().end_object().text() << "\n";
  });
}

using Options = std::shared_ptr<SetOptions>;

Command with_id(Command room, const Options& options, const std::string& name, const std::string& title) {
  Command out = room.add_subcommand(name, title);
  out.add_option("id", options->id, "Код набора").required();
  return out;
}

void add_data(Command command, const Options& options) {
  command.add_option("--data", options->select.data, "Папка данных").required();
  command.add_flag("--json", options->json, "Ответ в JSON");
}

void add_reading(Command room, const Options& options, Session& session) {
  Command listed = room.add_subcommand("list", "Все наборы");
  add_data(listed, options);
  listed.callback([options, &session] { list(*options, session); });
  Command shown = with_id(room, options, "show", "Места набора и то, что в них стоит");
  add_data(shown, options);
  shown.callback([options, &session] { show(*options, session); });
  Command computed = with_id(room, options, "values", "Значения: утверждённой версии, а без неё — набора как он есть");
  add_selection(computed, options->select);
  computed.add_option("--by", options->by, "По чему делить, через запятую").show_default();
  computed.add_option("--version", options->version, "Версия, которую утвердил акт");
  computed.add_flag("--json", options->json, "Ответ в JSON");
  computed.callback([options, &session] { values(*options, session); });
}

void add_changing(Command room, const Options& options, Session& session) {
  Command filled = with_id(room, options, "fill", "Поставить показатель на место набора");
  filled.add_option("slot", options->slot, "Место").required();
  filled.add_option("indicator", options->indicator, "Код показателя; без него место снова пустое");
  filled.add_option("--weight", options->weight, "Вес");
  filled.add_option("--ground", options->ground, "На каком основании");
  add_data(filled, options);
  filled.callback([options, &session] { fill(*options, session); });
  Command undone = room.add_subcommand("undo", "Отменить правку набора");
  undone.add_option("number", options->number, "Номер правки").required();
  add_data(undone, options);
  undone.callback([options, &session] { undo(*options, session); });
}

void add_acts(Command room, const Options& options, Session& session) {
  Command approved = with_id(room, options, "approve", "Утвердить набор актом: определения замораживаются");
  approved.add_option("--act", options->act.act, "Акт: «Приказ № 123»").required();
  approved.add_option("--date", options->act.date, "Дата акта, ГГГГ-ММ-ДД").required();
  approved.add_option("--clause", options->act.clause, "Пункт акта");
  add_data(approved, options);
  approved.callback([options, &session] { approve(*options, session); });
  Command acts = with_id(room, options, "approvals", "Чем и когда утверждали");
  add_data(acts, options);
  acts.callback([options, &session] { list_approvals(*options, session); });
  Command revoked = room.add_subcommand("revoke", "Отменить утверждение, внесённое по ошибке");
  revoked.add_option("number", options->number, "Номер утверждения").required();
  add_data(revoked, options);
  revoked.callback([options, &session] { revoke(*options, session); });
}

}  // namespace

void add_indicator_sets(Command room, Session& session) {
  const auto options = std::make_shared<SetOptions>();
  Command sets = room.add_subcommand("set", "Наборы показателей: места, утверждение, значения");
  sets.require_subcommand(1);
  add_reading(sets, options, session);
  add_changing(sets, options, session);
  add_acts(sets, options, session);
}

}  // namespace vekha::cli
