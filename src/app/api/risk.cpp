#include <algorithm>

#include "app/api/attachment.hpp"
#include "app/api/handlers.hpp"
#include "app/api/write.hpp"
#include "app/risk_json.hpp"
#include "app/table_file.hpp"
#include "base/text.hpp"

namespace vekha::api {
namespace {

constexpr int kMostYears = 10;

/// «share:25,times:2».
risk::Settings changed_of(const std::optional<std::string>& text) {
  risk::Settings out;
  if (!text || text->empty()) return out;
  for (const std::string& one : split(*text, ',')) {
    const auto sign = one.find(':');
    const auto value = sign == std::string::npos ? std::nullopt : parse_number(one.substr(sign + 1));
    if (!value) throw Error(Code::bad_arguments, "Параметр «set»: «" + one + "» не понято, нужно имя:число.");
    out[one.substr(0, sign)] = *value;
  }
  return out;
}

risk::List risk_of(Context& context, const Call& call) {
  risk::Question question{.rule = call.text("rule"), .changed = changed_of(call.maybe_text("set"))};
  question.depth = std::clamp(call.maybe_integer("years").value_or(3), 1, kMostYears);
  const auto catalog = context.catalog.get();
  return context.stores.records().read([&](const db::Read& read) {
    question.filter = filter_of(read, context, call);
    results::Filter any_year = question.filter;
    any_year.year.reset();
    const auto last =
        question.filter.year ? question.filter.year : risk::last_year(read, context.stores.facts(), any_year);
    question.year = last.value_or(0);
    return risk::list(read, context.stores.facts(), *catalog, question);
  });
}

}  // namespace

http::Response list_risk_rules(Context&, const Call&) {
  JsonWriter json;
  app::write_risk_rules(json);
  return json_response(json);
}

http::Response get_risk(Context& context, const Call& call) {
  JsonWriter json;
  app::write_risk(json, risk_of(context, call));
  return json_response(json);
}

http::Response save_risk(Context& context, const Call& call) {
  const std::string format = call.maybe_text("format").value_or("xlsx");
  const auto tables = app::risk_tables(risk_of(context, call), format);
  return attachment(app::table_file_name(tables.front(), format), app::table_bytes(tables, format));
}

}  // namespace vekha::api
