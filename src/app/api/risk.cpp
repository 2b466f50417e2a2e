#include <algorithm>

#include "app/api/handlers.hpp"
#include "app/api/write.hpp"
#include "app/risk_json.hpp"
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

}  // namespace

http::Response list_risk_rules(Context&, const Call&) {
  JsonWriter json;
  app::write_risk_rules(json);
  return json_response(json);
}

http::Response get_risk(Context& context, const Call& call) {
  risk::Question question{.rule = call.text("rule"), .changed = changed_of(call.maybe_text("set"))};
  question.depth = std::clamp(call.maybe_integer("years").value_or(3), 1, kMostYears);
  const auto catalog = context.catalog.get();
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    question.filter = filter_of(read, context, call);
    results::Filter any_year = question.filter;
    any_year.year.reset();
    const auto last =
        question.filter.year ? question.filter.year : risk::last_year(read, context.stores.facts(), any_year);
    question.year = last.value_or(0);
    app::write_risk(json, risk::list(read, context.stores.facts(), *catalog, question));
  });
  return json_response(json);
}

}  // namespace vekha::api
