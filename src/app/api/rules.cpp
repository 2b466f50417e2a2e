// Rules of quality of data: looked at, changed for the municipality, tried with values.
#include <algorithm>

#include "app/api/handlers.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"

namespace vekha::api {
namespace {

/// A rule as it is in force and as it is built in.
void write_rule(JsonWriter& json, const catalog::Catalog& now, const catalog::Rule& rule, const catalog::Rule& built) {
  json.begin_object().field("code", rule.code).field("level", rule.level).field("when", rule.when);
  json.field("when_text", imports::rule_in_russian(rule.when));
  json.field("built_in_when_text", imports::rule_in_russian(built.when));
  json.field("severity", rule.severity).field("message", rule.message).field("found", rule.found);
  json.field("expected", rule.expected).field("fix", rule.fix).field("why", rule.why);
  json.field("built_in_when", built.when).field("built_in_severity", built.severity);
  json.field("changed", rule.when != built.when || rule.severity != built.severity);
  const std::vector<std::string> names = imports::rule_names(rule.level, now);
  std::vector<std::string> words;
  for (const std::string& name : names) words.push_back(imports::russian_word(name));
  json.list("names", names).list("words", words).end_object();
}

const catalog::Rule& find_rule(const catalog::Catalog& catalog, const std::string& code) {
  const auto rule = std::ranges::find(catalog.rules, code, &catalog::Rule::code);
  if (rule == catalog.rules.end()) throw Error(Code::not_found, "Правила «" + code + "» нет.");
  return *rule;
}

http::Response rule_response(const Context& context, const std::string& code) {
  JsonWriter json;
  const auto now = context.catalog.get();
  write_rule(json, *now, find_rule(*now, code), find_rule(catalog::built_in(), code));
  return json_response(json);
}

/// Numbers of a flat body by their names; what is no number is left out.
std::map<std::string, double> values_of(const Fields& fields) {
  std::map<std::string, double> out;
  for (const auto& [name, value] : fields.values()) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) out[name] = static_cast<double>(*whole);
    if (const auto* real = std::get_if<double>(&value)) out[name] = *real;
    if (const auto* truth = std::get_if<bool>(&value)) out[name] = *truth ? 1 : 0;
  }
  return out;
}

}  // namespace

http::Response list_rules(Context& context, const Call&) {
  const auto now = context.catalog.get();
  const catalog::Catalog built = catalog::built_in();
  JsonWriter json;
  json.begin_array();
  for (const catalog::Rule& rule : now->rules) {
    const auto known = std::ranges::find(built.rules, rule.code, &catalog::Rule::code);
    write_rule(json, *now, rule, known == built.rules.end() ? rule : *known);
  }
  json.end_array();
  return json_response(json);
}

http::Response change_rule(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const catalog::Rule built = find_rule(catalog::built_in(), call.key);
  catalog::RuleChange change{
      .code = call.key, .severity = fields.text("severity"), .when = imports::rule_in_names(fields.text("when"))};
  // A mistake is told before anything is written.
  imports::rule_holds({*context.catalog.get(), built.level, change.when}, {});
  if (change.severity == built.severity) change.severity.clear();
  if (change.when == built.when) change.when.clear();
  context.stores.records().write(call.who().actor(), "правило проверки «" + call.key + "»",
                                 [&](const db::Write&) { catalog::change_rule(context.stores.folder(), change); });
  return rule_response(context, call.key);
}

http::Response reset_rule(Context& context, const Call& call) {
  find_rule(catalog::built_in(), call.key);
  context.stores.records().write(
      call.who().actor(), "правило проверки «" + call.key + "» как встроенное",
      [&](const db::Write&) { catalog::change_rule(context.stores.folder(), {.code = call.key}); });
  return rule_response(context, call.key);
}

http::Response try_rule(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const auto now = context.catalog.get();
  const imports::RuleTrial trial{*now, find_rule(*now, call.key).level, imports::rule_in_names(fields.text("when"))};
  JsonWriter json;
  json.begin_object().field("holds", imports::rule_holds(trial, values_of(fields))).end_object();
  return json_response(json);
}

}  // namespace vekha::api
