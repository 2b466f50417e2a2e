// Ratings: what they are made of, and their tables as far as the person may see them.
#include "domain/ratings/ratings.hpp"

#include <algorithm>

#include "app/api/indicator_json.hpp"
#include "app/api/rating_handlers.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

using ratings::Rating;

void write_head(JsonWriter& json, const Rating& one, const org::Scope& scope) {
  json.field("id", one.id).field("stage", ratings::stage_name(one.stage()));
  json.field("stage_title", ratings::stage_title(one.stage())).field("municipality", one.node.name);
  json.field("name", one.rules.name).field("year", one.rules.year).field("criteria", one.rules.criteria.size());
  json.field("sight", ratings::sight(one, scope) == ratings::Sight::all ? "all" : "own");
  const ratings::Step* heard = one.step("appeals");
  const std::string today = iso_date(sys::today());
  const bool open = one.stage() == ratings::Stage::appeals && heard->from <= today && today <= heard->to;
  json.field("appeals_open", open);
  write_or_null(json, "appeals_from", heard == nullptr ? std::string() : heard->from);
  write_or_null(json, "appeals_to", heard == nullptr ? std::string() : heard->to);
  const ratings::Step* published = one.step("publish");
  write_or_null(json, "act", published == nullptr ? std::string() : published->act.text());
}

void write_steps(JsonWriter& json, const Rating& one) {
  json.key("steps").begin_array();
  for (const ratings::Step& step : one.steps) {
    json.begin_object().field("kind", step.kind).field("recorded_at", step.recorded_at).field("actor", step.actor);
    json.field("act", step.act.text());
    write_or_null(json, "from", step.from);
    write_or_null(json, "to", step.to);
    write_or_null(json, "withdrawn_at", step.withdrawn_at);
    json.end_object();
  }
  json.end_array();
}

void write_objections(JsonWriter& json, const std::vector<ratings::Objection>& all) {
  json.key("objections").begin_array();
  for (const ratings::Objection& one : all) {
    json.begin_object().field("id", one.id).field("school", one.school_name).field("criterion", one.criterion);
    json.field("text", one.text).field("recorded_at", one.recorded_at).field("actor", one.actor);
    write_or_null(json, "verdict", one.verdict);
    json.field("answer", one.answer).field("answered_by", one.answered_by);
    write_or_null(json, "answered_at", one.answered_at);
    write_or_null(json, "withdrawn_at", one.withdrawn_at);
    json.end_object();
  }
  json.end_array();
}

ratings::Knowledge known(const db::Read& read, const Context& context, const indicators::Library& library) {
  return ratings::knowledge(read, context.stores.folder(), library);
}

/// The rules with weights, scaling or the least part laid over them: «weights=1=2;2=0.5».
std::optional<ratings::Rules> trial_of(const Call& call, const Rating& one) {
  ratings::Rules out = one.rules;
  for (const auto& [code, weight] : numbers_of(call, "weights")) {
    const auto found = std::ranges::find(out.criteria, code, &ratings::Criterion::code);
    if (found == out.criteria.end() || !(weight > 0))
      throw Error(Code::bad_arguments, "Вес критерия «" + code + "»: такого критерия нет или число не больше нуля.");
    found->weight = weight;
  }
  if (const auto name = call.maybe_text("scaling")) {
    const auto scaling = ratings::scaling_from_name(*name);
    if (!scaling) throw Error(Code::bad_arguments, "Приведение: range, score, rank или norm.");
    out.scaling = *scaling;
  }
  return out == one.rules ? std::nullopt : std::optional(out);
}

/// One change of a rating the person sees; answers with its number.
template <class Work>
http::Response changed(Context& context, const Call& call, const std::string& why, Work work) {
  context.stores.records().write(call.who().actor(), why, [&](const db::Write& write) {
    work(write, ratings::rating(write, call.who().scope(), call.id()));
  });
  return no_content();
}

}  // namespace

http::Response list_ratings(Context& context, const Call& call) {
  const org::Scope scope = call.who().scope();
  JsonWriter json;
  json.begin_array();
  for (const Rating& one :
       context.stores.records().read([&](const db::Read& read) { return ratings::list(read, scope); })) {
    json.begin_object();
    write_head(json, one, scope);
    json.end_object();
  }
  json.end_array();
  return json_response(json);
}

http::Response add_rating(Context& context, const Call& call) {
  const ratings::Rules rules = ratings::rules_from(call.request.body);
  const indicators::Library library = indicators::library(context.stores.folder());
  JsonWriter json;
  context.stores.records().write(call.who().actor(), "рейтинг «" + rules.name + "»", [&](const db::Write& write) {
    const std::int64_t id = ratings::begin(write, known(write, context, library), call.who().account.node, rules);
    json.begin_object().field("id", id).end_object();
  });
  return json_response(json);
}

http::Response get_rating(Context& context, const Call& call) {
  const org::Scope scope = call.who().scope();
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    const Rating one = ratings::rating(read, scope, call.id());
    json.begin_object();
    write_head(json, one, scope);
    json.key("rules").raw(ratings::rules_json(one.rules));
    const auto held = std::ranges::count_if(one.versions, [](const auto& each) { return each.withdrawn_at.empty(); });
    json.field("versions", static_cast<std::int64_t>(held));
    write_steps(json, one);
    write_objections(json, ratings::objections(read, one, scope));
    json.end_object();
  });
  return json_response(json);
}

http::Response get_rating_table(Context& context, const Call& call) {
  const org::Scope scope = call.who().scope();
  const indicators::Library library = indicators::library(context.stores.folder());
  const auto catalog = context.catalog.get();
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    const Rating one = ratings::rating(read, scope, call.id());
    const indicators::Ground ground{read, context.stores.facts(), *catalog, &context.kept};
    const ratings::Knowledge knowledge = known(read, context, library);
    const auto trial = trial_of(call, one);
    if (trial && !scope.covers(one.node)) throw Error(Code::forbidden, "Пробу весов делает муниципалитет.");
    const ratings::Table table =
        trial ? ratings::tried(ground, knowledge, one, *trial) : ratings::table(ground, knowledge, one);
    ratings::write_table(json, ratings::seen(table, read, one, scope));
  });
  return json_response(json);
}

http::Response change_rating(Context& context, const Call& call) {
  const ratings::Rules rules = ratings::rules_from(call.request.body);
  const indicators::Library library = indicators::library(context.stores.folder());
  return changed(context, call, "рейтинг «" + rules.name + "»: критерии и веса",
                 [&](const db::Write& write, const Rating& one) {
                   ratings::change(write, known(write, context, library), one, rules);
                 });
}

http::Response undo_rating_change(Context& context, const Call& call) {
  return changed(context, call, "рейтинг: прежняя версия",
                 [](const db::Write& write, const Rating& one) { ratings::undo_change(write, one); });
}

http::Response remove_rating(Context& context, const Call& call) {
  return changed(context, call, "рейтинг убран",
                 [](const db::Write& write, const Rating& one) { ratings::remove(write, one); });
}

http::Response restore_rating(Context& context, const Call& call) {
  context.stores.records().write(call.who().actor(), "рейтинг возвращён", [&](const db::Write& write) {
    ratings::restore(write, call.who().scope(), call.id());
  });
  return no_content();
}

}  // namespace vekha::api
