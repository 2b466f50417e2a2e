// Steps of a rating and objections of schools to it.
#include "app/api/rating_handlers.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "domain/ratings/ratings.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

using ratings::Rating;

/// One step over a rating the person sees.
template <class Work>
http::Response stepped(Context& context, const Call& call, const std::string& why, Work work) {
  context.stores.records().write(call.who().actor(), why, [&](const db::Write& write) {
    work(write, ratings::rating(write, call.who().scope(), call.id()));
  });
  return no_content();
}

/// The same over the rating of an objection the person sees.
template <class Work>
http::Response heard(Context& context, const Call& call, const std::string& why, Work work) {
  const org::Scope scope = call.who().scope();
  context.stores.records().write(call.who().actor(), why, [&](const db::Write& write) {
    work(write, ratings::rating(write, scope, ratings::rating_of(write, scope, call.id())));
  });
  return no_content();
}

}  // namespace

http::Response open_rating_appeals(Context& context, const Call& call) {
  const auto written = Fields(call.request.body).maybe_text("from");
  const auto from = written ? parse_iso_date(*written) : std::optional(sys::today());
  if (!from) throw Error(Code::bad_arguments, "Первый день возражений: ожидалось ГГГГ-ММ-ДД.");
  return stepped(context, call, "рейтинг: срок возражений",
                 [&](const db::Write& write, const Rating& one) { ratings::open_appeals(write, one, *from); });
}

http::Response freeze_rating(Context& context, const Call& call) {
  const indicators::Library library = indicators::library(context.stores.folder());
  const auto catalog = context.catalog.get();
  return stepped(context, call, "заморозка рейтинга", [&](const db::Write& write, const Rating& one) {
    ratings::freeze({write, context.stores.facts(), *catalog}, write,
                    ratings::knowledge(write, context.stores.folder(), library), one, sys::today());
  });
}

http::Response publish_rating(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const indicators::Basis act{
      .act = fields.text("act"), .date = fields.text("date"), .clause = fields.maybe_text("clause").value_or("")};
  return stepped(context, call, "публикация рейтинга: " + act.text(),
                 [&](const db::Write& write, const Rating& one) { ratings::publish(write, one, act); });
}

http::Response undo_rating_step(Context& context, const Call& call) {
  return stepped(context, call, "рейтинг: шаг отменён",
                 [](const db::Write& write, const Rating& one) { ratings::undo_step(write, one); });
}

http::Response add_rating_objection(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const org::Node& school = call.who().account.node;
  if (school.kind != org::Kind::school) throw Error(Code::forbidden, "Возражает школа о своей строке.");
  JsonWriter json;
  context.stores.records().write(call.who().actor(), "возражение школы к рейтингу", [&](const db::Write& write) {
    const Rating one = ratings::rating(write, call.who().scope(), call.id());
    const ratings::NewObjection fresh{
        .school = school.id, .criterion = fields.maybe_text("criterion").value_or(""), .text = fields.text("text")};
    json.begin_object().field("id", ratings::object(write, one, fresh, sys::today())).end_object();
  });
  return json_response(json);
}

http::Response answer_rating_objection(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const ratings::Answer said{.objection = call.id(), .verdict = fields.text("verdict"), .text = fields.text("text")};
  return heard(context, call, "ответ на возражение школы",
               [&](const db::Write& write, const Rating& one) { ratings::answer(write, one, said); });
}

http::Response withdraw_rating_objection(Context& context, const Call& call) {
  return heard(context, call, "возражение отозвано",
               [&](const db::Write& write, const Rating& one) { ratings::withdraw_objection(write, one, call.id()); });
}

}  // namespace vekha::api
