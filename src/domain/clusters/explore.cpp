#include <algorithm>
#include <array>
#include <optional>

#include "base/error.hpp"
#include "base/text.hpp"
#include "core/stats/clusters.hpp"
#include "core/stats/describe.hpp"
#include "domain/clusters/world.hpp"

namespace vekha::clusters {
namespace {

constexpr std::size_t kFewSchools = 10;
constexpr int kMostClusters = 8;
constexpr std::uint64_t kSeed = 20221222;  // the same answer every time
constexpr int kDraws = 100;
constexpr double kSteady = 0.75;  // Hennig 2007
constexpr double kShaky = 0.6;

struct Method {
  const char* id;
  const char* title;
  stats::ClusterMethod method;
};
constexpr std::array kMethods = {
    Method{"kmeans", "Поиск групп: k средних", stats::ClusterMethod::kmeans},
    Method{"pam", "Поиск групп: вокруг типичных школ (PAM)", stats::ClusterMethod::pam},
    Method{"ward", "Поиск групп: по Уорду", stats::ClusterMethod::ward},
};

const Method& method_of(const std::string& id) {
  std::vector<std::string> known;
  for (const Rule& rule : rules()) known.push_back(rule.id);
  for (const Method& one : kMethods) {
    if (one.id == id) return one;
    known.emplace_back(one.id);
  }
  throw Error(Code::not_found, "Деления «" + prefix(id, 40) + "» нет. Есть: " + joined(known, ", ") + ".");
}

/// Standard scores of the conditions that vary; what is not known of a school stands at the mean.
stats::Points points_of(const World& world, std::int64_t& unknown) {
  std::vector<std::vector<double>> columns;
  for (const context::Condition& one : world.conditions) {
    const auto column = context::column(one, world.schools);
    std::vector<double> there;
    for (const auto& value : column)
      if (value) there.push_back(*value);
    const stats::Description whole = stats::describe(there);
    if (!whole.sd || *whole.sd <= 0) continue;
    std::vector<double> scores;
    for (const auto& value : column) scores.push_back(value ? (*value - *whole.mean) / *whole.sd : 0);
    unknown += std::ranges::count_if(column, [](const auto& value) { return !value.has_value(); });
    columns.push_back(std::move(scores));
  }
  stats::Points out{.figures = columns.size(), .cells = {}};
  for (std::size_t school = 0; school < world.schools.size(); ++school)
    for (const auto& scores : columns) out.cells.push_back(scores[school]);
  return out;
}

void tell_stability(Cluster& cluster, double stability) {
  cluster.stability = stability;
  cluster.holding = stability >= kSteady ? Holding::steady : stability >= kShaky ? Holding::shaky : Holding::unsteady;
  const std::string share = " (сходство при повторном отборе школ " + ru_number(stability, 2) + ")";
  switch (cluster.holding) {
    case Holding::steady: cluster.stability_words = "устойчиво" + share; break;
    case Holding::shaky: cluster.stability_words = "держится нетвёрдо" + share; break;
    default: cluster.stability_words = "неустойчиво" + share + ": решений на этой группе не строить"; break;
  }
}

int wanted_k(const Question& question, const stats::Points& points) {
  const int most = static_cast<int>(std::min<std::size_t>(kMostClusters, stats::distinct_objects(points)));
  if (question.k == 0) return 0;
  if (question.k < 2 || question.k > most)
    throw Error(Code::bad_arguments, "Групп можно искать от 2 до " + std::to_string(std::max(2, most)) + ".");
  return question.k;
}

bool is_told(const stats::Clustering& found) {
  std::vector<std::size_t> sizes(static_cast<std::size_t>(found.k));
  for (const int number : found.of) ++sizes[static_cast<std::size_t>(number)];
  return std::ranges::all_of(sizes, [](std::size_t one) { return one >= kFewest; });
}

/// The division with the best silhouette among those whose groups may all be told; nothing where only single schools
/// fall away from the rest.
std::optional<stats::Clustering> best(const stats::Points& points, stats::ClusterMethod method) {
  std::optional<stats::Clustering> out;
  double most = 0;
  const int last = static_cast<int>(std::min<std::size_t>(kMostClusters, stats::distinct_objects(points) - 1));
  for (int k = 2; k <= last; ++k) {
    stats::Clustering one = stats::divide(points, k, method, kSeed);
    const double silhouette = stats::mean_of(stats::silhouettes(points, one));
    if (!is_told(one) || (out && silhouette <= most)) continue;
    most = silhouette;
    out = std::move(one);
  }
  return out;
}

}  // namespace

void explore(const World& world, const Question& question, Answer& answer) {
  const Method& method = method_of(question.method);
  answer.title = method.title;
  answer.note =
      "Группы найдены в цифрах, а не утверждены: смотрите на устойчивость и описание, для решений берите деление по "
      "правилу.";
  std::int64_t unknown = 0;
  const stats::Points points = points_of(world, unknown);
  if (world.schools.size() < kFewSchools || stats::distinct_objects(points) < 3) {
    answer.why = "Искать группы не в чем: нужно хотя бы десять школ с известными и разными условиями.";
    return;
  }
  const int k = wanted_k(question, points);
  const auto chosen = k == 0 ? best(points, method.method) : stats::divide(points, k, method.method, kSeed);
  if (!chosen) {
    answer.why = "Групп в цифрах не видно: при любом их числе от остальных отделяются лишь единичные школы.";
    return;
  }
  const stats::Clustering& found = *chosen;
  const std::vector<double> steady = stats::stability(points, found, method.method, {kSeed, kDraws});
  answer.silhouette = stats::mean_of(stats::silhouettes(points, found));
  for (int number = 0; number < found.k; ++number) {
    Places places;
    for (std::size_t at = 0; at < found.of.size(); ++at)
      if (found.of[at] == number) places.push_back(at);
    answer.clusters.push_back(told(world, places));
    tell_stability(answer.clusters.back(), steady[static_cast<std::size_t>(number)]);
    if (places.size() < kFewest)
      answer.notes.push_back("В группе «" + answer.clusters.back().title +
                             "» меньше пяти школ: её средние не показаны.");
  }
  if (question.k == 0)
    answer.notes.push_back(
        "Число групп выбрано по среднему силуэту среди делений, где в каждой группе хотя бы пять школ: " +
        ru_number(*answer.silhouette, 2) + " (1 — группы далеко друг от друга, 0 — границы условны).");
  if (unknown > 0)
    answer.notes.push_back("Неизвестных значений: " + std::to_string(unknown) + ", на их месте стоит среднее.");
}

}  // namespace vekha::clusters
