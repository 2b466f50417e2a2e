// Selective re-checks over HTTP: the sample, experts, steps.
#include "app/api/case_handlers.hpp"
#include "app/cases_json.hpp"
#include "base/error.hpp"
#include "domain/cases/cases.hpp"

namespace vekha::api {
namespace {

using cases::Recheck;

/// One change of a re-check the person sees.
template <class Work>
http::Response changed(Context& context, const Call& call, const std::string& why, Work work) {
  const cases::Who who = cases::who_is(call.who());
  context.stores.records().write(call.who().actor(), why, [&](const db::Write& write) {
    work(write, who, cases::recheck(write, who, call.id()));
  });
  return no_content();
}

void write_steps(JsonWriter& json, const Recheck& one) {
  json.key("steps").begin_array();
  for (const cases::RecheckStep& step : one.steps) {
    json.begin_object().field("kind", step.kind).field("recorded_at", step.recorded_at).field("actor", step.actor);
    json.key("withdrawn_at");
    if (step.withdrawn_at.empty())
      json.null();
    else
      json.value(step.withdrawn_at);
    json.end_object();
  }
  json.end_array();
}

/// How many works of which school, and why: organisers only.
void write_schools(JsonWriter& json, const db::Read& read, const cases::Who& who, const Recheck& one) {
  struct Row {
    std::string name;
    std::int64_t works = 0;
    bool marked = false;
  };
  std::map<std::string, Row> rows;
  for (const cases::SampledWork& work : cases::sampled(read, who, one)) {
    Row& row = rows[work.school_code];
    row.name = work.school_name;
    row.marked = row.marked || work.ground == "marked";
    ++row.works;
  }
  for (const auto& [code, row] : rows) {
    json.begin_object().field("code", code).field("name", row.name).field("works", row.works);
    json.field("marked", row.marked).end_object();
  }
}

void write_recheck(JsonWriter& json, const db::Read& read, const cases::Who& who, const Recheck& one) {
  const auto experts = cases::experts(read, who, one);
  const bool organises = cases::organises(who, one);
  json.begin_object().key("head");
  app::write_recheck_row(json, one, experts);
  json.field("organises", organises).field("share", one.plan.share).field("number", one.plan.number);
  json.field("strata", cases::strata_name(one.plan.strata)).field("strata_title", cases::strata_title(one.plan.strata));
  json.field("seed", organises ? std::optional(one.plan.seed) : std::nullopt).field("gap", one.plan.gap);
  json.field("pool", one.pool).field("left_out", one.left_out).key("schools").begin_array();
  if (organises) write_schools(json, read, who, one);
  json.end_array().key("experts");
  app::write_experts(json, experts);
  write_steps(json, one);
  json.end_object();
}

}  // namespace

http::Response list_rechecks(Context& context, const Call& call) {
  const cases::Who who = cases::who_is(call.who());
  JsonWriter json;
  json.begin_array();
  context.stores.records().read([&](const db::Read& read) {
    for (const Recheck& one : cases::rechecks(read, who))
      app::write_recheck_row(json, one, cases::experts(read, who, one));
  });
  json.end_array();
  return json_response(json);
}

http::Response begin_recheck(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  cases::Plan plan;
  plan.name = fields.text("name");
  plan.exam = {fields.text("procedure"), fields.maybe_integer("year").value_or(0),
               fields.maybe_integer("grade").value_or(0), fields.text("subject")};
  plan.share = fields.maybe_integer("percent").value_or(0) / 100.0;
  plan.number = fields.maybe_integer("number").value_or(0);
  const auto strata = cases::strata_from_name(fields.maybe_text("strata").value_or("school"));
  if (!strata) throw Error(Code::bad_arguments, "Слои отбора: none, school или mark.");
  plan.strata = *strata;
  plan.seed = fields.maybe_integer("seed").value_or(0);
  plan.gap = fields.maybe_integer("gap").value_or(plan.gap);
  plan.schools = fields.maybe_texts("schools").value_or(std::vector<std::string>{});
  const cases::Who who = cases::who_is(call.who());
  const auto catalog = context.catalog.get();
  JsonWriter json;
  context.stores.records().write(
      call.who().actor(), "выборочная перепроверка «" + plan.name + "»", [&](const db::Write& write) {
        const std::int64_t id = cases::begin({write, context.stores.facts(), *catalog}, write, who, plan);
        json.begin_object().field("id", id).end_object();
      });
  return json_response(json);
}

http::Response get_recheck(Context& context, const Call& call) {
  const cases::Who who = cases::who_is(call.who());
  JsonWriter json;
  context.stores.records().read(
      [&](const db::Read& read) { write_recheck(json, read, who, cases::recheck(read, who, call.id())); });
  return json_response(json);
}

http::Response remove_recheck(Context& context, const Call& call) {
  return changed(context, call, "перепроверка убрана",
                 [](const db::Write& write, const auto& who, const Recheck& one) { cases::remove(write, who, one); });
}

http::Response restore_recheck(Context& context, const Call& call) {
  const cases::Who who = cases::who_is(call.who());
  context.stores.records().write(call.who().actor(), "перепроверка возвращена",
                                 [&](const db::Write& write) { cases::restore_recheck(write, who, call.id()); });
  return no_content();
}

http::Response step_recheck(Context& context, const Call& call) {
  const std::string kind = Fields(call.request.body).text("kind");
  return changed(context, call, "перепроверка: шаг", [&](const db::Write& write, const auto& who, const Recheck& one) {
    if (kind == "assign")
      cases::assign(write, who, one);
    else if (kind == "third")
      cases::assign_third(write, who, one);
    else if (kind == "finish")
      cases::finish(write, who, one);
    else
      throw Error(Code::bad_arguments, "Шаг: assign, third или finish.");
  });
}

http::Response undo_recheck_step(Context& context, const Call& call) {
  return changed(
      context, call, "перепроверка: шаг отменён",
      [](const db::Write& write, const auto& who, const Recheck& one) { cases::undo_step(write, who, one); });
}

http::Response add_recheck_expert(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  cases::NewExpert fresh;
  fresh.name = fields.maybe_text("name").value_or("");
  fresh.account = AccountId{fields.maybe_integer("account").value_or(0)};
  if (const auto school = fields.maybe_integer("school")) fresh.school = NodeId{*school};
  return changed(
      context, call, "эксперт перепроверки",
      [&](const db::Write& write, const auto& who, const Recheck& one) { cases::add_expert(write, who, one, fresh); });
}

http::Response remove_recheck_expert(Context& context, const Call& call) {
  const cases::Who who = cases::who_is(call.who());
  context.stores.records().write(call.who().actor(), "эксперт перепроверки убран", [&](const db::Write& write) {
    const Recheck one = cases::recheck(write, who, cases::recheck_of_expert(write, call.id()));
    cases::remove_expert(write, who, one, call.id());
  });
  return no_content();
}

http::Response list_recheck_people(Context& context, const Call& call) {
  JsonWriter json;
  json.begin_array();
  context.stores.records().read([&](const db::Read& read) {
    for (const people::Account& account : people::accounts(read, call.who().scope())) {
      const auto viewer = people::viewer(read, account.id);
      if (!viewer || !viewer->may("rechecks.mark")) continue;
      json.begin_object().field("id", account.id.value).field("name", account.name);
      json.field("role_title", account.role_title).field("node", account.node.name).end_object();
    }
  });
  json.end_array();
  return json_response(json);
}

}  // namespace vekha::api
