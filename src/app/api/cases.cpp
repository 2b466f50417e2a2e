// Cases of objectivity over HTTP.
#include "domain/cases/cases.hpp"
#include "app/api/case_handlers.hpp"
#include "app/api/school_signs.hpp"
#include "app/cases_json.hpp"
#include "base/error.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

/// One change of a case the person sees.
template <class Work>
http::Response changed(Context& context, const Call& call, const std::string& why, Work work) {
  const cases::Who who = cases::who_is(call.who());
  context.stores.records().write(call.who().actor(), why,
                                 [&](const db::Write& write) { work(write, who, cases::get(write, who, call.id())); });
  return no_content();
}

}  // namespace

http::Response list_cases(Context& context, const Call& call) {
  const cases::Who who = cases::who_is(call.who());
  cases::Query query{.year = call.maybe_integer("year"), .school = {}};
  if (const auto school = call.maybe_integer("school")) query.school = NodeId{*school};
  query.stage = call.maybe_text("stage").value_or("");
  const Date today = sys::today();
  JsonWriter json;
  json.begin_array();
  for (const cases::Case& one :
       context.stores.records().read([&](const db::Read& read) { return cases::list(read, who, query, today); }))
    app::write_case_row(json, one, today);
  json.end_array();
  return json_response(json);
}

http::Response open_case(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  cases::Opening opening;
  opening.school = NodeId{fields.maybe_integer("school").value_or(0)};
  opening.question = {.method = fields.text("method"), .year = fields.maybe_integer("year").value_or(0)};
  opening.question.procedure = fields.maybe_text("procedure").value_or("");
  opening.question.grade = fields.maybe_integer("grade").value_or(0);
  opening.question.subject = fields.maybe_text("subject").value_or("");
  opening.words = fields.maybe_text("words").value_or("");
  opening.reply_days = fields.maybe_integer("reply_days").value_or(opening.reply_days);
  const cases::Who who = cases::who_is(call.who());
  const auto catalog = context.catalog.get();
  JsonWriter json;
  // The journal is read by others: it does not name the school before its reply.
  context.stores.records().write(call.who().actor(), "открыт случай по объективности", [&](const db::Write& write) {
    const std::int64_t id = cases::open({write, context.stores.facts(), *catalog}, write, who, opening, sys::today());
    json.begin_object().field("id", id).end_object();
  });
  return json_response(json);
}

http::Response get_case(Context& context, const Call& call) {
  const cases::Who who = cases::who_is(call.who());
  const auto catalog = context.catalog.get();
  const Date today = sys::today();
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    const cases::Case one = cases::get(read, who, call.id());
    app::write_case(json, one, app::around({read, context.stores.facts(), *catalog}, who, one, today), today);
  });
  return json_response(json);
}

http::Response remove_case(Context& context, const Call& call) {
  return changed(
      context, call, "случай убран",
      [](const db::Write& write, const cases::Who& who, const cases::Case& one) { cases::remove(write, who, one); });
}

http::Response restore_case(Context& context, const Call& call) {
  const cases::Who who = cases::who_is(call.who());
  context.stores.records().write(call.who().actor(), "случай возвращён",
                                 [&](const db::Write& write) { cases::restore(write, who, call.id()); });
  return no_content();
}

http::Response take_case_step(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  cases::NewStep step{.kind = fields.text("kind"), .choice = fields.maybe_text("outcome").value_or("")};
  if (step.kind == "reply") throw Error(Code::forbidden, "Отвечает сама школа.");
  step.causes = fields.maybe_texts("causes").value_or(std::vector<std::string>{});
  step.words = fields.maybe_text("words").value_or("");
  step.due = fields.maybe_text("due").value_or("");
  step.reference = fields.maybe_integer("reference").value_or(0);
  http::Response done = changed(context, call, "случай по объективности: шаг",
                                [&](const db::Write& write, const cases::Who& who, const cases::Case& one) {
                                  cases::take_step(write, who, one, step, sys::today());
                                });
  if (step.kind == "publish") refresh_signs(context.stores, call.who().actor());
  return done;
}

http::Response reply_to_case(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const cases::NewStep step{
      .kind = "reply", .choice = fields.text("stand"), .causes = {}, .words = fields.text("words")};
  return changed(context, call, "ответ школы по случаю",
                 [&](const db::Write& write, const cases::Who& who, const cases::Case& one) {
                   cases::take_step(write, who, one, step, sys::today());
                 });
}

http::Response undo_case_step(Context& context, const Call& call) {
  bool hidden_again = false;
  http::Response done = changed(
      context, call, "случай по объективности: шаг отменён",
      [&](const db::Write& write, const cases::Who& who, const cases::Case& one) {
        const bool published = one.step("publish") != nullptr;
        cases::undo_step(write, who, one);
        hidden_again = published && cases::get(write, cases::owner_of_folder(""), one.id).step("publish") == nullptr;
      });
  if (hidden_again) refresh_signs(context.stores, call.who().actor());
  return done;
}

http::Response list_case_people(Context& context, const Call& call) {
  JsonWriter json;
  json.begin_array();
  context.stores.records().read([&](const db::Read& read) {
    const cases::Case one = cases::get(read, cases::who_is(call.who()), call.id());
    for (const people::Account& account : cases::may_take_over(read, one))
      json.begin_object()
          .field("id", account.id.value)
          .field("name", account.name)
          .field("role_title", account.role_title)
          .end_object();
  });
  json.end_array();
  return json_response(json);
}

http::Response list_case_causes(Context&, const Call&) {
  JsonWriter json;
  app::write_causes(json);
  return json_response(json);
}

}  // namespace vekha::api
