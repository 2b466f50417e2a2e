#include "domain/results/schools.hpp"

#include <map>
#include <set>

#include "base/text.hpp"
#include "domain/results/results.sql.hpp"

namespace vekha::results {
namespace {

std::string school_title(const SchoolName& school) {
  return school.name.empty() ? "Школа " + school.code : school.name;
}
const std::string& municipality_title(const SchoolName& school) {
  return school.municipality.empty() ? school.municipality_code : school.municipality;
}
const std::string& municipality_key(const SchoolName& school) {
  return school.municipality_code.empty() ? school.municipality : school.municipality_code;
}
bool names_municipality(const SchoolName& school) { return !municipality_key(school).empty(); }

org::Node short_node(const db::Row& row) {
  return {.id = row.id<NodeId>(0), .kind = org::Kind::municipality, .code = row.text(1), .name = row.text(2)};
}

std::optional<org::Node> find_municipality(const db::Read& read, const SchoolName& school, NodeId home = {}) {
  if (!names_municipality(school) && home) return org::node(read, org::Scope{}, home);
  if (!names_municipality(school)) return read.first(sql::first_municipality, {}, short_node);
  if (auto found = org::find(read, org::Kind::municipality, municipality_key(school))) return found;
  if (school.municipality.empty()) return std::nullopt;
  return read.first(sql::municipality_by_name, {school.municipality}, short_node);
}

void learn_name(const db::Write& write, BatchId batch, const org::Node& node, const std::string& name) {
  if (name.empty() || node.name == name) return;
  const bool provisional = node.name == "Школа " + node.code || node.name == node.code;
  if (!provisional) return;
  write.run(sql::rename_node, {name, node.id, node.name});
  write.run(sql::add_node, {batch, node.id, 0, node.name, name});
}

NodeId make(const db::Write& write, BatchId batch, NodeId parent, const org::Node& fresh) {
  const NodeId id = org::add(write, parent, fresh).id;
  write.run(sql::add_node, {batch, id, 1, "", fresh.name});
  return id;
}

NodeId municipality_for(const db::Write& write, BatchId batch, const SchoolName& school, NodeId home) {
  if (const auto found = find_municipality(write, school, home)) {
    learn_name(write, batch, *found, school.municipality);
    return found->id;
  }
  if (!names_municipality(school))
    throw Error(Code::not_found, "В папке данных нет муниципалитета. Создайте его командой «vekha init --data ПАПКА».");
  return make(write, batch, org::root(write).id,
              {.kind = org::Kind::municipality, .code = municipality_key(school), .name = municipality_title(school)});
}

NodeId settle_one(const db::Write& write, BatchId batch, const SchoolName& school, NodeId home) {
  if (const auto found = org::find(write, org::Kind::school, school.code)) {
    learn_name(write, batch, *found, school.name);
    const org::Node parent = org::node(write, org::Scope{}, found->parent);
    if (parent.code == school.municipality_code) learn_name(write, batch, parent, school.municipality);
    return found->id;
  }
  return make(write, batch, municipality_for(write, batch, school, home),
              {.kind = org::Kind::school, .code = school.code, .name = school_title(school)});
}

/// «Красногорский район (reg22_m019)»: the whole, what stands before the bracket, what stands in it.
std::vector<std::string> spellings(const std::string& territory) {
  std::vector<std::string> out{territory};
  const auto open = territory.rfind('(');
  const auto close = territory.rfind(')');
  if (open == std::string::npos || close == std::string::npos || close < open) return out;
  out.emplace_back(trimmed(std::string_view(territory).substr(0, open)));
  out.emplace_back(trimmed(std::string_view(territory).substr(open + 1, close - open - 1)));
  return out;
}

NodeId node_of_territory(const db::Read& read, const std::string& territory) {
  for (const std::string& one : spellings(territory)) {
    if (one.empty()) continue;
    if (const auto found = org::find(read, org::Kind::municipality, one)) return found->id;
    if (const auto found = read.first(sql::municipality_by_name, {one}, short_node)) return found->id;
  }
  return {};
}

}  // namespace

std::vector<SchoolName> completed(std::vector<SchoolName> schools) {
  std::map<std::string, std::string> name_of;
  std::map<std::string, std::string> code_of;
  for (const SchoolName& school : schools) {
    if (school.municipality.empty() || school.municipality_code.empty()) continue;
    name_of[school.municipality_code] = school.municipality;
    code_of[school.municipality] = school.municipality_code;
  }
  for (SchoolName& school : schools) {
    if (school.municipality.empty() && name_of.contains(school.municipality_code))
      school.municipality = name_of[school.municipality_code];
    if (school.municipality_code.empty() && code_of.contains(school.municipality))
      school.municipality_code = code_of[school.municipality];
  }
  return schools;
}

std::optional<org::Node> named_municipality(const db::Read& read, const SchoolName& school) {
  const auto found = names_municipality(school) ? find_municipality(read, school) : std::nullopt;
  return found ? std::optional(org::node(read, org::Scope{}, found->id)) : std::nullopt;
}

Unknown unknown_in(const db::Read& read, const std::vector<SchoolName>& schools) {
  Unknown out;
  std::set<std::string> seen;
  for (const SchoolName& school : completed(schools)) {
    if (org::find(read, org::Kind::school, school.code)) continue;
    out.schools.push_back(school);
    if (names_municipality(school) && seen.insert(municipality_key(school)).second && !find_municipality(read, school))
      out.municipalities.push_back({{}, {}, school.municipality_code, school.municipality});
  }
  return out;
}

Settled settle(const db::Write& write, BatchId batch, const Load& load) {
  Settled out;
  for (const SchoolName& school : completed(load.schools))
    out.schools.push_back(settle_one(write, batch, school, load.home));
  std::map<std::string, NodeId> territories;
  for (const Figure& figure : load.figures) {
    if (figure.school) {
      out.figures.push_back(out.schools.at(*figure.school));
      continue;
    }
    const auto [it, fresh] = territories.try_emplace(figure.territory);
    if (fresh) it->second = node_of_territory(write, figure.territory);
    out.figures.push_back(it->second);
  }
  return out;
}

}  // namespace vekha::results
