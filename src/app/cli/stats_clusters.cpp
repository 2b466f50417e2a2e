#include <algorithm>
#include <cmath>
#include <map>

#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats_answers.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "core/stats/clusters.hpp"
#include "core/stats/moments.hpp"

namespace vekha::cli {
namespace {

constexpr std::size_t kMostObjects = 4000;  ///< ways that look at every pair
constexpr std::size_t kManyObjects = 500;   ///< above: fewer draws
constexpr double kFalls = 0.6;              ///< Hennig 2007: below it a cluster does not hold
constexpr double kHolds = 0.75;
constexpr double kStructure = 0.25;  ///< Kaufman and Rousseeuw 1990: mean silhouette of no structure
constexpr double kNotable = 0.5;     ///< of a standard deviation: worth a word

struct ClustersOptions {
  AnswersFile file;
  std::string method = "kmeans";
  int k = 0;
  int most = 8;
  std::uint64_t seed = 1;
  int draws = 100;
  bool raw = false;
};

/// Objects without missing figures, and the figures that vary.
struct Objects {
  std::vector<std::string> figures;
  std::vector<std::string> constant;  ///< figures left out
  std::vector<std::string> ids;
  std::vector<std::string> incomplete;  ///< objects left out
  stats::Points points;                 ///< what is divided
  std::vector<stats::Moments> moments;  ///< of each figure as it stands in the table
};

Objects objects_of(const AnswersTable& table, const ClustersOptions& options) {
  Objects found;
  std::vector<std::size_t> rows;
  for (std::size_t p = 0; p < table.scores.persons(); ++p) {
    bool whole = true;
    for (std::size_t i = 0; i < table.items.size(); ++i) whole = whole && table.scores.at(p, i);
    (whole ? found.ids : found.incomplete).push_back(table.ids[p]);
    if (whole) rows.push_back(p);
  }
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < table.items.size(); ++i) {
    stats::Moments moments;
    for (const std::size_t p : rows) moments.add(*table.scores.at(p, i));
    const bool varies = moments.n > 1 && *moments.sd() > 0;
    (varies ? found.figures : found.constant).push_back(table.items[i]);
    if (!varies) continue;
    kept.push_back(i);
    found.moments.push_back(moments);
  }
  found.points.figures = kept.size();
  for (const std::size_t p : rows)
    for (std::size_t f = 0; f < kept.size(); ++f) {
      const double value = *table.scores.at(p, kept[f]);
      found.points.cells.push_back(options.raw ? value : (value - found.moments[f].mean) / *found.moments[f].sd());
    }
  return found;
}

struct Division {
  stats::ChoiceOfK choice;
  stats::Clustering clustering;
  std::vector<double> silhouettes;
  std::vector<double> stability;
};

stats::ClusterMethod method_of(const std::string& name) {
  return name == "ward"  ? stats::ClusterMethod::ward
         : name == "pam" ? stats::ClusterMethod::pam
                         : stats::ClusterMethod::kmeans;
}

/// Nothing when there is nothing to divide.
std::optional<Division> divided(const Objects& objects, const ClustersOptions& options) {
  if (objects.points.size() > kMostObjects)
    throw Error(Code::too_large, "Строк больше 4000: разделите таблицу или возьмите выборку.");
  const auto method = method_of(options.method);
  Division found;
  const auto distinct = static_cast<int>(stats::distinct_objects(objects.points));
  if (options.k > 0 && options.k > distinct)
    throw Error(Code::bad_arguments, "Столько групп не получится: различных строк " + std::to_string(distinct) + ".");
  if (options.k == 0) found.choice = stats::choose_k(objects.points, options.most, method, options.seed);
  const int k = options.k > 0 ? options.k : found.choice.k;
  if (k < 2) return std::nullopt;
  found.clustering = stats::divide(objects.points, k, method, options.seed);
  found.silhouettes = stats::silhouettes(objects.points, found.clustering);
  const int draws = objects.points.size() > kManyObjects ? std::min(options.draws, 20) : options.draws;
  found.stability = stats::stability(objects.points, found.clustering, method, {options.seed, draws});
  return found;
}

struct Told {
  std::size_t size = 0;
  double silhouette = 0;
  std::vector<double> means;      ///< as in the table
  std::vector<double> distances;  ///< of the means from those of all, in standard deviations
  std::string words;
};

std::string words_of(const Told& cluster, const Objects& objects) {
  std::vector<std::size_t> order(objects.figures.size());
  for (std::size_t f = 0; f < order.size(); ++f) order[f] = f;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::abs(cluster.distances[a]) > std::abs(cluster.distances[b]);
  });
  std::vector<std::string> parts;
  for (const std::size_t f : order) {
    const double distance = cluster.distances[f];
    if (std::abs(distance) < kNotable || parts.size() >= 4) break;
    const char* much = std::abs(distance) >= 1.2 ? "много " : "";
    parts.push_back("«" + objects.figures[f] + "» " + much + (distance > 0 ? "выше" : "ниже") + " среднего (" +
                    shown(std::round(cluster.means[f] * 100) / 100) + " против " +
                    shown(std::round(objects.moments[f].mean * 100) / 100) + ")");
  }
  return parts.empty() ? "близко к среднему по всем показателям" : joined(parts, ", ");
}

std::vector<Told> told_clusters(const Objects& objects, const Division& division, const ClustersOptions& options) {
  std::vector<Told> found(static_cast<std::size_t>(division.clustering.k));
  const std::size_t figures = objects.figures.size();
  for (Told& cluster : found) cluster.means.assign(figures, 0);
  for (std::size_t i = 0; i < objects.points.size(); ++i) {
    Told& cluster = found[static_cast<std::size_t>(division.clustering.of[i])];
    ++cluster.size;
    cluster.silhouette += division.silhouettes[i];
    for (std::size_t f = 0; f < figures; ++f) cluster.means[f] += objects.points.row(i)[f];
  }
  for (Told& cluster : found) {
    const auto size = static_cast<double>(cluster.size);
    cluster.silhouette /= size;
    for (std::size_t f = 0; f < figures; ++f) {
      const double mean = cluster.means[f] / size;
      const double sd = *objects.moments[f].sd();
      cluster.distances.push_back(options.raw ? (mean - objects.moments[f].mean) / sd : mean);
      cluster.means[f] = options.raw ? mean : objects.moments[f].mean + mean * sd;
    }
    cluster.words = words_of(cluster, objects);
  }
  return found;
}

std::string verdict(double likeness) {
  return likeness < kFalls ? "неустойчиво" : likeness < kHolds ? "держится слабо" : "устойчиво";
}

std::string whole_verdict(const Division& division) {
  const double width = stats::mean_of(division.silhouettes);
  const double worst = *std::min_element(division.stability.begin(), division.stability.end());
  if (width < kStructure) return "неустойчиво: ясных групп в данных нет, деление условно";
  if (worst < kFalls) return "неустойчиво: при повторном отборе некоторые группы распадаются";
  return worst < kHolds ? "группы держатся слабо" : "группы устойчивы";
}

void write_head(JsonWriter& json, const Objects& objects, const Division& division, const ClustersOptions& options) {
  json.field("method", options.method).field("n", objects.points.size()).field("k", division.clustering.k);
  json.field("seed", static_cast<std::int64_t>(options.seed)).field("standardised", !options.raw);
  json.field("cost", division.clustering.cost).field("silhouette", stats::mean_of(division.silhouettes));
  const double worst = *std::min_element(division.stability.begin(), division.stability.end());
  json.field("stable", worst >= kFalls && stats::mean_of(division.silhouettes) >= kStructure);
  json.field("verdict", whole_verdict(division)).key("silhouette_by_k").begin_object();
  for (std::size_t i = 0; i < division.choice.silhouettes.size(); ++i)
    json.field(std::to_string(i + 2), division.choice.silhouettes[i]);
  json.end_object().list("left_out_rows", objects.incomplete).list("constant_figures", objects.constant);
}

void tell_json(std::ostream& out, const Objects& objects, const Division& division, const ClustersOptions& options) {
  JsonWriter json;
  json.begin_object();
  write_head(json, objects, division, options);
  const auto clusters = told_clusters(objects, division, options);
  json.key("clusters").begin_array();
  for (std::size_t c = 0; c < clusters.size(); ++c) {
    json.begin_object().field("cluster", c + 1).field("size", clusters[c].size);
    json.field("silhouette", clusters[c].silhouette).field("stability", division.stability[c]);
    json.field("verdict", verdict(division.stability[c])).field("description", clusters[c].words);
    if (!division.clustering.medoids.empty()) json.field("medoid", objects.ids[division.clustering.medoids[c]]);
    json.key("means").begin_object();
    for (std::size_t f = 0; f < objects.figures.size(); ++f) json.field(objects.figures[f], clusters[c].means[f]);
    json.end_object().end_object();
  }
  json.end_array().key("members").begin_array();
  for (std::size_t i = 0; i < objects.points.size(); ++i)
    json.begin_object()
        .field("id", objects.ids[i])
        .field("cluster", division.clustering.of[i] + 1)
        .field("silhouette", division.silhouettes[i])
        .end_object();
  out << json.end_array().end_object().text() << "\n";
}

void tell(std::ostream& out, const Objects& objects, const Division& division, const ClustersOptions& options) {
  const auto clusters = told_clusters(objects, division, options);
  Columns columns(
      {{"Группа"}, {"Строк"}, {"Силуэт"}, {"Устойчивость"}, {"", Align::left}, {"Чем отличается", Align::left}});
  for (std::size_t c = 0; c < clusters.size(); ++c)
    columns.add({std::to_string(c + 1), std::to_string(clusters[c].size), ru_number(clusters[c].silhouette, 2),
                 ru_number(division.stability[c], 2), verdict(division.stability[c]), clusters[c].words});
  out << columns.text() << capitalized(whole_verdict(division)) << ". Средний силуэт "
      << ru_number(stats::mean_of(division.silhouettes), 2) << ".\n";
  for (std::size_t c = 0; c < clusters.size(); ++c) {
    std::vector<std::string> members;
    for (std::size_t i = 0; i < objects.points.size(); ++i)
      if (division.clustering.of[i] == static_cast<int>(c)) members.push_back(objects.ids[i]);
    out << "Группа " << c + 1 << ": " << joined(members, ", ") << "\n";
  }
  if (!objects.constant.empty()) out << "Не различаются и не взяты: " << joined(objects.constant, ", ") << "\n";
  if (!objects.incomplete.empty())
    out << "С пропусками, в деление не вошли: " << joined(objects.incomplete, ", ") << "\n";
}

void tell_nothing(const Objects& objects, const ClustersOptions& options, Session& session) {
  if (!options.file.file.json) {
    session.out << "Делить нечего: различных строк без пропусков меньше трёх.\n";
    return;
  }
  JsonWriter json;
  json.begin_object().field("n", objects.points.size()).field("k", 0).key("clusters").begin_array().end_array();
  json.list("left_out_rows", objects.incomplete).list("constant_figures", objects.constant);
  write_absence(json, objects.ids.empty() ? Absence::no_data : Absence::too_few);
  session.out << json.end_object().text() << "\n";
}

void find_clusters(const ClustersOptions& options, Session& session) {
  const AnswersTable table = read_answers(session.path(options.file.file.csv), options.file, {});
  const Objects objects = objects_of(table, options);
  const auto division = objects.figures.empty() ? std::nullopt : divided(objects, options);
  if (!division) return tell_nothing(objects, options, session);
  options.file.file.json ? tell_json(session.out, objects, *division, options)
                         : tell(session.out, objects, *division, options);
}

}  // namespace

void add_stats_clusters(Command stats, Session& session) {
  const auto options = std::make_shared<ClustersOptions>();
  Command family =
      add_family(stats, "clusters", "Группы похожих школ: деление, устойчивость, описание словами", options->file.file);
  family.add_option("--figure,--column,--item", options->file.items,
                    "Столбцы показателей через пробел, можно «первый..последний»; без ключа — все остальные");
  family.add_option("--id", options->file.id, "Столбец с названием; без ключа — номер строки");
  family.add_option("--method", options->method, "kmeans, ward или pam")
      .check(one_of({"kmeans", "ward", "pam"}))
      .show_default();
  family.add_option("-k,--k", options->k, "Сколько групп; без ключа выбирается по силуэту").check(between(2, 100));
  family.add_option("--most", options->most, "Наибольшее число групп при выборе").check(between(2, 50)).show_default();
  family.add_option("--seed", options->seed, "Зерно случайных чисел: с одним зерном ответ один").show_default();
  family.add_option("--boot", options->draws, "Сколько раз проверить устойчивость повторным отбором")
      .check(between(1, 1000))
      .show_default();
  family.add_flag("--raw", options->raw, "Не приводить показатели к одному разбросу");
  family.callback([options, &session] { find_clusters(*options, session); });
}

}  // namespace vekha::cli
