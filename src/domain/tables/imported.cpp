#include "domain/tables/imported.hpp"

#include <algorithm>
#include <regex>
#include <set>

#include "base/text.hpp"
#include "domain/tables/lines.hpp"

namespace vekha::tables {
namespace {

constexpr const char* kForm = "planned-results";
enum Rank { country, region, municipality, school };

std::string item_of(const std::string& text) {
  constexpr std::string_view kTail = ": достижение, %";
  return squeezed(text.ends_with(kTail) ? text.substr(0, text.size() - kTail.size()) : text);
}

bool says(const std::string& pattern, const std::string& text) {
  return text.size() < 400 && std::regex_search(text, std::regex(pattern));
}

/// A territory that is no organisation: told to everybody when it is the country or a region.
std::optional<Told> territory_of(const catalog::WhoRules& rules, const std::string& name, const org::Scope& scope) {
  const std::string line = folded(name);
  if (says(rules.country, line)) return Told{country, name};
  if (says(rules.region, line)) return Told{region, name};
  if (scope.path == "/") return Told{municipality, name};
  return std::nullopt;
}

/// Organisations of the scope and those it lies in.
std::optional<Told> told_of(const org::Node& node, const results::Filter& filter) {
  const bool above = filter.scope.path.starts_with(node.path);
  if (!above && !filter.scope.covers(node)) return std::nullopt;
  if (node.kind == org::Kind::region) return Told{region, node.name};
  if (node.kind == org::Kind::municipality) return Told{municipality, node.name};
  if (filter.school && *filter.school != node.id) return std::nullopt;
  return Told{school, node.name};
}

/// Whom figures may be told of, by organisation.
std::map<NodeId, Told> known_nodes(const db::Read& read, const results::Filter& filter) {
  std::map<NodeId, Told> out;
  for (const org::Kind kind : {org::Kind::region, org::Kind::municipality, org::Kind::school})
    for (const org::Node& node : org::list(read, {}, kind))
      if (const auto told = told_of(node, filter)) out.emplace(node.id, *told);
  return out;
}

Cell cell_of(const results::FigureRow& figure) {
  if (figure.value) return {{}, Estimate::of(*figure.value, 0)};
  if (figure.status == results::Status::suppressed) return absent(Absence::suppressed);
  if (figure.status == results::Status::not_applicable) return absent(Absence::not_applicable);
  return absent(Absence::no_data);
}

struct Sum {
  double total = 0;
  int count = 0;
};

}  // namespace

Cell Imported::of(const std::string& item, const Told& told) const {
  const auto found = cells.find({folded(item), told});
  return found == cells.end() ? absent(Absence::no_data) : found->second;
}

Imported planned_figures(const Sources& sources, const results::Filter& filter, const results::Exam& exam) {
  Imported out;
  const catalog::Form* form = sources.catalog.find_form(kForm);
  const catalog::WhoRules rules = form == nullptr ? catalog::WhoRules{} : form->who;
  results::Filter whole = results::Filter::of(exam);
  whole.as_known_on = filter.as_known_on;
  const std::map<NodeId, Told> nodes = known_nodes(sources.read, filter);
  std::set<Told> who;
  std::set<std::string> met;
  std::map<std::pair<std::string, Told>, Sum> sums;
  for (const results::FigureRow& figure : results::figures(sources.read, sources.facts, whole, kForm)) {
    const auto node = nodes.find(figure.node);
    if (figure.node && node == nodes.end()) continue;
    const auto told = figure.node ? std::optional(node->second) : territory_of(rules, figure.territory, filter.scope);
    if (!told) continue;
    who.insert(*told);
    const std::string item = item_of(figure.item);
    if (met.insert(folded(item)).second) out.items.push_back(item);
    const std::pair key{folded(item), *told};
    if (!figure.value) {
      out.cells.try_emplace(key, cell_of(figure));
      continue;
    }
    Sum& sum = sums[key];
    sum.total += *figure.value;
    out.repeated = ++sum.count > 1 || out.repeated;
    out.cells.insert_or_assign(key, Cell{{}, Estimate::of(sum.total / sum.count, 0)});
  }
  out.who.assign(who.begin(), who.end());
  return out;
}

}  // namespace vekha::tables
