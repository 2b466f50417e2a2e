// Sets of indicators: their slots filled, approved by acts and frozen, computed over groups; nothing of a trial is
// stored.
#include <algorithm>
#include <array>

#include "app/api/indicator_handlers.hpp"
#include "app/api/indicator_json.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "domain/indicators/indicators.hpp"

namespace vekha::api {
namespace {

using indicators::Set;

constexpr std::array<std::string_view, 4> kAudiences = {"system", "schools", "heads", "teachers"};

void write_approval(JsonWriter& json, const indicators::Approval& one) {
  json.begin_object().field("id", one.id).field("version", one.version).field("act", one.act.text());
  json.field("recorded_at", one.recorded_at).field("actor", one.actor);
  write_or_null(json, "withdrawn_at", one.withdrawn_at);
  json.end_object();
}

/// A set with what the law and its name say to it.
struct Shown {
  Set set;
  std::optional<indicators::Frozen> approved;
  indicators::ShownName name;
};

Shown shown_of(const db::Read& read, Set set) {
  Shown out{.set = std::move(set), .approved = {}, .name = {}};
  out.approved = indicators::frozen(read, out.set.id);
  out.name = indicators::shown_name(out.set, out.approved);
  return out;
}

void write_head(JsonWriter& json, const Shown& shown) {
  const Set& set = shown.set;
  const auto filled = std::ranges::count_if(set.slots, [](const auto& slot) { return !slot.indicator.empty(); });
  json.field("id", set.id).field("name", set.name).field("shown_name", shown.name.name).field("why", shown.name.why);
  json.field("group", set.group).field("aggregation", indicators::aggregation_name(set.aggregation));
  json.field("aggregation_title", indicators::aggregation_title(set.aggregation));
  json.field("audience", kAudiences.at(static_cast<std::size_t>(set.audience)));
  json.field("slots", set.slots.size()).field("filled", static_cast<std::int64_t>(filled)).field("own", set.own);
  json.key("approved");
  shown.approved ? write_approval(json, shown.approved->approval) : static_cast<void>(json.null());
}

void write_slots(JsonWriter& json, const Set& set, const indicators::Library& library) {
  json.key("places").begin_array();
  for (const indicators::Slot& slot : set.slots) {
    const indicators::Definition* one = library.find(slot.indicator);
    json.begin_object().field("code", slot.code).field("title", slot.title).field("block", slot.block);
    write_or_null(json, "indicator", slot.indicator);
    json.field("indicator_name", one == nullptr ? "" : one->name).field("unit", one == nullptr ? "" : one->unit);
    json.field("measure", one == nullptr ? "number" : formula::measure_name(one->measure.measure));
    json.field("weight", slot.weight).field("note", slot.note).field("filled_by", slot.filled_by).end_object();
  }
  json.end_array();
}

void write_set(JsonWriter& json, const db::Read& read, const Shown& shown, const indicators::Library& library) {
  json.begin_object();
  write_head(json, shown);
  json.field("note", shown.set.note).field("basis", shown.set.basis.text());
  json.field("provenance_title", indicators::provenance_title(shown.set.provenance));
  write_slots(json, shown.set, library);
  const indicators::Guard guard = indicators::guard(shown.set, library);
  json.field("refused", guard.refused).list("warnings", guard.reasons).key("approvals").begin_array();
  for (const indicators::Approval& one : indicators::approvals(read, shown.set.id)) write_approval(json, one);
  json.end_array().end_object();
}

Set found(const db::Read& read, const Context& context, const indicators::Library& library, const std::string& id) {
  return indicators::set_of(read, context.stores.folder(), library, id);
}

/// The set as an act froze it, or as it stands now; weights laid over it for a trial.
indicators::Frozen asked(const db::Read& read, const Context& context, const Call& call) {
  const indicators::Library library = indicators::library(context.stores.folder());
  indicators::Frozen out{.approval = {}, .set = found(read, context, library, call.key), .library = library};
  if (const auto version = call.maybe_integer("version")) {
    auto frozen = indicators::frozen(read, call.key, *version);
    if (!frozen) throw Error(Code::not_found, "Утверждённой версии " + std::to_string(*version) + " у набора нет.");
    out = std::move(*frozen);
  }
  for (const auto& [code, weight] : numbers_of(call, "weights")) {
    const auto slot = std::ranges::find(out.set.slots, code, &indicators::Slot::code);
    if (slot == out.set.slots.end() || weight < 0)
      throw Error(Code::bad_arguments, "Вес места «" + code + "»: такого места нет или число меньше нуля.");
    slot->weight = weight;
  }
  if (const auto name = call.maybe_text("aggregation")) {
    const auto aggregation = indicators::aggregation_from_name(*name);
    if (!aggregation) throw Error(Code::bad_arguments, "Способ сведения: none, mean, weighted, minmax или rank.");
    out.set.aggregation = *aggregation;
  }
  return out;
}

void write_row(JsonWriter& json, const indicators::SetRow& row) {
  json.begin_object().list("key", row.key).list("labels", row.labels);
  for (const auto& [name, list] : {std::pair{"values", &row.values}, std::pair{"parts", &row.parts}}) {
    json.key(name).begin_array();
    for (const Estimate& one : *list) write_estimate(json, one);
    json.end_array();
  }
  write_estimate_field(json, "total", row.total);
  json.field("place", row.place).end_object();
}

}  // namespace

http::Response list_sets(Context& context, const Call&) {
  const indicators::Library library = indicators::library(context.stores.folder());
  JsonWriter json;
  json.begin_array();
  context.stores.records().read([&](const db::Read& read) {
    for (Set& set : indicators::sets(read, context.stores.folder(), library)) {
      json.begin_object();
      write_head(json, shown_of(read, std::move(set)));
      json.end_object();
    }
  });
  json.end_array();
  return json_response(json);
}

http::Response get_set(Context& context, const Call& call) {
  const indicators::Library library = indicators::library(context.stores.folder());
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    write_set(json, read, shown_of(read, found(read, context, library, call.key)), library);
  });
  return json_response(json);
}

http::Response get_set_values(Context& context, const Call& call) {
  const auto catalog = context.catalog.get();
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    const indicators::Frozen what = asked(read, context, call);
    const std::string by = call.maybe_text("by").value_or("school");
    const indicators::ValueQuery query{.filter = filter_of(read, context, call),
                                       .by = formulas::parse_dimensions(by == "all" ? "" : by),
                                       .parameters = numbers_of(call, "parameters")};
    const indicators::Ground ground{read, context.stores.facts(), *catalog, &context.kept};
    const indicators::SetTable table = indicators::set_values(ground, what, query);
    json.begin_object().field("id", table.set.id).field("shown_name", table.name.name).field("why", table.name.why);
    json.list("warnings", table.warnings).list("by", query.by);
    write_slots(json, table.set, what.library);
    json.key("rows").begin_array();
    for (const indicators::SetRow& row : table.rows) write_row(json, row);
    json.end_array().end_object();
  });
  return json_response(json);
}

http::Response fill_slot(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const indicators::Library library = indicators::library(context.stores.folder());
  indicators::Filling filling{.set = call.key,
                              .slot = fields.text("slot"),
                              .indicator = fields.maybe_text("indicator").value_or(""),
                              .weight = number_in(fields, "weight"),
                              .ground = fields.maybe_text("ground").value_or("")};
  JsonWriter json;
  context.stores.records().write(call.who().actor(), "набор показателей: место " + filling.slot,
                                 [&](const db::Write& write) {
                                   const Set set = found(write, context, library, call.key);
                                   json.begin_object().field("id", indicators::fill(write, set, library, filling));
                                   json.end_object();
                                 });
  return json_response(json);
}

http::Response undo_slot(Context& context, const Call& call) {
  context.stores.records().write(call.who().actor(), "отмена заполнения места набора",
                                 [&](const db::Write& write) { indicators::undo_filling(write, call.id()); });
  return no_content();
}

http::Response approve_set(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const indicators::Library library = indicators::library(context.stores.folder());
  const indicators::Basis act{
      .act = fields.text("act"), .date = fields.text("date"), .clause = fields.maybe_text("clause").value_or("")};
  JsonWriter json;
  context.stores.records().write(
      call.who().actor(), "утверждение набора показателей: " + act.text(), [&](const db::Write& write) {
        write_approval(json, indicators::approve(write, found(write, context, library, call.key), library, act));
      });
  return json_response(json);
}

http::Response undo_set_approval(Context& context, const Call& call) {
  context.stores.records().write(call.who().actor(), "отмена утверждения набора показателей",
                                 [&](const db::Write& write) { indicators::undo_approval(write, call.id()); });
  return no_content();
}

}  // namespace vekha::api
