#include "base/text.hpp"
#include "domain/documents/documents.hpp"
#include "domain/documents/preamble.hpp"

namespace vekha::documents {
namespace {

constexpr std::size_t kLongestName = 120;  ///< letters of a file name
constexpr std::size_t kMostActs = 5;       ///< named in the grounds of an order; the plan names the rest

std::string years_of(const calendar::Period& period) {
  const AcademicYear first = academic_year_of(period.from);
  const AcademicYear last = academic_year_of(period.to);
  return first == last ? academic_year_text(first) : "";
}

}  // namespace

std::string file_name(const std::string& title, std::string_view extension) {
  std::string name;
  for (const char c : title) name += std::string_view("\"\\/:*?<>|\n\t").find(c) == std::string_view::npos ? c : ' ';
  name = squeezed(prefix(squeezed(name), kLongestName));
  while (name.ends_with('.')) name.pop_back();
  return (name.empty() ? "Документ" : name) + "." + std::string(extension);
}

std::map<std::string, std::string> known_of(const roadmap::Roadmap& plan) {
  const roadmap::Preamble& preamble = plan.preamble;
  const roadmap::Act act = approving_act(plan, preamble);
  std::vector<std::string> acts;
  for (std::size_t i = 0; i < std::min(preamble.basis.size(), kMostActs); ++i)
    acts.push_back(act_text(preamble.basis[i]));
  std::string approved;
  if (!act.number.empty() || act.date)
    approved = act_text({.kind = act.kind, .number = act.number, .date = act.date, .issuer = "", .title = ""});
  return {{"plan.title", plan.summary.title},
          {"plan.act", approved},
          {"plan.basis", joined(acts, "; ")},
          {"plan.executors", joined(plan.executors, "\n")},
          {"plan.years", plan.summary.period ? years_of(*plan.summary.period) : ""},
          {"plan.reason", plan.summary.version.amend_reason},
          {"issuer", act.issuer}};
}

}  // namespace vekha::documents
