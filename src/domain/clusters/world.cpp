#include "domain/clusters/world.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "core/stats/describe.hpp"

namespace vekha::clusters {
namespace {

constexpr double kNotable = 0.6;  // standard deviations from all schools that are worth a word
constexpr std::size_t kMostWords = 4;

/// How far a group stands from all schools in one condition.
struct Trait {
  std::size_t condition = 0;
  double distance = 0;
};

std::optional<double> mean_of(const World& world, std::size_t condition, const Places& places) {
  double sum = 0;
  double count = 0;
  for (const std::size_t at : places)
    if (const auto value = world.value(condition, at)) {
      sum += *value;
      ++count;
    }
  return count > 0 ? std::optional(sum / count) : std::nullopt;
}

std::optional<double> distance_of(const std::vector<std::optional<double>>& column, const Places& places) {
  std::vector<double> all;
  std::vector<double> own;
  for (const auto& value : column)
    if (value) all.push_back(*value);
  for (const std::size_t at : places)
    if (column[at]) own.push_back(*column[at]);
  const stats::Description whole = stats::describe(all);
  if (own.empty() || !whole.sd || *whole.sd <= 0) return std::nullopt;
  return (*stats::describe(own).mean - *whole.mean) / *whole.sd;
}

std::string number(double value) { return ru_number(value, std::abs(value) < 10 ? 1 : 0); }

bool is_share_of_schools(const context::Condition& condition) {
  return std::ranges::all_of(condition.values, [](const auto& one) { return one.second == 0 || one.second == 1; });
}

std::string trait_words(const World& world, const Trait& trait, const Places& places) {
  const context::Condition& one = world.conditions[trait.condition];
  const std::string& own = trait.distance > 0 ? one.high : one.low;
  if (is_share_of_schools(one)) return own;
  Places all(world.schools.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  const std::string means = "«" + one.name + "» в среднем " + number(*mean_of(world, trait.condition, places)) +
                            " при " + number(*mean_of(world, trait.condition, all)) + " по всем";
  return own.empty() ? means : own + " (" + means + ")";
}

std::vector<Trait> traits_of(const World& world, const Places& places) {
  std::vector<Trait> out;
  for (std::size_t i = 0; i < world.conditions.size(); ++i) {
    const auto distance = distance_of(context::column(world.conditions[i], world.schools), places);
    if (distance && std::abs(*distance) >= kNotable) out.push_back({i, *distance});
  }
  std::ranges::stable_sort(out, std::ranges::greater(), [](const Trait& one) { return std::abs(one.distance); });
  return out;
}

/// Two conditions may say the same, «крупные» by pupils and by works: once is enough.
std::vector<Trait> without_repeats(const World& world, const std::vector<Trait>& traits) {
  std::vector<Trait> out;
  std::set<std::string> said;
  for (const Trait& one : traits) {
    const context::Condition& condition = world.conditions[one.condition];
    const std::string& word = one.distance > 0 ? condition.high : condition.low;
    if (out.size() < kMostWords && said.insert(word.empty() ? condition.name : word).second) out.push_back(one);
  }
  return out;
}

std::string short_title(const World& world, const std::vector<Trait>& traits) {
  std::vector<std::string> words;
  for (const Trait& one : traits) {
    const context::Condition& condition = world.conditions[one.condition];
    const std::string& word = one.distance > 0 ? condition.high : condition.low;
    if (!word.empty() && words.size() < 3) words.push_back(word);
  }
  return words.empty() ? "обычные" : joined(words, ", ");
}

}  // namespace

std::optional<double> World::value(std::size_t condition, std::size_t school) const {
  const auto found = conditions[condition].values.find(schools[school].code);
  return found == conditions[condition].values.end() ? std::nullopt : std::optional(found->second);
}

World world_of(const indicators::Ground& ground, const org::Scope& scope, int year) {
  World out{.schools = org::list(ground.read, scope, org::Kind::school), .conditions = {}};
  out.conditions = context::conditions(ground, out.schools, year);
  return out;
}

Cluster told(const World& world, const Places& places) {
  Cluster out;
  for (const std::size_t at : places)
    out.members.push_back({world.schools[at].id, world.schools[at].code, world.schools[at].name});
  out.few = places.size() < kFewest;
  for (std::size_t i = 0; i < world.conditions.size(); ++i)
    out.means.push_back(out.few ? std::nullopt : mean_of(world, i, places));
  const std::vector<Trait> traits = without_repeats(world, traits_of(world, places));
  out.title = short_title(world, traits);
  std::vector<std::string> words;
  for (const Trait& one : traits)
    words.push_back(out.few ? world.conditions[one.condition].name : trait_words(world, one, places));
  if (words.empty())
    out.words = "по условиям не отличаются от остальных школ";
  else
    out.words = (out.few ? "отличаются по условиям: " : "") + joined(words, ", ");
  return out;
}

}  // namespace vekha::clusters
