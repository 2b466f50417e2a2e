// Official lists of schools with low results beside the rule.
#include "domain/officials/officials.hpp"

#include "app/api/help_handlers.hpp"
#include "app/api/write.hpp"

namespace vekha::api {

http::Response list_official_lists(Context& context, const Call& call) {
  const auto catalog = context.catalog.get();
  const int year = call.integer("year");
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    const org::Scope scope = call.who().scope();
    risk::Question question{.rule = "low-results", .year = year, .depth = 1, .changed = {}, .filter = {}};
    question.filter.scope = scope;
    const auto lists = officials::lists(read, scope, year);
    officials::write_lists(json, lists,
                           officials::agreement(lists, risk::list(read, context.stores.facts(), *catalog, question)));
  });
  return json_response(json);
}

http::Response add_official_list(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  officials::List list{.year = fields.maybe_integer("year").value_or(0),
                       .title = fields.text("title"),
                       .source = fields.maybe_text("source").value_or(""),
                       .recorded_at = {},
                       .schools = {}};
  JsonWriter json;
  context.stores.records().write(call.who().actor(), "официальный список", [&](const db::Write& write) {
    list.schools = officials::read_entries(write, call.who().scope(), fields.text("text"));
    json.begin_object().field("id", officials::add(write, list)).end_object();
  });
  http::Response response = json_response(json);
  response.status = 201;
  return response;
}

http::Response remove_official_list(Context& context, const Call& call) {
  context.stores.records().write(call.who().actor(), "официальный список убран", [&](const db::Write& write) {
    officials::remove(write, call.who().scope(), call.id());
  });
  return no_content();
}

http::Response restore_official_list(Context& context, const Call& call) {
  context.stores.records().write(call.who().actor(), "официальный список возвращён", [&](const db::Write& write) {
    officials::restore(write, call.who().scope(), call.id());
  });
  return no_content();
}

}  // namespace vekha::api
