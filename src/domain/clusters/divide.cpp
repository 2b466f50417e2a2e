#include <algorithm>

#include "base/agreement.hpp"
#include "base/text.hpp"
#include "domain/clusters/world.hpp"

namespace vekha::clusters {
namespace {

/// A group on the way down a rule.
struct Group {
  std::vector<std::string> titles;
  Places places;
};

class ByRule {
 public:
  ByRule(const World& world, const Rule& rule, Answer& answer) : world_(world), rule_(rule), answer_(answer) {}

  void divide() {
    Group all;
    for (std::size_t at = 0; at < world_.schools.size(); ++at) all.places.push_back(at);
    for (const Split& split : rule_.splits) drop_unknown(split, all.places);
    if (answer_.why.empty() && !all.places.empty()) descend(all, 0);
  }

 private:
  std::optional<std::size_t> condition_of(const Split& split) const {
    const auto found = std::ranges::find(world_.conditions, split.condition, &context::Condition::id);
    if (found == world_.conditions.end()) return std::nullopt;
    return static_cast<std::size_t>(found - world_.conditions.begin());
  }

  void drop_unknown(const Split& split, Places& places) {
    const auto condition = condition_of(split);
    if (!condition) {
      answer_.why = "Правилу нужно условие, которое не известно и для половины школ: загрузите контекстные данные.";
      return;
    }
    std::erase_if(places, [&](std::size_t at) {
      if (world_.value(*condition, at)) return false;
      answer_.left_out.push_back({world_.schools[at].id, world_.schools[at].code, world_.schools[at].name});
      return true;
    });
  }

  std::vector<Group> parts_of(const Group& group, const Split& split) const {
    std::vector<Group> out;
    for (const Part& part : split.parts) {
      out.push_back({.titles = group.titles, .places = {}});
      out.back().titles.push_back(part.title);
    }
    for (const std::size_t at : group.places) {
      const double value = *world_.value(*condition_of(split), at);
      const auto part =
          std::ranges::find_if(split.parts, [&](const Part& one) { return !one.at_most || value <= *one.at_most; });
      out[static_cast<std::size_t>(part - split.parts.begin())].places.push_back(at);
    }
    std::erase_if(out, [](const Group& one) { return one.places.empty(); });
    return out;
  }

  void descend(const Group& group, std::size_t depth) {
    if (depth == rule_.splits.size()) return add(group);
    const std::vector<Group> parts = parts_of(group, rule_.splits[depth]);
    const auto small = std::ranges::find_if(parts, [](const Group& one) { return one.places.size() < kFewest; });
    if (small == parts.end()) {
      for (const Group& one : parts) descend(one, depth + 1);
      return;
    }
    const std::string whole = group.titles.empty() ? "все школы" : "«" + joined(group.titles, ", ") + "»";
    answer_.notes.push_back("Не разделены " + whole + ": в части «" + small->titles.back() + "» всего " +
                            counted(static_cast<std::int64_t>(small->places.size()), "школа", "школы", "школ") +
                            ", а нужно хотя бы пять.");
    descend(group, depth + 1);
  }

  void add(const Group& group) {
    Cluster cluster = told(world_, group.places);
    cluster.title = group.titles.empty() ? "все школы" : joined(group.titles, ", ");
    cluster.stability_words = "по правилу: от случая не зависит";
    answer_.clusters.push_back(std::move(cluster));
  }

  const World& world_;
  const Rule& rule_;
  Answer& answer_;
};

void finish(Answer& answer, const World& world) {
  int number = 0;
  for (Cluster& one : answer.clusters) one.number = ++number;
  for (std::size_t i = 0; i < world.conditions.size(); ++i) {
    double sum = 0;
    for (const auto& [code, value] : world.conditions[i].values) sum += value;
    const auto known = static_cast<std::int64_t>(world.conditions[i].values.size());
    answer.conditions.push_back(
        {world.conditions[i].name, known > 0 ? std::optional(sum / static_cast<double>(known)) : std::nullopt, known});
  }
  const auto clusters = static_cast<std::int64_t>(answer.clusters.size());
  const auto schools = static_cast<std::int64_t>(world.schools.size());
  answer.headline = answer.title + ": " + counted(clusters, "группа", "группы", "групп") + " из " +
                    counted_oblique(schools, "школы", "школ");
  const auto unsteady = std::ranges::count(answer.clusters, Holding::unsteady, &Cluster::holding);
  if (unsteady > 0)
    answer.headline += unsteady == clusters ? ", все неустойчивы" : ", неустойчивых — " + std::to_string(unsteady);
}

}  // namespace

void divide_by(const World& world, const Rule& rule, Answer& answer) { ByRule(world, rule, answer).divide(); }

Answer divide(const indicators::Ground& ground, const Question& question) {
  const World world = world_of(ground, question.scope, question.year);
  Answer answer{.method = question.method};
  const auto rule = std::ranges::find(rules(), question.method, &Rule::id);
  if (rule != rules().end()) {
    answer.title = rule->title;
    answer.note = rule->note;
    divide_by(world, *rule, answer);
  } else {
    explore(world, question, answer);
  }
  if (answer.why.empty()) finish(answer, world);
  return answer;
}

Answer hidden(Answer answer, NodeId own) {
  std::erase_if(answer.clusters, [&](const Cluster& one) {
    return std::ranges::find(one.members, own, &Member::id) == one.members.end();
  });
  for (Cluster& one : answer.clusters) std::erase_if(one.members, [&](const Member& each) { return each.id != own; });
  std::erase_if(answer.left_out, [&](const Member& one) { return one.id != own; });
  answer.notes.clear();
  return answer;
}

std::set<std::string> codes_of(const Answer& answer, int number) {
  for (const Cluster& one : answer.clusters)
    if (one.number == number) {
      std::set<std::string> out;
      for (const Member& member : one.members) out.insert(member.code);
      return out;
    }
  throw Error(Code::not_found, "Группы № " + std::to_string(number) + " нет: всего групп " +
                                   std::to_string(answer.clusters.size()) + ".");
}

std::string_view holding_name(Holding holding) {
  switch (holding) {
    case Holding::rule: return "rule";
    case Holding::steady: return "steady";
    case Holding::shaky: return "shaky";
    case Holding::unsteady: return "unsteady";
  }
  return {};
}

}  // namespace vekha::clusters
