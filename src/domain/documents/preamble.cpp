#include "domain/documents/preamble.hpp"

#include <boost/json.hpp>

#include "base/text.hpp"

namespace vekha::documents {
namespace {

using boost::json::object;

std::string text_at(const object& from, const char* key) {
  const auto* found = from.if_contains(key);
  return found != nullptr && found->is_string() ? std::string(found->get_string()) : "";
}

std::optional<Date> date_at(const object& from, const char* key) { return parse_iso_date(text_at(from, key)); }

const boost::json::array& array_at(const object& from, const char* key) {
  static const boost::json::array kEmpty;
  const auto* found = from.if_contains(key);
  return found != nullptr && found->is_array() ? found->get_array() : kEmpty;
}

std::vector<std::string> texts_at(const object& from, const char* key) {
  std::vector<std::string> out;
  for (const auto& each : array_at(from, key))
    if (each.is_string()) out.emplace_back(each.get_string());
  return out;
}

void read_lists(const object& from, roadmap::Preamble& out) {
  for (const auto& each : array_at(from, "aliases"))
    if (each.is_object())
      out.aliases.push_back({text_at(each.get_object(), "short"), text_at(each.get_object(), "full")});
  for (const auto& each : array_at(from, "basis")) {
    if (!each.is_object()) continue;
    const object& act = each.get_object();
    out.basis.push_back({text_at(act, "kind"), text_at(act, "number"), date_at(act, "date"), text_at(act, "issuer"),
                         text_at(act, "title")});
  }
}

}  // namespace

roadmap::Preamble preamble_of(const roadmap::Roadmap& plan) {
  roadmap::Preamble out;
  boost::system::error_code failed;
  const boost::json::value parsed = boost::json::parse(plan.preamble, failed);
  if (failed || !parsed.is_object()) return out;
  const object& from = parsed.get_object();
  out.kind_of_act = text_at(from, "kind_of_act");
  out.act_number = text_at(from, "act_number");
  out.act_date = date_at(from, "act_date");
  out.approved_by = text_at(from, "approved_by");
  out.goals = texts_at(from, "goals");
  out.tasks = texts_at(from, "tasks");
  read_lists(from, out);
  return out;
}

std::string act_text(const roadmap::ActReference& act) {
  std::string out = act.kind;
  if (!act.issuer.empty()) out += " (" + act.issuer + ")";
  if (act.date) out += " от " + ru_date(*act.date);
  if (!act.number.empty()) out += " № " + act.number;
  if (!act.title.empty()) out += " «" + act.title + "»";
  return squeezed(out);
}

std::string period_sentence(const calendar::Period& period) {
  return "Срок реализации плана: с " + ru_date(period.from) + " по " + ru_date(period.to) + ".";
}

roadmap::Act approving_act(const roadmap::Roadmap& plan, const roadmap::Preamble& preamble) {
  if (plan.summary.version.act) return *plan.summary.version.act;
  return {.kind = preamble.kind_of_act,
          .number = preamble.act_number,
          .date = preamble.act_date,
          .issuer = preamble.approved_by};
}

}  // namespace vekha::documents
