#include "domain/objectivity/like_schools.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/clusters/clusters.hpp"

namespace vekha::objectivity {
namespace {

struct Group {
  std::vector<std::string> name;
  std::vector<NodeId> schools;
};

std::size_t shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto [first, second] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(first - a.begin());
}

/// The small group joins the one it shares most of its name with, of those the smallest; both keep what they share.
void merge_upward(std::vector<Group>& groups, std::size_t small) {
  std::size_t best = small == 0 ? 1 : 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (i == small) continue;
    const auto rank = [&](std::size_t at) {
      return std::pair(shared(groups[small].name, groups[at].name), -std::ssize(groups[at].schools));
    };
    if (rank(i) > rank(best)) best = i;
  }
  Group& into = groups[best];
  into.name.resize(shared(into.name, groups[small].name));
  into.schools.insert(into.schools.end(), groups[small].schools.begin(), groups[small].schools.end());
  groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(small));
}

std::vector<std::vector<NodeId>> by_conditions(const Kindred& kindred, const std::vector<SizedSchool>& schools) {
  std::map<std::vector<std::string>, Group> named;
  for (const SizedSchool& one : schools) {
    const auto found = kindred.find(one.school);
    const std::vector<std::string> name = found == kindred.end() ? std::vector<std::string>{} : found->second;
    named[name].name = name;
    named[name].schools.push_back(one.school);
  }
  std::vector<Group> groups;
  groups.reserve(named.size());
  for (auto& [name, group] : named) groups.push_back(std::move(group));
  const auto few = [](const Group& group) { return group.schools.size() < kLeastGroup; };
  while (groups.size() > 1) {
    // The deepest names first: a part joins its neighbours before they are joined with others.
    auto small = groups.end();
    for (auto it = groups.begin(); it != groups.end(); ++it)
      if (few(*it) && (small == groups.end() || it->name.size() > small->name.size())) small = it;
    if (small == groups.end()) break;
    merge_upward(groups, static_cast<std::size_t>(small - groups.begin()));
  }
  std::vector<std::vector<NodeId>> out;
  for (Group& group : groups)
    if (!few(group)) out.push_back(std::move(group.schools));
  return out;
}

std::vector<std::vector<NodeId>> by_size(std::vector<SizedSchool> schools) {
  std::sort(schools.begin(), schools.end(),
            [](const auto& a, const auto& b) { return std::pair(a.sat, a.school) < std::pair(b.sat, b.school); });
  const std::size_t groups = std::clamp<std::size_t>(schools.size() / (2 * kLeastGroup), 1, 3);
  std::vector<std::vector<NodeId>> out(groups);
  for (std::size_t i = 0; i < schools.size(); ++i) out[i * groups / schools.size()].push_back(schools[i].school);
  std::erase_if(out, [](const auto& group) { return group.size() < kLeastGroup; });
  return out;
}

}  // namespace

Divided divided(const FindingSources& sources, int year) {
  const indicators::Ground ground{sources.read, sources.facts, sources.catalog};
  for (const char* rule : {"place-and-level", "level"}) {
    const clusters::Answer answer =
        clusters::divide(ground, {.scope = sources.reference, .year = year, .method = rule});
    if (answer.clusters.size() < 2) continue;
    Divided out{{}, answer.title};
    for (const clusters::Cluster& cluster : answer.clusters)
      for (const clusters::Member& member : cluster.members)
        out.kindred[member.id] = split(replaced(cluster.title, ", ", ","), ',');
    return out;
  }
  return {};
}

std::vector<std::vector<NodeId>> like_schools(const Kindred& kindred, std::vector<SizedSchool> schools) {
  return kindred.empty() ? by_size(std::move(schools)) : by_conditions(kindred, schools);
}

}  // namespace vekha::objectivity
