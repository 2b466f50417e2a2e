#include "domain/documents/preamble.hpp"

#include "base/text.hpp"

namespace vekha::documents {
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
