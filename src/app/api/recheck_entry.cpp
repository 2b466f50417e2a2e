// Points of a re-check over HTTP: work by work, by sheets, and what they came to.
#include <boost/json.hpp>

#include "app/api/attachment.hpp"
#include "app/api/case_handlers.hpp"
#include "app/cases_json.hpp"
#include "base/error.hpp"
#include "domain/cases/cases.hpp"

namespace vekha::api {
namespace {

using cases::Recheck;

std::vector<double> points_of(const std::string& body) {
  boost::system::error_code failed;
  const boost::json::value value = boost::json::parse(body, failed);
  const boost::json::object* object = failed ? nullptr : value.if_object();
  const boost::json::value* list = object == nullptr ? nullptr : object->if_contains("points");
  if (list == nullptr || !list->is_array() || list->as_array().size() > 500)
    throw Error(Code::bad_arguments, "Ожидалось {\"points\": [баллы по заданиям]}.");
  std::vector<double> out;
  for (const boost::json::value& one : list->as_array()) {
    if (!one.is_number()) throw Error(Code::bad_input, "Балл за каждое задание — число; за пустой ответ — 0.");
    out.push_back(one.to_number<double>());
  }
  return out;
}

}  // namespace

http::Response list_recheck_entries(Context& context, const Call& call) {
  const cases::Who who = cases::who_is(call.who());
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    const Recheck one = cases::recheck(read, who, call.id());
    const auto papers = cases::paper_tasks(read, one);
    json.begin_object().key("papers");
    app::write_tasks(json, papers);
    json.key("entries");
    app::write_entries(json, cases::entries(read, who, one), papers);
    json.end_object();
  });
  return json_response(json);
}

http::Response enter_recheck_points(Context& context, const Call& call) {
  const std::vector<double> points = points_of(call.request.body);
  const cases::Who who = cases::who_is(call.who());
  context.stores.records().write(call.who().actor(), "баллы перепроверки",
                                 [&](const db::Write& write) { cases::enter(write, who, call.id(), points); });
  return no_content();
}

http::Response clear_recheck_points(Context& context, const Call& call) {
  const cases::Who who = cases::who_is(call.who());
  context.stores.records().write(call.who().actor(), "баллы перепроверки убраны",
                                 [&](const db::Write& write) { cases::clear(write, who, call.id()); });
  return no_content();
}

http::Response get_recheck_sheet(Context& context, const Call& call) {
  const cases::Who who = cases::who_is(call.who());
  const std::string what = call.maybe_text("what").value_or("points");
  if (what != "points" && what != "key" && what != "report")
    throw Error(Code::bad_arguments, "Параметр «what»: points, key или report.");
  const auto catalog = context.catalog.get();
  http::Response response = context.stores.records().read([&](const db::Read& read) {
    const Recheck one = cases::recheck(read, who, call.id());
    if (what == "key") return attachment("Ключ перепроверки.xlsx", cases::key_sheet(read, who, one));
    if (what == "report")
      return attachment("Итоги перепроверки.xlsx",
                        cases::report_sheet(cases::report({read, context.stores.facts(), *catalog}, who, one), one));
    const std::int64_t expert = call.maybe_integer("expert").value_or(0);
    return attachment("Баллы экспертов.xlsx", cases::points_sheet(read, who, one, expert));
  });
  // Whose works they are is looked at under the eye of the journal.
  if (what == "key")
    context.stores.records().write(call.who().actor(), "просмотр ключа перепроверки", [](const db::Write&) {});
  return response;
}

http::Response put_recheck_sheet(Context& context, const Call& call) {
  if (call.request.body_file.empty()) throw Error(Code::bad_input, "Файл пуст: передайте его телом запроса.");
  const cases::Who who = cases::who_is(call.who());
  JsonWriter json;
  context.stores.records().write(call.who().actor(), "баллы перепроверки таблицей", [&](const db::Write& write) {
    const Recheck one = cases::recheck(write, who, call.id());
    const auto rows = cases::read_points_sheet(write, one, call.request.body_file);
    json.begin_object().field("entered", cases::enter_sheet(write, who, one, rows)).end_object();
  });
  return json_response(json);
}

http::Response get_recheck_report(Context& context, const Call& call) {
  const cases::Who who = cases::who_is(call.who());
  const auto catalog = context.catalog.get();
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    const Recheck one = cases::recheck(read, who, call.id());
    app::write_report(json, cases::report({read, context.stores.facts(), *catalog}, who, one));
  });
  return json_response(json);
}

}  // namespace vekha::api
